import type { HealthEvent } from './health-event';
import { recordOf } from './health-events';
import type { Id, Instant } from './schema';
import { clamp, evidence, halved, NOTHING } from './verdict-evidence';
import type { AssessSettings, Rule, View } from './verdict-view';

// Tone against the customer's own: a cumulative sum (Page 1954) of log-likelihood ratios "slipping" to "as usual" over his
// mails. Scored first and learnt after, so a blunt writer stops alarming (2.1, sentiment_drop).

export type Tone = {
  /** Mails with a known tone and the negative ones among them, older ones forgotten a little with each. */
  mails: number;
  negative: number;
  score: number;
  scoredAt: Instant;
  /** The mails since the score last stood at zero. */
  run?: { since: Instant; mails: number; negative: number; latest: Id; usual: number };
};

export const UNKNOWN_TONE: Tone = { mails: 0, negative: 0, score: 0, scoredAt: 0 };

const usualShare = ({ mails, negative }: Tone, { health: { tone } }: AssessSettings): number => {
  const weight = tone.priorMails + mails;
  const share = weight === 0 ? tone.usualLeast : (tone.priorNegative + negative) / weight;
  // Kept away from 0 and 1, where a logarithm has no answer.
  return clamp(clamp(share, tone.usualLeast, tone.usualMost), 0.01, 0.98);
};

export const afterTone = (view: View, event: HealthEvent, settings: AssessSettings): Tone => {
  if (event.type !== 'interaction' || event.automatic || event.direction !== 'inbound') return view.tone;
  // Missing tone is neutral evidence: neither good nor bad, and nothing to learn from.
  if (event.sentiment === undefined) return view.tone;
  const { tone } = settings.health;
  const before = view.tone;
  const usual = usualShare(before, settings);
  const slipping = clamp(clamp(tone.slippingFactor * usual, tone.slippingLeast, tone.slippingMost), usual, 0.99);
  const isNegative = event.sentiment === 'negative';
  const isLinked = event.refersTo !== undefined;
  const ratio = isNegative
    ? Math.log2(slipping / usual) * (isLinked ? tone.linkedFactor : 1)
    : Math.log2((1 - slipping) / (1 - usual)) - (event.sentiment === 'positive' ? tone.kindness : 0);
  const held = halved(before.score, event.at - before.scoredAt, tone.halfLifeDays);
  const score = clamp(held + ratio, 0, tone.scoreMost);
  const { run } = before;
  const next = {
    since: run?.since ?? event.at,
    mails: (run?.mails ?? 0) + 1,
    negative: (run?.negative ?? 0) + (isNegative ? 1 : 0),
    latest: isNegative || run === undefined ? event.id : run.latest,
    usual: run?.usual ?? usual,
  };
  return {
    mails: before.mails * tone.memory + 1,
    negative: before.negative * tone.memory + (isNegative ? 1 : 0),
    score,
    scoredAt: event.at,
    ...(score > 0 && { run: next }),
  };
};

export const toneRule: Rule = ({ tone: learnt }, now, { health: { tone } }) => {
  const { run } = learnt;
  if (run === undefined) return NOTHING;
  const score = halved(learnt.score, now - learnt.scoredAt, tone.halfLifeDays);
  return evidence('sentiment_drop', 'soft', Math.min(tone.most, score - tone.silentBelow), {
    since: run.since,
    subjectId: recordOf(run.latest),
    facts: () => ({ negative: run.negative, of: run.mails, usualPercent: Math.round(run.usual * 100) }),
  });
};
