import { describe, expect, it } from 'vitest';
import { complaintId, interactionId, type MailIdentity, normalMessageId, normalSubject } from '@/utils/db/identity';
import { aHistory, NOON } from './a-history';

const mail = (given: Partial<MailIdentity> = {}): MailIdentity => ({
  from: 'anna@huber.example',
  at: NOON,
  subject: 'Angebot Geländer',
  direction: 'inbound',
  ...given,
});

const salted = (salt: string) => ({
  installation: () => ({ id: 'installation' as const, databaseId: 'x', node: 'nabcde', salts: [salt] }),
});
const history = salted('ab'.repeat(32));

describe('the id of a mail', () => {
  it.each([
    ['opened a second later', { at: NOON + 59_000 }],
    ['seen with a reply mark', { subject: 'Re: AW: Fwd: WG:  Angebot  Geländer ' }],
    ['seen with a counted mark', { subject: 'AW[3]: Angebot Geländer' }],
    ['seen with a decomposed umlaut', { subject: 'Angebot Geländer'.normalize('NFD') }],
    ['from the same address in other letters', { from: ' Anna@Huber.example' }],
  ])('is the same when it is %s', async (_, other) => {
    expect(await interactionId(history, mail(other))).toBe(await interactionId(history, mail()));
  });

  it.each([
    ['another minute', { at: NOON + 60_000 }],
    ['another sender', { from: 'ben@huber.example' }],
    ['another subject', { subject: 'Rechnung' }],
    ['the other direction', { direction: 'outbound' as const }],
    ['a known Message-ID', { messageId: '<1@huber.example>' }],
  ])('is another for %s', async (_, other) => {
    expect(await interactionId(history, mail(other))).not.toBe(await interactionId(history, mail()));
  });

  it('follows the Message-ID alone where that is known, in whatever form it is shown', async () => {
    const one = await interactionId(history, mail({ messageId: '<Ab.1@Mail.Huber.EXAMPLE>' }));
    const two = await interactionId(
      history,
      mail({ messageId: ' Ab.1@mail.huber.example', subject: 'anders', from: 'x@y.example' }),
    );
    expect(one).toBe(two);
    expect(one).not.toBe(await interactionId(history, mail({ messageId: 'ab.1@mail.huber.example' })));
  });

  it('is 26 characters behind the month, and another in another installation', async () => {
    const id = await interactionId(history, mail());
    expect(id).toMatch(/^i:2606:[0-9a-hjkmnp-tv-z]{26}$/);
    expect(await interactionId(salted('cd'.repeat(32)), mail())).not.toBe(id);
  });

  it('makes one complaint of a mail that two people flag', async () => {
    const id = await interactionId(history, mail());
    expect(await complaintId(history, id)).toBe(await complaintId(history, id));
  });

  it('comes from the salt that the history keeps over its closing', async () => {
    const one = await aHistory();
    const id = await interactionId(one, mail());
    expect(await interactionId(one, mail())).toBe(id);
    expect(await interactionId(await aHistory(), mail())).not.toBe(id);
  });
});

describe('normalising', () => {
  it.each([
    ['RE: re : Aw: x', 'x'],
    ['Fwd: WG: x', 'x'],
    ['Report: x', 'Report: x'],
    ['Re:', ''],
    ['', ''],
    ['ﬁnal①', 'final1'],
  ])('reads the subject %j as %j', (raw, subject) => {
    expect(normalSubject(raw)).toBe(subject);
  });

  it('leaves the local part of a Message-ID as it is', () => {
    expect(normalMessageId('<A\r\n B@C.Example>')).toBe('AB@c.example');
  });
});
