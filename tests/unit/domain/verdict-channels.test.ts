import { describe, expect, it } from 'vitest';
import { assess, pointsByCode } from '@/utils/domain/assess';
import { isFlagged } from '@/utils/domain/assessment';
import type { HealthEvent } from '@/utils/domain/health-event';
import { realisedPrecision } from '@/utils/domain/verdict-judgement';
import {
  churnSignal,
  complaintOpened,
  complaintResolved,
  day,
  ourMail,
  SETTINGS,
  survey,
  theirMail,
  verdict,
} from './build';

const pointsOf = (events: readonly HealthEvent[], days: number) =>
  Object.fromEntries(pointsByCode(verdict(events, days).reasons).map(({ code, points }) => [code, points]));

let made = 0;
type Part<E> = E extends HealthEvent ? Omit<E, 'id' | 'at'> : never;
const happens = (days: number, event: Part<HealthEvent>): HealthEvent => {
  made += 1;
  return { id: `e${made}`, at: day(days), ...event };
};
const ordered = (days: number, orderId: string, promisedIn = 10) =>
  happens(days, { type: 'order', orderId, promisedAt: day(days + promisedIn), amount: 100 });
const delivered = (days: number, orderId: string) => happens(days, { type: 'delivered', orderId });
const dunned = (days: number, invoiceId: string, level = 1) => happens(days, { type: 'dunning', invoiceId, level });
const invoiced = (days: number, invoiceId: string) => happens(days, { type: 'invoice', invoiceId });

describe('the tone of a customer', () => {
  const negative = { sentiment: 'negative', awaitsReply: false } as const;
  it('weighs little for one bad mail', () => {
    expect(pointsOf([theirMail(0, negative)], 0).sentiment_drop).toBeLessThan(0.7);
  });
  it('weighs when one bad mail follows the other', () => {
    const { sentiment_drop } = pointsOf(
      [0, 3, 6, 9].map((it) => theirMail(it, negative)),
      9,
    );
    expect(sentiment_drop).toBeGreaterThan(3);
  });
  it('stops alarming when he has always written like that', () => {
    const blunt = Array.from({ length: 60 }, (_, it) =>
      theirMail(-180 + it * 3, { awaitsReply: false, sentiment: it % 3 === 0 ? 'negative' : 'neutral' }),
    );
    const { reasons } = assess('account', blunt, day(0), SETTINGS);
    expect(reasons.filter(({ code, points }) => code === 'sentiment_drop' && points >= 1)).toEqual([]);
  });
  it('never flags him alone', () => {
    const mails = Array.from({ length: 20 }, (_, it) => theirMail(it, negative));
    expect(isFlagged(verdict(mails, 20).state)).toBe(false);
  });
  it('is neutral where nobody knows it', () => {
    expect(
      pointsOf(
        [0, 3, 6].map((it) => theirMail(it, { awaitsReply: false })),
        6,
      ),
    ).toEqual({});
  });
});

describe('the rhythm of a customer', () => {
  const weekly = Array.from({ length: 60 }, (_, it) => theirMail(-420 + it * 7, { awaitsReply: false }));
  const silence = (days: number, more: HealthEvent[] = []) =>
    assess('account', [...weekly, ...more], day(days), SETTINGS).reasons.find(({ code }) => code === 'cadence_drop');
  it('says nothing in the usual gap', () => expect(silence(8)).toBeUndefined());
  it('flags him when he stays away for many times his usual gap', () => {
    expect(silence(60)?.points).toBeGreaterThan(4.5);
    expect(assess('account', weekly, day(60), SETTINGS).state).toBe('slipping');
  });
  it('does not count the days he said he would be away', () => {
    const absence = happens(0, { type: 'absence', until: day(50) });
    expect(silence(55, [absence])).toBeUndefined();
  });
  it('counts for little while he is hardly known', () => {
    expect(verdict([], 300).reasons.find(({ code }) => code === 'cadence_drop')?.points).toBe(1.5);
  });
});

describe('our question that nobody answers', () => {
  const asked = (days: number) => ourMail(days, { awaitsReply: true });
  it('weighs after three times the usual wait', () => {
    expect(pointsOf([asked(0)], 4).reply_stopped).toBeUndefined();
    expect(pointsOf([asked(0)], 21).reply_stopped).toBeGreaterThan(0.7);
  });
  it('weighs more when we asked twice', () => {
    expect(pointsOf([asked(0), asked(7)], 21).reply_stopped).toBeGreaterThan(
      2 * (pointsOf([asked(0)], 21).reply_stopped ?? 0),
    );
  });
  it('is over with his next sign', () => {
    expect(pointsOf([asked(0), theirMail(20, { awaitsReply: false })], 21).reply_stopped).toBeUndefined();
  });
});

describe('promised dates', () => {
  it('weigh once they have passed, and more when he asks', () => {
    const order = ordered(0, 'o');
    expect(pointsOf([order], 9).overdue_delivery).toBeUndefined();
    expect(pointsOf([order], 30).overdue_delivery).toBe(2);
    const asks = theirMail(12, { refersTo: 'o', awaitsReply: false });
    expect(pointsOf([order, asks], 30).overdue_delivery).toBeGreaterThan(3);
  });
  it('mean nothing where nobody records deliveries', () => {
    const orders = ['a', 'b', 'c'].map((id, index) => ordered(-60 + index * 20, id));
    expect(pointsOf(orders, 30).overdue_delivery).toBeUndefined();
  });
  it('are kept again: each punctual delivery takes a third', () => {
    const late = [ordered(0, 'a'), delivered(14, 'a')];
    const after = pointsOf([...late, ordered(10, 'b'), delivered(20, 'b')], 20).late_delivery ?? 0;
    expect(after / (pointsOf(late, 20).late_delivery ?? 0)).toBeCloseTo(0.65, 2);
  });

  const regular = Array.from({ length: 8 }, (_, it) => [
    ordered(-440 + it * 50, `r${it}`),
    delivered(-431 + it * 50, `r${it}`),
  ]).flat();
  const twoLate = [ordered(0, 'a'), delivered(14, 'a'), ordered(40, 'b'), delivered(54, 'b')];
  it('flag a regular customer who was let down twice in ninety days, before he complains', () => {
    const { state, reasons } = verdict([...regular, ...twoLate], 57);
    expect(state).toBe('slipping');
    expect(reasons[0]).toMatchObject({ code: 'late_delivery', facts: { times: 2 } });
  });
  it('do not flag him for one late delivery, however friendly or not', () => {
    expect(verdict([...regular, ...twoLate.slice(0, 2)], 30).state).toBe('healthy');
  });
});

describe('a reminder', () => {
  it('that is due weighs little, until it is paid', () => {
    const due = [invoiced(0, 'i'), dunned(30, 'i')];
    expect(pointsOf(due, 30)).toEqual({ dunning: expect.closeTo(0.4, 5) });
    expect(pointsOf([...due, happens(31, { type: 'payment', invoiceId: 'i' })], 31)).toEqual({});
  });
  it.each<[string, HealthEvent[], string]>([
    ['during an open complaint', [complaintOpened(29)], 'complaint'],
    ['while he waits for an answer', [theirMail(27)], 'unanswered'],
    ['without an invoice, where invoices are kept', [invoiced(-20, 'other')], 'no-invoice'],
    ['for what he has paid', [invoiced(0, 'i'), happens(10, { type: 'payment', invoiceId: 'i' })], 'paid'],
  ])('that should not have been sent weighs: %s', (_, events, conflict) => {
    const reason = verdict([...events, dunned(30, 'i')], 30).reasons.find(({ code }) => code === 'dunning_conflict');
    expect(reason).toMatchObject({ points: 3, facts: { conflict } });
  });
  it('is half forgiven when we call to apologise', () => {
    const events = [invoiced(-20, 'other'), dunned(30, 'i'), ourMail(31, { channel: 'phone', apology: true })];
    expect(pointsOf(events, 31).dunning_conflict).toBeCloseTo(1.5 * 2 ** (-1 / 45), 3);
  });
});

describe('a new customer', () => {
  const young = (...events: HealthEvent[]) => [theirMail(0), ourMail(0.1), ...events];
  it('is twice as easily hurt in the first ninety days', () => {
    const { reasons } = assess('account', young(complaintOpened(20)), day(20), SETTINGS);
    expect(reasons[0]?.points).toBe(4);
    expect(assess('account', young(complaintOpened(100)), day(100), SETTINGS).reasons[0]?.points).toBe(2);
  });
  it('is none when he has been a customer for years', () => {
    const since = { id: 'since', at: day(-900), type: 'relationship' } as const;
    expect(assess('account', young(complaintOpened(20), since), day(20), SETTINGS).reasons[0]?.points).toBe(2);
  });
});

describe('what a text suggests', () => {
  const suspected = (complaint: 'possible' | 'probable', days: number) =>
    theirMail(days, { complaint, awaitsReply: false });
  it('never flags, however often it is possible', () => {
    const mails = Array.from({ length: 12 }, (_, it) => suspected('possible', it));
    expect(verdict(mails, 12).load).toBeLessThan(SETTINGS.health.hysteresis.secondOpinion);
  });
  it('flags with another reason when it is probable', () => {
    const alone = [suspected('probable', 0), suspected('probable', 1)];
    expect(isFlagged(verdict(alone, 5).state)).toBe(false);
    expect(isFlagged(verdict([...alone, survey(0, { score: 5 })], 5).state)).toBe(true);
  });
  it('is replaced by the complaint that somebody logged', () => {
    const mail = theirMail(0, { complaint: 'probable', refersTo: 'complaint', awaitsReply: false });
    expect(verdict([complaintOpened(0), mail], 0).reasons).toHaveLength(1);
  });
});

describe('what people say', () => {
  const pulse = (days: number, score: 1 | 2 | 3 | 4 | 5) => happens(days, { type: 'pulse', score, note: 'asked him' });
  it('a pulse of one is a flag by itself, for thirty days', () => {
    expect(verdict([pulse(0, 1)], 4)).toMatchObject({ state: 'slipping', judgement: { score: 1, points: 4.5 } });
    expect(verdict([pulse(0, 1)], 31)).not.toHaveProperty('judgement');
  });
  it('a pulse of four lasts ninety days', () => {
    expect(verdict([pulse(0, 4)], 89)).toHaveProperty('judgement');
    expect(verdict([pulse(0, 4)], 90)).not.toHaveProperty('judgement');
  });
  it('a good pulse takes nothing from an open complaint', () => {
    expect(verdict([complaintOpened(0), pulse(0, 5)], 0)).toMatchObject({ load: 2, judgement: { points: 0 } });
  });
  it('a false alarm ends the flag until something more happens', () => {
    const low = survey(0, { score: 0 });
    const flagged = [low, theirMail(0, { sentiment: 'negative' })];
    expect(isFlagged(verdict(flagged, 10).state)).toBe(true);
    const judged = [...flagged, happens(10, { type: 'flag-feedback', justified: false })];
    expect(isFlagged(verdict(judged, 12).state)).toBe(false);
    expect(isFlagged(verdict([...judged, complaintOpened(13, { severity: 'high' })], 15).state)).toBe(true);
  });
  it('a flag that was put off comes back with the date, or with the next sign', () => {
    const snooze = happens(1, { type: 'snooze', until: day(20) });
    expect(verdict([churnSignal(0), snooze], 5).snoozedUntil).toBe(day(20));
    expect(verdict([churnSignal(0), snooze], 21)).not.toHaveProperty('snoozedUntil');
    expect(verdict([churnSignal(0), snooze, theirMail(4)], 5)).not.toHaveProperty('snoozedUntil');
  });
  it('is counted, so that everybody sees how often the flags were right', () => {
    const words = [true, true, false].map((justified, it) => happens(it, { type: 'flag-feedback', justified }));
    expect(realisedPrecision(words)).toEqual({ justified: 2, judged: 3 });
  });
});

describe('the top alarm', () => {
  it('is a cancellation that nobody answers, until somebody does', () => {
    const cancels = [theirMail(0), churnSignal(0, { kind: 'cancel-request' })];
    expect(verdict(cancels, 1)).toMatchObject({ state: 'at-risk', alarm: 'cancellation-unanswered' });
    expect(verdict([...cancels, ourMail(2)], 3)).not.toHaveProperty('alarm');
  });
  it('waits two working days when only the text suggests a cancellation', () => {
    const cancels = [theirMail(0), churnSignal(0, { kind: 'cancel-request', confirmed: false })];
    expect(verdict(cancels, 1)).not.toHaveProperty('alarm');
    expect(verdict(cancels, 3).alarm).toBe('cancellation-unanswered');
  });
  it('is a complaint, too, while he waits', () => {
    expect(verdict([theirMail(0), complaintOpened(0)], 4).alarm).toBe('complaint-unanswered');
  });
});

describe('the same complaint again', () => {
  const again = [0, 30, 60].flatMap((it) => [
    complaintOpened(it, { complaintId: `c${it}` }),
    complaintResolved(it + 1, { complaintId: `c${it}`, content: true }),
  ]);
  it('weighs more each time', () => {
    expect(verdict(again.slice(0, 3), 30).reasons[0]).toMatchObject({ code: 'complaint_repeat', points: 3 });
    expect(verdict(again.slice(0, 5), 60).reasons[0]).toMatchObject({ points: 4, facts: { times: 3 } });
  });
  it('is told, so that somebody looks for the cause', () => {
    expect(verdict(again, 62).repeats).toEqual([
      { category: 'delivery', complaintIds: ['c0', 'c30', 'c60'], times: 3, firstAt: day(0), latestAt: day(60) },
    ]);
  });
});

describe('what speaks for a customer', () => {
  it('takes half of soft evidence at most, and nothing of an open complaint', () => {
    const praise = [0, 1, 2].map((it) => happens(it, { type: 'praise' }));
    const csat = survey(2, { kind: 'csat', scale: '1-5', score: 1 });
    expect(verdict([...praise, csat], 2)).toMatchObject({ load: 1.5, relief: 1.5 });
    expect(verdict([...praise, complaintOpened(2)], 2)).toMatchObject({ load: 2, relief: 0 });
  });
});

describe('shrinking orders and ending contracts', () => {
  it('weigh when the last orders are far below the usual', () => {
    const amounts = [500, 500, 500, 500, 500, 500, 500, 80, 80, 80];
    const orders = amounts.map((amount, it) => happens(-100 + it * 10, { type: 'order', orderId: `o${it}`, amount }));
    expect(pointsOf(orders, 0).order_value_drop).toBeGreaterThan(0.7);
    expect(pointsOf(orders.slice(0, 7), 0).order_value_drop).toBeUndefined();
  });
  it('weigh when a contract runs out in silence, and something else is wrong', () => {
    const contract = happens(-100, { type: 'contract', endsAt: day(60) });
    expect(pointsOf([contract, complaintOpened(-10)], 36).contract_end).toBe(1);
    expect(pointsOf([contract], 36).contract_end).toBeUndefined();
  });
});
