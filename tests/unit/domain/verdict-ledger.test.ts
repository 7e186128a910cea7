import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerOf } from '@/tests/eval/simulator/customer';
import { END_DAY, EPOCH } from '@/tests/eval/simulator/diary';
import { VARIANTS } from '@/tests/eval/simulator/population';
import { assess } from '@/utils/domain/assess';
import { DAY } from '@/utils/domain/instant';
import { EMPTY_LEDGER, entered, type Ledger, removed, settled } from '@/utils/domain/verdict-ledger';
import { anEvent, history } from './any-history';
import { day, ordinaryBusiness, SETTINGS, theirMail } from './build';

/** As it comes back from the database. */
const stored = (ledger: Ledger): Ledger => JSON.parse(JSON.stringify(ledger));

describe('the verdict kept up event by event', () => {
  it('is that of a full look at all events, in any order, some twice, some late: twenty thousand of them', () => {
    let met = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(anEvent, { selector: ({ id }) => id, minLength: 60, maxLength: 100 }),
        fc.infiniteStream(fc.nat()),
        (events, chance) => {
          const draw = (below: number) => (chance.next().value ?? 0) % below;
          // Mostly in order, a tenth of them up to forty days late, a third of them twice.
          const arriving = events
            .flatMap((event) => (draw(3) === 0 ? [event, event] : [event]))
            .map((event) => ({ event, at: event.at + (draw(10) === 0 ? draw(40) * DAY : 0) }))
            .sort((a, b) => a.at - b.at);
          let ledger = EMPTY_LEDGER;
          for (const [index, { event, at }] of arriving.entries()) {
            ledger = entered(ledger, event);
            met += 1;
            if (draw(12) > 0) continue;
            const now = Math.max(at, event.at) + draw(5) * DAY;
            const kept = settled('account', stored(ledger), now, SETTINGS);
            const sofar = arriving.slice(0, index + 1).map((it) => it.event);
            expect(kept.assessment).toEqual(assess('account', sofar, now, SETTINGS));
            ledger = stored(kept.ledger);
          }
        },
      ),
      { numRuns: 220, endOnFailure: true },
    );
    expect(met).toBeGreaterThan(20_000);
  }, 120_000);

  it('does not depend on the order in which events were entered', () => {
    const shuffled = history.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, ([events, mixed]) => {
        expect(mixed.reduce(entered, EMPTY_LEDGER).events).toEqual(events.reduce(entered, EMPTY_LEDGER).events);
      }),
    );
  });

  it('forgets an event whose record was erased', () => {
    const events = [...ordinaryBusiness(), theirMail(0, { id: 'erased' })];
    const ledger = events.reduce(entered, EMPTY_LEDGER);
    const after = settled('account', settled('account', ledger, day(30), SETTINGS).ledger, day(30), SETTINGS);
    const without = settled('account', removed(after.ledger, 'erased'), day(30), SETTINGS);
    expect(without.assessment).toEqual(assess('account', ordinaryBusiness(), day(30), SETTINGS));
  });

  it('takes over a correction of an event that is known', () => {
    const ledger = [...ordinaryBusiness(), theirMail(5, { id: 'mail' })].reduce(entered, EMPTY_LEDGER);
    const later = theirMail(9, { id: 'mail' });
    expect(settled('account', entered(ledger, later), day(20), SETTINGS).assessment).toEqual(
      assess('account', [...ordinaryBusiness(), later], day(20), SETTINGS),
    );
  });

  it('is the same for three years of lifelike customers, month by month', () => {
    for (let number = 0; number < 12; number++) {
      const { events } = customerOf(3, number, VARIANTS.base);
      let ledger = EMPTY_LEDGER;
      let next = 0;
      const inTime = events.toSorted((a, b) => a.at - b.at);
      for (let month = 40; month < END_DAY; month += 90) {
        const now = EPOCH + month * DAY + 1234;
        for (let event = inTime[next]; event !== undefined && event.at <= now; event = inTime[++next]) {
          ledger = entered(ledger, event);
        }
        const kept = settled('account', ledger, now, SETTINGS);
        expect(kept.assessment).toEqual(assess('account', inTime.slice(0, next), now, SETTINGS));
        ledger = stored(kept.ledger);
      }
    }
  });
});
