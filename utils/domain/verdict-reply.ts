import type { HealthEvent } from './health-event';
import { recordOf } from './health-events';
import { DAY, workingDaysBetween } from './instant';
import type { Id, Instant } from './schema';
import { evidence, halved, NOTHING } from './verdict-evidence';
import { isContact } from './verdict-relationship';
import type { AssessSettings, Rule, View } from './verdict-view';

// Our questions that the customer leaves lying, against the time he usually takes (2.1, reply_stopped).

export type Replies = {
  /** The first question of ours since his last contact, and how many there are. */
  asked?: { since: Instant; id: Id; messages: number };
  /** Questions that he answered, and those that he let pass. */
  answered: number;
  ignored: number;
  /** Sum of the logarithms of his reply times in working days. */
  logDays: number;
};

export const NO_REPLIES: Replies = { answered: 0, ignored: 0, logDays: 0 };

// An answer within the hour is quick enough: its logarithm must not outweigh all others.
const QUICKEST_DAYS = 0.1;

/** The usual reply time in working days: geometric mean with the prior as so many earlier replies. */
const usualDays = ({ answered, logDays }: Replies, { health: { reply } }: AssessSettings): number => {
  const prior = Math.log(Math.max(reply.priorDays, QUICKEST_DAYS)) * reply.priorWeight;
  const weight = reply.priorWeight + answered;
  return weight === 0 ? reply.priorDays : Math.exp((prior + logDays) / weight);
};

const replyRate = ({ answered, ignored }: Replies, { health: { reply } }: AssessSettings): number => {
  const weight = reply.priorWeight + answered + ignored;
  return weight === 0 ? 1 : (reply.priorRate * reply.priorWeight + answered) / weight;
};

const waitsFrom = (replies: Replies, settings: AssessSettings): number =>
  Math.max(settings.health.reply.graceDays, settings.health.reply.graceFactor * usualDays(replies, settings));

export const afterReply = (view: View, event: HealthEvent, settings: AssessSettings): Replies => {
  const before = view.replies;
  const { asked } = before;
  if (isContact(event)) {
    if (asked === undefined) return before;
    const { asked: _over, ...rest } = before;
    const took = workingDaysBetween(asked.since, event.at, settings);
    // What comes after a multiple of the usual time is a new matter, not a reply.
    if (took > 4 * waitsFrom(before, settings)) return { ...rest, ignored: before.ignored + 1 };
    return {
      ...rest,
      answered: before.answered + 1,
      logDays: before.logDays + Math.log(Math.max(took, QUICKEST_DAYS)),
    };
  }
  if (event.type !== 'interaction' || event.automatic || event.direction !== 'outbound' || !event.awaitsReply) {
    return before;
  }
  return asked === undefined
    ? { ...before, asked: { since: event.at, id: event.id, messages: 1 } }
    : { ...before, asked: { ...asked, messages: asked.messages + 1 } };
};

export const replyRule: Rule = ({ replies }, now, settings) => {
  const { asked } = replies;
  if (asked === undefined) return NOTHING;
  const { reply } = settings.health;
  const workingDays = workingDaysBetween(asked.since, now, settings);
  const usual = usualDays(replies, settings);
  if (workingDays <= waitsFrom(replies, settings)) return NOTHING;
  const silence =
    reply.base + reply.weight * Math.log2(workingDays / Math.max(reply.graceFactor * usual, QUICKEST_DAYS));
  const factor = asked.messages > 1 ? reply.againFactor : reply.onceFactor;
  const points = Math.min(reply.most, silence) * factor * replyRate(replies, settings);
  return evidence(
    'reply_stopped',
    'open',
    halved(points, now - asked.since - reply.fadesFromDays * DAY, reply.halfLifeDays),
    {
      since: asked.since,
      subjectId: recordOf(asked.id),
      facts: () => ({
        workingDays: Math.floor(workingDays),
        messages: asked.messages,
        usualDays: Math.max(1, Math.round(usual)),
      }),
    },
  );
};
