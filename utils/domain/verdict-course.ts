import { type AssessmentState, isFlagged, type ReasonCode } from './assessment';
import type { HealthEvent } from './health-event';
import { DAY, MINUTE, nextMidnight } from './instant';
import type { Instant } from './schema';
import { quietUntil } from './verdict-quiet';
import { pointsByCode, type Weight, weigh } from './verdict-rules';
import { foundLittle, happened, looked, type Standing, standingAt } from './verdict-standing';
import { type AssessSettings, type View, viewBefore, withEvent } from './verdict-view';

// The verdict as it moves through time: event by event, and midnight by midnight in between.

/** What the past says about one customer: enough to go on from, plain JSON. */
export type Course = {
  view: View;
  standing: Standing;
  /** The last midnight that was looked at; absent before the first event that says something. */
  lookedAt?: Instant;
  /** Loads of the last twelve months, one a week, for the line and the trend. */
  weeks: { at: Instant; load: number }[];
  /** Points by code at the last of these weeks, to tell what changed. */
  codes: { at: Instant; kinds: { code: ReasonCode; points: number }[] }[];
};

const WEEKS = 53;
const CODE_WEEKS = 3;

export const courseFrom = (first: Instant): Course => ({
  view: viewBefore(first),
  standing: standingAt(first),
  weeks: [],
  codes: [],
});

const isWeekly = (midnight: Instant, { offsetMinutes }: AssessSettings): boolean =>
  Math.round((midnight + offsetMinutes * MINUTE) / DAY) % 7 === 0;

/** Notes the week that ends at `midnight` in the line of loads. */
const noteWeek = (course: Course, midnight: Instant, { load, evidence }: Pick<Weight, 'load' | 'evidence'>): void => {
  course.weeks.push({ at: midnight, load });
  if (course.weeks.length > WEEKS) course.weeks.shift();
  course.codes.push({ at: midnight, kinds: evidence.length === 0 ? [] : pointsByCode(evidence) });
  if (course.codes.length > CODE_WEEKS) course.codes.shift();
};

/** Adds a look at midnight to `course`, which belongs to the caller. */
const lookAtMidnight = (course: Course, midnight: Instant, settings: AssessSettings): Weight => {
  const weight = weigh(course.view, midnight, settings);
  course.standing = looked(course.standing, course.view, weight, midnight, midnight, settings);
  course.lookedAt = midnight;
  if (isWeekly(midnight, settings)) noteWeek(course, midnight, weight);
  return weight;
};

/** A copy that can be moved on without touching the original. */
const own = (course: Course): Course => ({
  ...course,
  weeks: [...course.weeks],
  codes: [...course.codes],
});

const UNBURDENED = { load: 0, evidence: [] };

type Watcher = (standing: Standing, midnight: Instant) => void;

/** Looks at every midnight after the last one up to `until`; a lost customer's course stands still. */
const pass = (course: Course, until: Instant, settings: AssessSettings, watch?: Watcher): void => {
  if (course.lookedAt === undefined || course.view.lostAt !== undefined) return;
  let quiet = course.lookedAt;
  // Nothing weighs and nothing can before `quiet` is over.
  let isEmpty = false;
  for (let next = nextMidnight(quiet, settings.offsetMinutes); next <= until; ) {
    const isNoted = isWeekly(next, settings);
    if (next < quiet && (isEmpty || !isNoted)) {
      course.lookedAt = next;
      course.standing = foundLittle(course.standing, settings);
      if (isNoted) noteWeek(course, next, UNBURDENED);
    } else {
      const weight = lookAtMidnight(course, next, settings);
      quiet = quietUntil(course.view, course.standing, weight, next, settings);
      isEmpty = weight.evidence.length === 0;
      watch?.(course.standing, next);
    }
    next = nextMidnight(next, settings.offsetMinutes);
  }
};

/** Whether the state may turn by the event itself, so that the weights about it are worth the work. */
const mayTurn = (course: Course, event: HealthEvent): boolean =>
  isFlagged(course.standing.state) ||
  course.standing.state === 'dormant' ||
  event.type === 'churn-signal' ||
  event.type === 'churned' ||
  event.type === 'flag-feedback';

const meet = (course: Course, event: HealthEvent, settings: AssessSettings): void => {
  // Events of a midnight belong to the day that ends there.
  pass(course, event.at - 1, settings);
  const before = course.view;
  course.view = withEvent(before, event, settings);
  if (event.type === 'relationship') return;
  if (course.lookedAt === undefined) {
    course.lookedAt = nextMidnight(event.at - DAY, settings.offsetMinutes);
    course.standing = standingAt(event.at);
  }
  if (!mayTurn(course, event) || before.lostAt !== undefined) return;
  const was = weigh(before, event.at, settings);
  const is = weigh(course.view, event.at, settings);
  course.standing = happened(course.standing, event, course.view, was, is, settings);
};

/** The course after these events; they are in order, later than all before, and no later than `until`. */
export const followed = (
  course: Course,
  events: readonly HealthEvent[],
  until: Instant,
  settings: AssessSettings,
): Course => {
  const moved = own(course);
  for (const event of events) meet(moved, event, settings);
  pass(moved, until, settings);
  return moved;
};

/** How the customer stands at `now`, no earlier than the last event and midnight: one more look, on a copy. */
export const lookAt = (
  course: Course,
  now: Instant,
  settings: AssessSettings,
): { standing: Standing; weight: Weight } => {
  const { view, standing, lookedAt } = course;
  const weight = weigh(view, view.lostAt ?? now, settings);
  if (lookedAt === undefined || lookedAt === now) return { standing, weight };
  const since = Math.max(lookedAt, Math.min(now, view.last?.at ?? lookedAt));
  return { standing: looked(standing, view, weight, now, since, settings), weight };
};

/** A state and the moment it began. */
export type Stretch = { state: AssessmentState; since: Instant };

/** Every state the customer went through, oldest first, as they were seen at midnights and at events. */
export const stretchesOf = (past: readonly HealthEvent[], until: Instant, settings: AssessSettings): Stretch[] => {
  const [first] = past;
  if (first === undefined) return [];
  const course = courseFrom(first.at);
  const stretches: Stretch[] = [];
  const note = ({ state, since }: Standing) => {
    if (course.lookedAt !== undefined && stretches.at(-1)?.state !== state) stretches.push({ state, since });
  };
  for (const event of past) {
    pass(course, event.at - 1, settings, note);
    meet(course, event, settings);
    note(course.standing);
  }
  pass(course, until, settings, note);
  note(lookAt(course, until, settings).standing);
  return stretches;
};
