import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, isFreeMail, isNoReply, looksLikeAnotherAddress } from '@/utils/domain/address';

describe('an address', () => {
  it.each([
    ['kira@kunde.example', 'kunde.example'],
    ['Kira@Kunde.EXAMPLE', 'kunde.example'],
    ['a+b@sub.kunde.example', 'sub.kunde.example'],
  ])('%s belongs to the domain %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain);
  });

  it.each([
    'gmx.de',
    'GMX.net',
    'web.de',
    't-online.de',
    'gmail.com',
    'googlemail.com',
    'posteo.de',
    'bluewin.ch',
    'aon.at',
  ])('of %s says nothing about belonging together', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  it.each(['kunde.example', 'gmx.de.kunde.example', 'mygmx.de', 'mail.web.de', ''])('of "%s" does', (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  });
});

describe('a machine that reads no answer', () => {
  it.each([
    'noreply@shop.example',
    'no-reply@shop.example',
    'No_Reply@shop.example',
    'no.reply@shop.example',
    'donotreply@shop.example',
    'do-not-reply@shop.example',
    'please-do-not-reply@shop.example',
    'rechnung.noreply@shop.example',
    'noreply-rechnung@shop.example',
    'noreply2@shop.example',
    'bitte-nicht-antworten@shop.example',
    'nichtantworten@shop.example',
    'keine-antwort@shop.example',
    'mailer-daemon@shop.example',
    'bounce+123=a@shop.example',
    'bounces@shop.example',
  ])('writes as %s', (address) => {
    expect(isNoReply(address)).toBe(true);
  });

  it.each([
    'kira@noreply.example',
    'reply@shop.example',
    'info@shop.example',
    'bouncer@club.example',
    'nora.reply@shop.example',
    'eleanoreply@shop.example',
    'antwort@shop.example',
    'kleine-antwort@shop.example',
  ])('does not write as %s', (address) => {
    expect(isNoReply(address)).toBe(false);
  });

  it('is told within time that grows with the length of the address', () => {
    const pumped = `${'no-'.repeat(200_000)}@shop.example`;
    const start = performance.now();
    isNoReply(pumped);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('a header that shows somebody else', () => {
  const kira = 'kira@kunde.example';
  it.each([
    ['another address as the name', 'chef@bank.example', kira],
    ['another address in brackets', 'Chef <chef@bank.example>', kira],
    ['another address with a wide @', 'chef＠bank.example', kira],
    ['its own and another address', 'kira@kunde.example chef@bank.example', kira],
    ['a Cyrillic letter in a Latin name', 'Pаypal', kira],
    ['a Greek letter in a Latin name', 'Gοogle', kira],
    ['a Cyrillic letter in the domain', 'Kira', 'kira@kundе.example'],
  ])('has %s', (_, name, address) => {
    expect(looksLikeAnotherAddress({ name, address })).toBe(true);
  });

  it.each([
    ['no name', undefined],
    ['a plain name', 'Kira Käufer'],
    ['its own address as the name', 'KIRA@kunde.example'],
    ['an @ without an address', 'Kira @ Kunde GmbH'],
    ['a name in Greek', 'Κίρα'],
    ['a name in two scripts, each word in one', 'Ivan Иван'],
  ])('is not one with %s', (_, name) => {
    expect(looksLikeAnotherAddress({ address: kira, ...(name !== undefined && { name }) })).toBe(false);
  });

  it('is found without failing on any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        expect(typeof looksLikeAnotherAddress({ name, address: kira })).toBe('boolean');
      }),
    );
  });
});
