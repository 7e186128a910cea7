import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerOf } from '@/tests/eval/simulator/customer';
import { END_DAY, EPOCH } from '@/tests/eval/simulator/diary';
import { VARIANTS } from '@/tests/eval/simulator/population';
import type { HealthEvent } from '@/utils/domain/health-event';
import { inOrder } from '@/utils/domain/health-events';
import { DAY } from '@/utils/domain/instant';
import { courseFrom, followed } from '@/utils/domain/verdict-course';
import { history } from './any-history';
import { day, SETTINGS } from './build';

/** Followed in one go, where most looks at a quiet customer are left out. */
const atOnce = (events: readonly HealthEvent[], until: number) =>
  followed(courseFrom(events[0]?.at ?? until), events, until, SETTINGS);

/** Followed a day at a time, where every look is taken. */
const dayByDay = (events: readonly HealthEvent[], until: number) => {
  let course = courseFrom(events[0]?.at ?? until);
  let next = 0;
  for (let to = events[0]?.at ?? until; to < until + DAY; to += DAY) {
    const now = Math.min(to, until);
    const from = next;
    while ((events[next]?.at ?? Number.POSITIVE_INFINITY) <= now) next += 1;
    course = followed(course, events.slice(from, next), now, SETTINGS);
  }
  return course;
};

describe('leaving out the looks at quiet customers', () => {
  it('changes nothing, whatever happens to them', () => {
    fc.assert(
      fc.property(history, (events) => {
        const inTime = inOrder(events);
        expect(atOnce(inTime, day(600))).toEqual(dayByDay(inTime, day(600)));
      }),
    );
  });

  it.each(['base', 'noisy', 'sparse', 'burst'] as const)(
    'changes nothing in three years of a lifelike one: %s',
    (name) => {
      for (let number = 0; number < 15; number++) {
        const events = inOrder(customerOf(4, number, VARIANTS[name]).events);
        const until = EPOCH + END_DAY * DAY;
        expect(atOnce(events, until)).toEqual(dayByDay(events, until));
      }
    },
  );
});
