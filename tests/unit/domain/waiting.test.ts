import { describe, expect, it } from 'vitest';
import type { HealthEvent } from '@/utils/domain/health-event';
import { waitingAfter, waitingSince } from '@/utils/domain/waiting';
import { day, orderAt, ourMail, theirMail } from './build';

describe('the waiting clock', () => {
  it.each<[string, HealthEvent[], number | undefined]>([
    ['stands still without any mail', [], undefined],
    ['starts with the customer’s first mail', [theirMail(1)], day(1)],
    ['starts with a chat or a letter too', [theirMail(1, { channel: 'letter' })], day(1)],
    ['does not start with a mail that waits for no answer', [theirMail(1, { awaitsReply: false })], undefined],
    ['does not start with a call, which is answered at once', [theirMail(1, { channel: 'phone' })], undefined],
    ['does not start with his out-of-office', [theirMail(1, { automatic: true })], undefined],
    ['is not restarted by his later mails', [theirMail(1), theirMail(3), theirMail(5)], day(1)],
    ['is stopped by our answer', [theirMail(1), ourMail(2)], undefined],
    ['is stopped by our letter', [theirMail(1), ourMail(2, { channel: 'letter' })], undefined],
    ['is stopped by our call', [theirMail(1), ourMail(2, { channel: 'phone' })], undefined],
    ['is stopped by his call', [theirMail(1), theirMail(2, { channel: 'phone' })], undefined],
    ['is stopped by a talk at the counter', [theirMail(1), theirMail(2, { channel: 'counter' })], undefined],
    ['is stopped by a meeting', [theirMail(1), theirMail(2, { channel: 'meeting' })], undefined],
    ['is not stopped by our auto-reply', [theirMail(1), ourMail(1.1, { automatic: true })], day(1)],
    ['is not stopped by his out-of-office', [theirMail(1), theirMail(2, { automatic: true })], day(1)],
    ['is not stopped by an order', [theirMail(1), orderAt(2)], day(1)],
    [
      'starts again with the first mail after our answer',
      [theirMail(1), ourMail(2), theirMail(3), theirMail(4)],
      day(3),
    ],
    ['is stopped by an answer of the same minute', [ourMail(1), theirMail(1)], undefined],
    ['reads events in any order', [ourMail(2), theirMail(3), theirMail(1)], day(3)],
  ])('%s', (_, events, expected) => {
    expect(waitingSince(events)).toBe(expected);
  });

  it('counts the mails that wait, each once', () => {
    const events = [theirMail(1), theirMail(2), theirMail(2), theirMail(3, { awaitsReply: false })];
    expect(waitingAfter(events)?.messages).toBe(2);
  });

  it('names the mail that began it', () => {
    const events = [theirMail(1, { subject: 'Angebot?' }), theirMail(2, { subject: 'Nachfrage' })];
    expect(waitingAfter(events)).toMatchObject({ interactionId: 'in-1', subject: 'Angebot?' });
  });

  it.each<[string, HealthEvent[], { negative: boolean; softened: boolean }]>([
    ['a negative mail in between', [theirMail(2, { sentiment: 'negative' })], { negative: true, softened: false }],
    [
      'a negative mail though a plain one followed',
      [theirMail(2, { sentiment: 'negative' }), theirMail(3)],
      { negative: true, softened: false },
    ],
    ['an order since', [orderAt(2)], { negative: false, softened: true }],
    ['a kind word since', [theirMail(2, { sentiment: 'positive' })], { negative: false, softened: true }],
    [
      'a plain mail after a kind one',
      [theirMail(2, { sentiment: 'positive' }), theirMail(3)],
      { negative: false, softened: true },
    ],
    [
      'an angry mail after a kind one',
      [theirMail(2, { sentiment: 'positive' }), theirMail(3, { sentiment: 'negative' })],
      { negative: true, softened: false },
    ],
  ])('remembers %s', (_, events, expected) => {
    expect(waitingAfter([theirMail(1), ...events])).toMatchObject(expected);
  });

  it('takes the kindness of the first mail for manners, not for patience', () => {
    expect(waitingAfter([theirMail(1, { sentiment: 'positive' })])).toMatchObject({ softened: false });
  });
});
