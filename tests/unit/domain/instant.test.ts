import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, nextMidnight, workingDaysBetween } from '@/utils/domain/instant';

const utc = (workingDays = [1, 2, 3, 4, 5], offsetMinutes = 0) => ({ workingDays, offsetMinutes });
const jan = (date: number, hour = 0) => Date.UTC(2026, 0, date, hour);

describe('working days', () => {
  // The 5th of January 2026 is a Monday.
  it.each([
    ['nothing passes within a moment', jan(5, 9), jan(5, 9), utc(), 0],
    ['nothing passes backwards', jan(6), jan(5), utc(), 0],
    ['half a Monday is half a day', jan(5), jan(5, 12), utc(), 0.5],
    ['a weekend does not count', jan(10), jan(12), utc(), 0],
    ['Friday noon to Monday noon is one day', jan(9, 12), jan(12, 12), utc(), 1],
    ['a week has five', jan(5, 9), jan(12, 9), utc(), 5],
    ['three weeks have fifteen', jan(5, 9), jan(26, 9), utc(), 15],
    ['a shop that opens on Saturday counts it', jan(9), jan(12), utc([1, 2, 3, 4, 5, 6]), 2],
    ['a day named twice counts once', jan(5), jan(6), utc([1, 1]), 1],
    ['nobody works, nothing passes', jan(5), jan(26), utc([]), 0],
    ['Berlin has Monday an hour before Greenwich', jan(4, 23), jan(5, 0), utc([1], 60), 1 / 24],
    ['New York still has Sunday', jan(5, 0), jan(5, 6), utc([1], -300), 1 / 24],
    ['days before 1970 count alike', Date.UTC(1969, 11, 29), Date.UTC(1970, 0, 5), utc(), 5],
  ])('%s', (_, from, to, calendar, expected) => {
    expect(workingDaysBetween(from, to, calendar)).toBeCloseTo(expected, 9);
  });

  it('agree with counting minute by minute, in any week and zone', () => {
    const naive = (from: number, to: number, days: number[], offset: number) => {
      let minutes = 0;
      for (let at = from; at < to; at += MINUTE) {
        if (days.includes(new Date(at + offset * MINUTE).getUTCDay())) minutes += 1;
      }
      return (minutes * MINUTE) / DAY;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1995, 0) / MINUTE, max: Date.UTC(2060, 0) / MINUTE }),
        fc.integer({ min: 0, max: (16 * DAY) / MINUTE }),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        (start, length, workingDays, offsetMinutes) => {
          const [from, to] = [start * MINUTE, (start + length) * MINUTE];
          const expected = naive(from, to, workingDays, offsetMinutes);
          expect(workingDaysBetween(from, to, { workingDays, offsetMinutes })).toBeCloseTo(expected, 9);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of two spans add up to those of the whole', () => {
    const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(fc.tuple(moment, moment, moment), (moments) => {
        const [a, b, c] = moments.toSorted((x, y) => x - y);
        if (a === undefined || b === undefined || c === undefined) return;
        const whole = workingDaysBetween(a, c, utc());
        expect(workingDaysBetween(a, b, utc()) + workingDaysBetween(b, c, utc())).toBeCloseTo(whole, 6);
      }),
    );
  });
});

describe('the next midnight', () => {
  it.each([
    ['comes in the evening', jan(5, 20), 0, jan(6)],
    ['is never the midnight it is', jan(5), 0, jan(6)],
    ['is the local one', jan(5, 22.5), 120, jan(6) + 22 * HOUR],
    ['is the local one in the west', jan(5, 2), -300, jan(5, 5)],
  ])('%s', (_, moment, offset, expected) => {
    expect(nextMidnight(moment, offset)).toBe(expected);
  });
});
