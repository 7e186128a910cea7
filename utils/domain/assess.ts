import { type Assessment, isFlagged, type Reason } from './assessment';
import type { HealthEvent } from './health-event';
import { inOrder } from './health-events';
import { DAY } from './instant';
import type { Id, Instant } from './schema';
import { alarmOf } from './verdict-churn';
import { repeatsOf } from './verdict-complaints';
import { type Course, courseFrom, followed, lookAt, type Stretch, stretchesOf } from './verdict-course';
import { reasonOf } from './verdict-evidence';
import { judgementOf, snoozedUntil } from './verdict-judgement';
import { nextChange } from './verdict-next';
import { pointsByCode, type Weight } from './verdict-rules';
import type { AssessSettings } from './verdict-view';

// The verdict on a customer: what the events say about him, in the words of the assessment. Section numbers in these files
// are those of the health model.

export type { AssessSettings };
export { pointsByCode };

const pastOf = (events: readonly HealthEvent[], now: Instant): HealthEvent[] =>
  inOrder(events).filter(({ at }) => at <= now);

/** Every state the customer went through up to `until`, oldest first; nothing later than a moment changes what was. */
export const courseOf = (events: readonly HealthEvent[], until: Instant, settings: AssessSettings): Stretch[] =>
  stretchesOf(pastOf(events, until), until, settings);

// One point doubles the odds; less is weather.
const WORTH_A_TREND = 1;
const WORTH_A_WORD = 0.5;

/** The way satisfaction goes: `falling` when the load is a point or more above that of the week before last. */
const trendOf = ({ weeks, view }: Course, { load }: Weight, now: Instant): Assessment['trend'] => {
  if (view.lostAt !== undefined) return 'steady';
  const then = weeks.findLast(({ at }) => now - at >= 7 * DAY);
  const growth = load - (then?.load ?? 0);
  return growth >= WORTH_A_TREND ? 'falling' : growth <= -WORTH_A_TREND ? 'rising' : 'steady';
};

/** What came and what went by half a point or more since a week or two ago, the largest change first. */
const changedOf = ({ codes }: Course, { evidence }: Weight, now: Instant): NonNullable<Assessment['changed']> => {
  const then = codes.findLast(({ at }) => now - at >= 7 * DAY)?.kinds ?? [];
  const gone = then.map(({ code, points }) => ({ code, points: -points }));
  return pointsByCode([...pointsByCode(evidence), ...gone])
    .filter(({ points }) => Math.abs(points) >= WORTH_A_WORD)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.code < b.code ? -1 : 1));
};

const strongestFirst = (a: Reason, b: Reason): number =>
  b.points - a.points || a.since - b.since || ((a.subjectId ?? '') < (b.subjectId ?? '') ? -1 : 1);

/** The verdict of a course that was followed up to `now`; `arrival` is when the next event that is known already happens. */
export const verdictOf = (
  accountId: Id,
  course: Course,
  now: Instant,
  arrival: Instant | undefined,
  settings: AssessSettings,
): Assessment => {
  const { view, weeks } = course;
  const { standing, weight } = lookAt(course, now, settings);
  const isFrozen = view.lostAt !== undefined;
  const changes = [arrival, nextChange(course, standing, weight, now, settings)].filter((it) => it !== undefined);
  const alarm = isFrozen ? undefined : alarmOf(view, now, settings);
  const snoozed = isFrozen ? undefined : snoozedUntil(view, now);
  const judgement = judgementOf(view, weight.pulse, view.lostAt ?? now, settings);
  const changed = isFrozen ? [] : changedOf(course, weight, now);
  const repeats = repeatsOf(view, now, settings);
  return {
    accountId,
    at: now,
    state: standing.state,
    since: standing.since,
    load: weight.load,
    relief: weight.relief,
    reasons: weight.evidence.map(reasonOf).sort(strongestFirst),
    trend: trendOf(course, weight, now),
    ...(view.waiting !== undefined && { waitingSince: view.waiting.since }),
    ...(changes.length > 0 && { nextChangeAt: Math.min(...changes) }),
    ...(alarm !== undefined && { alarm }),
    ...(judgement !== undefined && { judgement }),
    ...(snoozed !== undefined && { snoozedUntil: snoozed }),
    ...(standing.relapse && isFlagged(standing.state) && { relapse: true as const }),
    ...(weeks.length > 0 && { history: weeks.map(({ at, load }) => ({ at, load: Math.round(load * 100) / 100 })) }),
    ...(changed.length > 0 && { changed }),
    ...(repeats.length > 0 && { repeats }),
  };
};

/**
 * The verdict on an account at `now`, from its events in any order and number of repetitions. Events after `now` do not
 * count yet. Of a lost customer the reasons are those of the moment he left.
 */
export const assess = (
  accountId: Id,
  events: readonly HealthEvent[],
  now: Instant,
  settings: AssessSettings,
): Assessment => {
  const inTime = inOrder(events);
  const past = inTime.filter(({ at }) => at <= now);
  const course = followed(courseFrom(past[0]?.at ?? now), past, now, settings);
  return verdictOf(accountId, course, now, inTime[past.length]?.at, settings);
};
