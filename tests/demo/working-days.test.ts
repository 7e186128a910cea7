import { describe, expect, it } from 'vitest';
import { workingDaysBefore } from './working-days';

const saturday = new Date(2026, 10, 21, 20);
const monday = new Date(2026, 10, 23, 8);

describe('the dates of the demo mails', () => {
  it.each([
    { now: saturday, count: 1, expected: new Date(2026, 10, 20, 9, 12) },
    { now: saturday, count: 8, expected: new Date(2026, 10, 11, 9, 12) },
    { now: monday, count: 1, expected: new Date(2026, 10, 20, 9, 12) },
    { now: monday, count: 6, expected: new Date(2026, 10, 13, 9, 12) },
  ])('step over weekends: $count working days before $now', ({ now, count, expected }) => {
    expect(workingDaysBefore(now, count, '09:12')).toEqual(expected);
  });
});
