import type { HealthEvent } from './health-event';
import { recordOf } from './health-events';
import { DAY, type WorkingCalendar, workingDaysBetween } from './instant';
import type { Id, Instant } from './schema';
import { hasOpenComplaint } from './verdict-complaints';
import { doublings, evidence, halved, NOTHING } from './verdict-evidence';
import { honeymoon } from './verdict-relationship';
import type { AssessSettings, Rule, View } from './verdict-view';
import type { Waiting } from './waiting';

// The customer's mails that wait for us, and what a late answer leaves behind (2.1, unanswered).

/** A silence of ours that ended too late: its points at the answer. */
export type LateAnswers = readonly {
  id: Id;
  since: Instant;
  answeredAt: Instant;
  points: number;
  workingDays: number;
  mails: number;
}[];

const pointsOf = (view: View, waiting: Waiting, now: Instant, settings: AssessSettings): number => {
  const { unanswered } = settings.health;
  const workingDays = workingDaysBetween(waiting.since, now, settings);
  const chases = waiting.messages - 1;
  const isLeaving = view.churn.some(({ at }) => at >= waiting.since);
  const isHot = isLeaving || (!waiting.softened && (chases > 0 || waiting.negative || hasOpenComplaint(view)));
  // A chase shortens the grace rather than breaking it: inside, the logarithm is negative and outweighs it.
  const silence = isHot
    ? Math.min(unanswered.hotMost, unanswered.hotWeight * doublings(workingDays, unanswered.hotGraceDays)) +
      unanswered.chaseWeight * Math.min(unanswered.chaseMost, chases)
    : Math.min(unanswered.coldMost, unanswered.coldWeight * doublings(workingDays, unanswered.coldGraceDays));
  const points = silence * honeymoon(view, waiting.since, settings);
  return halved(points, now - waiting.since - unanswered.fadesFromDays * DAY, unanswered.halfLifeDays);
};

/** Remembers the silence when `waiting`, the clock after the event, has stopped. */
export const afterLateAnswer = (
  view: View,
  event: HealthEvent,
  waiting: Waiting | undefined,
  settings: AssessSettings,
): LateAnswers => {
  const before = view.waiting;
  if (before === undefined || waiting !== undefined) return view.lateAnswers;
  const points = pointsOf(view, before, event.at, settings) * settings.health.unanswered.lateShare;
  if (!(points > 0)) return view.lateAnswers;
  const workingDays = Math.floor(workingDaysBetween(before.since, event.at, settings));
  const late = { id: before.interactionId, since: before.since, answeredAt: event.at, points };
  return [...view.lateAnswers, { ...late, workingDays, mails: before.messages }].slice(-6);
};

export const unansweredRule: Rule = (view, now, settings) => {
  const { waiting } = view;
  if (waiting === undefined) return NOTHING;
  return evidence('unanswered', 'open', pointsOf(view, waiting, now, settings), {
    since: waiting.since,
    subjectId: recordOf(waiting.interactionId),
    facts: () => ({
      workingDays: Math.floor(workingDaysBetween(waiting.since, now, settings)),
      mails: waiting.messages,
      ...(waiting.subject !== undefined && { subject: waiting.subject }),
    }),
  });
};

export const lateAnswerRule: Rule = ({ lateAnswers }, now, { health: { unanswered } }) => {
  const latest = lateAnswers.at(-1);
  if (latest === undefined) return NOTHING;
  const sum = lateAnswers.reduce(
    (total, { points, answeredAt }) => total + halved(points, now - answeredAt, unanswered.lateHalfLifeDays),
    0,
  );
  return evidence('unanswered', 'residue', Math.min(sum, unanswered.hotMost), {
    since: latest.since,
    subjectId: recordOf(latest.id),
    facts: () => ({ workingDays: latest.workingDays, mails: latest.mails, answered: 'late' }),
  });
};

/** Working days the customer has waited by `now`; 0 when he does not wait. */
export const waitedDays = (waiting: Waiting | undefined, now: Instant, calendar: WorkingCalendar): number =>
  waiting === undefined ? 0 : workingDaysBetween(waiting.since, now, calendar);
