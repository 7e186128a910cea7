import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountRecords, eventsOf, inOrder, recordOf } from '@/utils/domain/health-events';
import {
  aComplaint,
  anInteraction,
  anOrder,
  complaintOpened,
  complaintResolved,
  day,
  MONDAY,
  ourMail,
  theirMail,
} from './build';

const records = (more: Partial<AccountRecords> = {}): AccountRecords => ({
  interactions: [],
  complaints: [],
  surveyResponses: [],
  orders: [],
  account: { id: 'account' },
  ...more,
});

const typesOf = (more: Partial<AccountRecords>) => eventsOf(records(more)).map(({ type }) => type);

describe('the events of an account', () => {
  it('are none for an account without records', () => {
    expect(eventsOf(records())).toEqual([]);
  });

  it('tell of a mail that waits for an answer', () => {
    expect(eventsOf(records({ interactions: [anInteraction({ subject: 'Angebot?' })] }))).toEqual([
      {
        id: 'mail-1',
        at: MONDAY,
        type: 'interaction',
        channel: 'e-mail',
        direction: 'inbound',
        automatic: false,
        awaitsReply: true,
        subject: 'Angebot?',
      },
    ]);
  });

  it('tell that a person said no answer is needed', () => {
    expect(eventsOf(records({ interactions: [anInteraction({ needsReply: false })] }))).toMatchObject([
      { awaitsReply: false },
    ]);
  });

  it('hold a mail once, though it was captured twice', () => {
    expect(eventsOf(records({ interactions: [anInteraction(), anInteraction()] }))).toHaveLength(1);
  });

  it('keep automatic mail, marked, and read nothing else into it', () => {
    const automatic = anInteraction({ automatic: 'list', kind: 'praise', tags: ['competitor'] });
    expect(eventsOf(records({ interactions: [automatic] }))).toMatchObject([{ type: 'interaction', automatic: true }]);
  });

  it('connect a mail with the complaint that was made in it', () => {
    const complaints = [aComplaint({ interactionId: 'mail-1' })];
    expect(eventsOf(records({ interactions: [anInteraction()], complaints }))).toContainEqual(
      expect.objectContaining({ id: 'mail-1', refersTo: 'complaint-1' }),
    );
  });

  it.each([
    ['complaint', ['interaction'], 'negative'],
    ['praise', ['interaction', 'praise'], 'positive'],
    ['order', ['order', 'interaction'], undefined],
    ['advice', ['interaction'], undefined],
  ] as const)('read a touch of the kind %s as %j, in a tone that is %s', (kind, types, sentiment) => {
    const events = eventsOf(records({ interactions: [anInteraction({ kind })] }));
    expect(events.map(({ type }) => type)).toEqual(types);
    expect(events.find(({ id }) => id === 'mail-1')).toHaveProperty('type', 'interaction');
    expect(events.flatMap((event) => (event.type === 'interaction' ? [event.sentiment] : []))).toEqual([sentiment]);
  });

  it('take our own mail about a complaint for no bad tone of the customer', () => {
    const ours = anInteraction({ direction: 'outbound', kind: 'complaint' });
    expect(eventsOf(records({ interactions: [ours] }))[0]).not.toHaveProperty('sentiment');
  });

  it.each([
    ['may-switch', 'threat'],
    ['competitor', 'competitor'],
    ['cancellation', 'cancel-request'],
  ])('hear in the tag %s a customer who may leave', (tag, kind) => {
    expect(eventsOf(records({ interactions: [anInteraction({ tags: ['vip', tag] })] }))).toContainEqual({
      id: `mail-1#${tag}`,
      at: MONDAY,
      type: 'churn-signal',
      kind,
    });
  });

  it('hear nothing in a tag that only looks like one', () => {
    expect(typesOf({ interactions: [anInteraction({ tags: ['toString', 'constructor', 'Competitor'] })] })).toEqual([
      'interaction',
    ]);
  });

  it('tell of an open complaint, and of nothing more', () => {
    expect(typesOf({ complaints: [aComplaint({ status: 'solution-agreed', agreedAt: day(1) })] })).toEqual([
      'complaint-opened',
    ]);
  });

  it('tell of a complaint that was solved and followed up', () => {
    const solved = aComplaint({ status: 'followed-up', resolvedAt: day(2), followedUpAt: day(9), content: true });
    expect(eventsOf(records({ complaints: [solved] }))).toMatchObject([
      { type: 'complaint-opened', at: day(0), severity: 'medium', category: 'delivery' },
      { type: 'complaint-resolved', at: day(2), content: true },
      { type: 'complaint-followed-up', at: day(9) },
    ]);
  });

  it('take a complaint that was moved back from solved for open', () => {
    expect(typesOf({ complaints: [aComplaint({ status: 'acknowledged', resolvedAt: day(2) })] })).toEqual([
      'complaint-opened',
    ]);
  });

  it('let a complaint that was opened again age from then on', () => {
    const reopened = aComplaint({ reopenedAt: day(30) });
    expect(eventsOf(records({ complaints: [reopened] }))).toMatchObject([
      { type: 'complaint-opened', at: day(0) },
      { type: 'complaint-resolved', at: day(30) - 1, content: false },
      { type: 'complaint-opened', at: day(30) },
    ]);
  });

  it('tell an order with what came of it', () => {
    const orders = [
      anOrder({ promisedAt: day(5), deliveredAt: day(7), amount: 380 }),
      anOrder({ id: '4712', at: day(1), cancelledAt: day(2) }),
    ];
    expect(eventsOf(records({ orders }))).toMatchObject([
      { type: 'order', orderId: '4711', promisedAt: day(5), amount: 380 },
      { type: 'order', orderId: '4712' },
      { type: 'order-cancelled', orderId: '4712' },
      { type: 'delivered', orderId: '4711' },
    ]);
  });

  it('leave out an order that was corrected', () => {
    const orders = [anOrder(), anOrder({ id: '4711b', replaces: '4711' })];
    expect(eventsOf(records({ orders }))).toMatchObject([{ orderId: '4711b' }]);
  });

  it('tell of answers to a survey with their scale', () => {
    const answer = { id: 'answer', accountId: 'account', kind: 'nps', scale: '1-10', score: 4, at: MONDAY } as const;
    expect(eventsOf(records({ surveyResponses: [answer] }))).toMatchObject([
      { type: 'survey', kind: 'nps', scale: '1-10', score: 4 },
    ]);
  });

  it('end with the loss of the customer and its reason', () => {
    const account = { id: 'account', lostAt: day(3), lostReason: 'Preis' };
    expect(eventsOf(records({ account }))).toEqual([
      { id: 'account#churned', at: day(3), type: 'churned', reason: 'Preis' },
    ]);
  });

  it('lead back to the record they were made from', () => {
    const complaints = [aComplaint({ status: 'resolved', resolvedAt: day(1) })];
    expect(eventsOf(records({ complaints })).map(({ id }) => recordOf(id))).toEqual(['complaint-1', 'complaint-1']);
    expect(recordOf('mail-1')).toBe('mail-1');
  });
});

describe('the order of events', () => {
  it('puts our answer after the customer’s mail of the same minute, and the solution after the complaint', () => {
    const events = [complaintResolved(1), ourMail(1), theirMail(1), complaintOpened(1)];
    expect(inOrder(events).map(({ id }) => id)).toEqual(['opened-1', 'in-1', 'out-1', 'resolved-1']);
  });

  it('is the same however they arrive', () => {
    const events = [
      theirMail(1),
      ourMail(1),
      theirMail(1, { id: 'other' }),
      complaintOpened(2),
      ourMail(2),
      complaintResolved(3),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events), (shuffled, again) => {
        expect(inOrder([...again, ...shuffled])).toEqual(inOrder(events));
      }),
    );
  });
});
