import type { Assessment } from './assessment';
import { DAY, nextMidnight } from './instant';
import type { Instant } from './schema';
import { type Course, lookAt } from './verdict-course';
import { snoozedUntil } from './verdict-judgement';
import { growsFrom } from './verdict-quiet';
import { type Weight, weigh } from './verdict-rules';
import type { Standing } from './verdict-standing';
import type { AssessSettings } from './verdict-view';

// When it is worth looking again though nothing happens.

/** The first moment in (from, to] at which `holds`, which stays true once it is; `undefined` if it is not at `to`. */
const firstMoment = (from: Instant, to: Instant, holds: (moment: Instant) => boolean): Instant | undefined => {
  if (!holds(to)) return undefined;
  let [not, yes] = [from, to];
  while (yes - not > 1) {
    const middle = not + Math.floor((yes - not) / 2);
    if (holds(middle)) yes = middle;
    else not = middle;
  }
  return yes;
};

// A reason that appears stays for weeks, so steps of days find the day, and a year ahead is far enough to look again.
const STEP = 5 * DAY;
const HORIZON = 400 * DAY;

/** When the first reason appears while nothing happens. */
const firstReason = ({ view }: Course, now: Instant, settings: AssessSettings): Instant => {
  const speaks = (moment: Instant) => weigh(view, moment, settings).evidence.length > 0;
  for (let from = Math.max(now, Math.floor(growsFrom(view, now, settings)) - DAY); from < now + HORIZON; from += STEP) {
    const moment = firstMoment(from, from + STEP, speaks);
    if (moment !== undefined) return moment;
  }
  return now + HORIZON;
};

/** Load changes by days, so a verdict with anything in motion is stale at midnight. */
const isMoving = ({ weeks }: Course, { state }: Standing, weight: Weight): boolean =>
  weight.evidence.length > 0 ||
  weight.pulse !== 0 ||
  state === 'watch' ||
  weeks.slice(-3).some(({ load }) => load >= 1);

/**
 * The earliest moment after `now` at which time alone could change the assessment. While there are reasons or a moving
 * trend, their figures go stale each midnight; else the first moment at which a reason appears or the state turns.
 */
export const nextChange = (
  course: Course,
  standing: Standing,
  weight: Weight,
  now: Instant,
  settings: AssessSettings,
): Assessment['nextChangeAt'] => {
  const { view, lookedAt } = course;
  if (view.lostAt !== undefined || lookedAt === undefined) return undefined;
  const { health, offsetMinutes } = settings;
  const isFlaggedOrSo = standing.state === 'slipping' || standing.state === 'at-risk';
  const midnight = nextMidnight(now, offsetMinutes);
  const turns = (moment: Instant) => lookAt(course, moment, settings).standing.state !== standing.state;
  if (isFlaggedOrSo || isMoving(course, standing, weight)) return firstMoment(now, midnight, turns) ?? midnight;
  const { relationship, rhythm } = view;
  const later = [
    firstReason(course, now, settings),
    snoozedUntil(view, now),
    relationship.firstAt + health.newDays * DAY,
    (standing.flaggedUntil ?? 0) + health.recoveredDays * DAY,
    relationship.lastSignAt + Math.max(health.dormantDays, health.dormantGaps * rhythm.scaleDays) * DAY,
  ];
  return Math.min(
    ...later
      .filter((moment) => moment !== undefined)
      .filter((moment) => moment > now)
      .map(Math.ceil),
  );
};
