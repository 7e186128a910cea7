import { describe, expect, it } from 'vitest';
import { counterparts, MOST_PEOPLE } from '@/utils/domain/counterpart';
import type { OpenMessage } from '@/utils/domain/open-message';
import { aMail } from './build';

const us = { ownAddresses: ['ich@firma.example', 'ich@gmx.de'], colleagueDomains: ['firma.example'] };
const person = (address: string) => ({ address });
const kira = person('kira@kunde.example');
const karl = person('karl@kunde.example');
const me = person('ich@firma.example');
const anna = person('anna@firma.example');

const inbound = (...people: { address: string }[]) => ({ direction: 'inbound', people });
const outbound = (...people: { address: string }[]) => ({ direction: 'outbound', people });

describe('the customer in a mail', () => {
  it.each<[string, Partial<OpenMessage>, unknown]>([
    ['is the sender from outside', {}, inbound(kira)],
    ['is the sender alone, whoever else was written to', { cc: [karl] }, inbound(kira)],
    ['is the recipient of our mail', { from: me, to: [kira] }, outbound(kira)],
    ['is the recipient of a mail from our private address', { from: person('ich@gmx.de'), to: [kira] }, outbound(kira)],
    ['is the recipient of a colleague’s mail', { from: anna, to: [kira], cc: [me] }, outbound(kira)],
    ['is each outside recipient, To before Cc', { from: me, to: [anna, karl], cc: [kira] }, outbound(karl, kira)],
    ['is named once', { from: me, to: [kira], cc: [kira, karl] }, outbound(kira, karl)],
    ['writes from a free-mail address like anybody', { from: person('k@gmx.de') }, inbound(person('k@gmx.de'))],
    ['is not the no-reply address beside him', { from: me, to: [person('noreply@x.example'), kira] }, outbound(kira)],
    [
      'is the recipient when we sent under an alias',
      { direction: 'outbound', from: person('alias@x.example'), to: [kira] },
      outbound(kira),
    ],
    [
      'is the recipient when only the folder says that we sent it',
      { direction: 'outbound', from: undefined, to: [kira] },
      outbound(kira),
    ],
    [
      'is not ourselves, even if the page took our mail for his',
      { direction: 'inbound', from: me, to: [kira] },
      outbound(kira),
    ],
  ])('%s', (_, mail, expected) => {
    const { from, ...rest } = { ...aMail(), ...mail };
    expect(counterparts({ ...rest, ...(from && { from }) }, us)).toEqual(expected);
  });

  it.each<[string, Partial<OpenMessage>, string]>([
    ['our mail to ourselves', { from: me, to: [me] }, 'own'],
    [
      'a mail from an unknown alias of ours to itself',
      { direction: 'self', from: person('alias@x.example'), to: [person('alias@x.example')] },
      'own',
    ],
    ['our mail between our own addresses', { from: me, to: [person('ich@gmx.de')] }, 'own'],
    [
      'a mail the page found to be ours to ourselves',
      { direction: 'self', from: person('alias@x.example'), to: [me] },
      'own',
    ],
    ['a colleague’s mail to us', { from: anna }, 'colleague'],
    ['our mail to a colleague', { from: me, to: [anna] }, 'colleague'],
    ['a mail from a colleague’s subdomain', { from: person('bot@intern.firma.example') }, 'colleague'],
    ['a colleague’s mail to hidden recipients', { from: anna, to: [] }, 'colleague'],
    ['list mail', { automatic: 'list' }, 'automatic'],
    ['an out-of-office notice', { automatic: 'auto-reply' }, 'automatic'],
    ['a no-reply sender', { from: person('noreply@kunde.example') }, 'automatic'],
    ['our mail to a no-reply address', { from: me, to: [person('no-reply@kunde.example')] }, 'automatic'],
    ['a mail whose sender could not be read', { from: undefined }, 'unreadable'],
    ['our mail whose recipients could not be read', { from: me, to: [] }, 'unreadable'],
  ])('is nobody in %s', (_, mail, skipped) => {
    const { from, ...rest } = { ...aMail(), ...mail };
    expect(counterparts({ ...rest, ...(from && { from }) }, us)).toEqual({ skipped });
  });

  it('is called what To calls him, if Cc has him without a name', () => {
    const named = { ...kira, name: 'Kira Käufer' };
    expect(counterparts(aMail({ from: me, to: [named], cc: [kira] }), us)).toEqual(outbound(named));
  });

  it('is the other side when only the webmail knows who is signed in', () => {
    const signedIn = { ownAddresses: [], colleagueDomains: [], ownAddress: 'Ich@Privat.example' };
    expect(counterparts(aMail({ from: person('ich@privat.example'), to: [kira] }), signedIn)).toEqual(outbound(kira));
  });

  it('is not turned into a colleague by a free-mail domain in the settings', () => {
    const mail = aMail({ from: person('kira@gmx.de') });
    expect(counterparts(mail, { ownAddresses: [], colleagueDomains: ['gmx.de'] })).toEqual(
      inbound(person('kira@gmx.de')),
    );
  });

  it('does not belong to a colleague’s domain by a name that ends alike', () => {
    const mail = aMail({ from: person('kira@nichtfirma.example') });
    expect(counterparts(mail, us)).toEqual(inbound(person('kira@nichtfirma.example')));
  });

  it('is one of a bounded number in a circular', () => {
    const to = Array.from({ length: 200 }, (_, index) => person(`k${index}@kunde.example`));
    expect(counterparts(aMail({ from: me, to, cc: to }), us)).toEqual(outbound(...to.slice(0, MOST_PEOPLE)));
  });
});

describe('where answers go', () => {
  const form = person('website@firma.example');
  const offered = (one: { address: string }) => ({ ...inbound(one), answersTo: one.address });

  it.each<[string, Partial<OpenMessage>, unknown]>([
    [
      'somebody else than the sender is offered beside him',
      { replyTo: karl },
      { ...inbound(kira, karl), answersTo: karl.address },
    ],
    ['the sender himself is nothing new', { replyTo: kira }, inbound(kira)],
    ['one of us is nobody', { replyTo: anna }, inbound(kira)],
    ['a no-reply address is nobody', { replyTo: person('noreply@x.example') }, inbound(kira)],
    [
      'the writer is offered for a form that our own server sends',
      { from: form, to: [me], replyTo: kira },
      offered(kira),
    ],
    [
      'the writer is offered for a form that writes as ourselves',
      { direction: 'self', from: me, to: [me], replyTo: kira },
      offered(kira),
    ],
    [
      'the writer is offered for a form at our domain that nobody listed',
      { from: person('form@werkstatt.example'), to: [person('ich@werkstatt.example')], replyTo: kira },
      offered(kira),
    ],
    [
      'the writer is offered for a form that reads no answers',
      { from: person('noreply@forms.example'), replyTo: kira },
      offered(kira),
    ],
    [
      'a shop that answers at its own domain stays a machine',
      { from: person('noreply@shop.example'), replyTo: person('service@shop.example') },
      { skipped: 'automatic' },
    ],
    [
      'a list stays a list',
      { from: kira, automatic: 'list', replyTo: person('liste@verein.example') },
      { skipped: 'automatic' },
    ],
    ['our mail to a customer stays his, whatever we set', { from: me, to: [kira], replyTo: karl }, outbound(kira)],
  ])('%s', (_what, given, expected) => {
    const own = { ...us, ownAddresses: [...us.ownAddresses, 'ich@werkstatt.example'] };
    expect(counterparts(aMail(given), own)).toEqual(expected);
  });
});
