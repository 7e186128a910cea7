import type { HealthEvent } from '@/utils/domain/health-event';
import { DAY, HOUR } from '@/utils/domain/instant';

/** Day 0 of every simulated world: a Monday. */
export const EPOCH = Date.UTC(2021, 0, 4);
export const END_DAY = 3 * 365;

type WithoutHead<E> = E extends HealthEvent ? Omit<E, 'id' | 'at'> : never;
export type Entry = WithoutHead<HealthEvent>;

/** The events of one customer as they are written down. Times are days since the epoch. */
export type Diary = {
  events: HealthEvent[];
  write: (day: number, entry: Entry) => void;
  name: (what: string) => string;
};

/** Business happens on weekdays between nine and five; what falls on a weekend is done early on Monday, in its order. */
const officeHours = (day: number): number => {
  const week = Math.floor(day / 7);
  const inWeek = day - week * 7;
  const weekday = Math.floor(inWeek);
  const [shown, hour] = weekday >= 5 ? [7, 8 + (inWeek - 5) / 2] : [weekday, 9 + (inWeek - weekday) * 8];
  return EPOCH + (week * 7 + shown) * DAY + Math.floor(hour * HOUR);
};

/** Days since the epoch. */
export const dayOf = (at: number): number => (at - EPOCH) / DAY;

export const emptyDiary = (customer: string): Diary => {
  const events: HealthEvent[] = [];
  let names = 0;
  return {
    events,
    write: (day, entry) => {
      if (day < 0 || day >= END_DAY) return;
      events.push({ id: `${customer}-${events.length}`, at: officeHours(day), ...entry });
    },
    name: (what) => `${customer}-${what}${names++}`,
  };
};
