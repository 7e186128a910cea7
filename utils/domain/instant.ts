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
const workingTime = (local: number, workingDays: ReadonlySet<number>): number => {
  const day = Math.floor(local / DAY);
  const week = Math.floor(day / 7);
  const dayOfWeek = day - week * 7;
  const orderInWeek = [...workingDays].map((weekday) => (weekday - WEEKDAY_OF_DAY_0 + 7) % 7);
  const days = week * workingDays.size + orderInWeek.filter((order) => order < dayOfWeek).length;
  return days * DAY + (orderInWeek.includes(dayOfWeek) ? local - day * DAY : 0);
};

/**
 * Working days that passed between two moments, as a fraction: Friday noon to Monday noon is 1. A day is 24 hours from
 * local midnight; holidays are unknown. 0 when `to` is not later. Costs the same for a day and for ten years.
 *
 * The offset is one for the whole span, so a change to summer time inside it shifts the result by an hour at most.
 */
export const workingDaysBetween = (from: Instant, to: Instant, calendar: WorkingCalendar): number => {
  if (to <= from) return 0;
  const workingDays = new Set(calendar.workingDays);
  const shift = calendar.offsetMinutes * MINUTE;
  return (workingTime(to + shift, workingDays) - workingTime(from + shift, workingDays)) / DAY;
};

/** The first local midnight after `moment`. */
export const nextMidnight = (moment: Instant, offsetMinutes: number): Instant => {
  const shift = offsetMinutes * MINUTE;
  return (Math.floor((moment + shift) / DAY) + 1) * DAY - shift;
};
