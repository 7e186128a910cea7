import fc from 'fast-check';
import type { HealthEvent } from '@/utils/domain/health-event';
import { churnSignal, complaintOpened, complaintResolved, day, orderAt, ourMail, survey, theirMail } from './build';

/** Anything that can happen to a customer within three months. */
export const anEvent: fc.Arbitrary<HealthEvent> = fc
  .tuple(fc.integer({ min: 0, max: 90 * 24 }), fc.nat({ max: 1e9 }), fc.nat({ max: 23 }), fc.boolean())
  .map(([hour, id, kind, flag]) => {
    const days = hour / 24;
    const more = { id: `e${id}` };
    const complaintId = `c${id % 3}`;
    const head = { ...more, at: day(days) };
    const choices: HealthEvent[] = [
      theirMail(days, { ...more, sentiment: flag ? 'negative' : 'neutral' }),
      theirMail(days, { ...more, channel: flag ? 'phone' : 'chat', automatic: id % 5 === 0 }),
      ourMail(days, { ...more, automatic: flag }),
      ourMail(days, { ...more, channel: 'phone' }),
      complaintOpened(days, { ...more, complaintId, severity: flag ? 'high' : 'low' }),
      complaintResolved(days, { ...more, complaintId }),
      survey(days, { ...more, score: id % 11 }),
      survey(days, { ...more, kind: 'csat', scale: '1-5', score: 1 + (id % 5) }),
      churnSignal(days, more),
      { ...orderAt(days), ...more },
      { ...head, type: 'order', orderId: `o${id % 5}`, amount: 50 + (id % 500), promisedAt: day(days + (id % 12)) },
      { ...head, type: 'delivered', orderId: `o${id % 5}` },
      { ...head, type: 'order-cancelled', orderId: `o${id % 5}` },
      { ...head, type: 'invoice', invoiceId: `i${id % 3}` },
      { ...head, type: 'dunning', invoiceId: `i${id % 4}`, level: 1 + (id % 3) },
      { ...head, type: 'payment', invoiceId: `i${id % 3}` },
      { ...head, type: 'praise' },
      { ...head, type: 'complaint-followed-up', complaintId, gift: flag },
      { ...head, type: 'absence', until: day(days + (id % 20)) },
      { ...head, type: 'contract', endsAt: day(days + (id % 90)) },
      { ...head, type: 'pulse', score: flag ? 1 : 4, note: 'called him' },
      { ...head, type: 'flag-feedback', justified: flag },
      { ...head, type: 'snooze', until: day(days + (id % 30)) },
      theirMail(days, { ...more, complaint: flag ? 'probable' : 'possible' }),
    ];
    return choices[kind] ?? orderAt(days);
  });
/** What happened to one customer. */
export const history = fc.uniqueArray(anEvent, { selector: ({ id }) => id, maxLength: 25 });
/** A moment within it or some weeks later. */
export const moment = fc.integer({ min: 0, max: 140 * 24 }).map((hours) => day(hours / 24));
