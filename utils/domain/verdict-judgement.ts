import type { Assessment } from './assessment';
import type { EventOf, HealthEvent } from './health-event';
import { recordOf } from './health-events';
import { DAY } from './instant';
import type { Id, Instant } from './schema';
import { exactly } from './verdict-evidence';
import { isSignOfLife } from './verdict-relationship';
import type { AssessSettings, View } from './verdict-view';

// What the people who know the customer say (product.md rows 104 and 80): a pulse, a word on a flag, a snooze.

export type Judgement = {
  pulse?: { id: Id; at: Instant; score: EventOf<'pulse'>['score'] };
  snooze?: { at: Instant; until: Instant };
};

// New trouble that wakes a sleeping flag without being a sign of the customer himself.
const WAKES: ReadonlySet<HealthEvent['type']> = new Set(['dunning', 'order-cancelled', 'churned', 'pulse']);

export const afterJudgement = (view: View, event: HealthEvent): Judgement => {
  const before = view.judgement;
  const { at } = event;
  switch (event.type) {
    case 'pulse':
      return { ...before, pulse: { id: event.id, at, score: event.score } };
    case 'snooze':
      return { ...before, snooze: { at, until: event.until } };
    default: {
      if (before.snooze === undefined || !(isSignOfLife(event) || WAKES.has(event.type))) return before;
      const { snooze: _over, ...rest } = before;
      return rest;
    }
  }
};

type Pulse = NonNullable<Judgement['pulse']>;

/** It expires, sooner at the extremes. */
const expiryOf = ({ at, score }: Pulse, { health: { judgement } }: AssessSettings): Instant =>
  at + (score === 1 || score === 5 ? judgement.extremeDays : judgement.pulseDays) * DAY;

/** Points the pulse adds (discontent) or would take away (content). */
export const pulsePoints = ({ judgement: { pulse } }: View, now: Instant, settings: AssessSettings): number => {
  if (pulse === undefined || now >= expiryOf(pulse, settings)) return 0;
  const { one, two, four, five } = settings.health.judgement.pulse;
  return exactly({ 1: one, 2: two, 3: 0, 4: -four, 5: -five }[pulse.score]);
};

/** The pulse that holds at `now`, with the points that it really moves. */
export const judgementOf = (
  { judgement: { pulse } }: View,
  points: number,
  now: Instant,
  settings: AssessSettings,
): Assessment['judgement'] => {
  if (pulse === undefined || now >= expiryOf(pulse, settings)) return undefined;
  return {
    score: pulse.score,
    points,
    at: pulse.at,
    expiresAt: expiryOf(pulse, settings),
    eventId: recordOf(pulse.id),
  };
};

export const snoozedUntil = ({ judgement: { snooze } }: View, now: Instant): Instant | undefined =>
  snooze !== undefined && now < snooze.until ? snooze.until : undefined;

/** The share of flags that people called justified, of those they judged. */
export type Precision = { justified: number; judged: number };

export const realisedPrecision = (events: readonly HealthEvent[]): Precision => {
  const words = events.filter((event) => event.type === 'flag-feedback');
  return { justified: words.filter(({ justified }) => justified).length, judged: words.length };
};
