import type { Instant } from './schema';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The user's week and clock, as far as counting days needs them. */
export type WorkingCalendar = {
  /** Weekdays that count; 0 is Sunday. */
  workingDays: readonly number[];
  /** Local time less UTC: Berlin is 60 in winter, 120 in summer (`Date.getTimezoneOffset` has the opposite sign). */
  offsetMinutes: number;
};

// 1970-01-01, the day all instants are counted from, was a Thursday.
const WEEKDAY_OF_DAY_0 = 4;

/** Working time from day 0 to a local moment, in milliseconds: of the whole weeks, of the last week's days, of the last day. */
const workingTime = (local: number, { works, before, perWeek }: Week): number => {
  const day = Math.floor(local / DAY);
  const week = Math.floor(day / 7);
  const dayOfWeek = day - week * 7;
  const days = week * perWeek + (before[dayOfWeek] ?? 0);
  return days * DAY + (works[dayOfWeek] ? local - day * DAY : 0);
};

/** A week that begins with the weekday of day 0: which of its days count, and how many do before each. */
type Week = { works: readonly boolean[]; before: readonly number[]; perWeek: number };

const weekOf = (workingDays: readonly number[]): Week => {
  const works = [0, 1, 2, 3, 4, 5, 6].map((day) => workingDays.includes((day + WEEKDAY_OF_DAY_0) % 7));
  const before = works.map((_, day) => works.slice(0, day).filter(Boolean).length);
  return { works, before, perWeek: works.filter(Boolean).length };
};

// The same list of weekdays comes with every question about a customer.
const WEEKS = new WeakMap<readonly number[], Week>();

const knownWeekOf = (workingDays: readonly number[]): Week => {
  const known = WEEKS.get(workingDays);
  if (known !== undefined) return known;
  const week = weekOf(workingDays);
  WEEKS.set(workingDays, week);
  return week;
};

/**
 * Working days that passed between two moments, as a fraction: Friday noon to Monday noon is 1. A day is 24 hours from
 * local midnight; holidays are unknown. 0 when `to` is not later. Costs the same for a day and for ten years.
 *
 * The offset is one for the whole span, so a change to summer time inside it shifts the result by an hour at most.
 */
export const workingDaysBetween = (from: Instant, to: Instant, calendar: WorkingCalendar): number => {
  if (to <= from) return 0;
  const week = knownWeekOf(calendar.workingDays);
  const shift = calendar.offsetMinutes * MINUTE;
  return (workingTime(to + shift, week) - workingTime(from + shift, week)) / DAY;
};

/** The first local midnight after `moment`. */
export const nextMidnight = (moment: Instant, offsetMinutes: number): Instant => {
  const shift = offsetMinutes * MINUTE;
  return (Math.floor((moment + shift) / DAY) + 1) * DAY - shift;
};
