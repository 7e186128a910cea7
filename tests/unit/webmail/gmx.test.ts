import { expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { adapters } from '@/utils/webmail/adapters';
import { gmx } from '@/utils/webmail/adapters/gmx';
import { adapterFor } from '@/utils/webmail/registry';
import { fixtureOf, readAs } from './behaves';

it.each([
  'https://navigator.gmx.net/mail',
  'https://webmailer.web.de/',
  'https://3c.gmx.net/',
  'https://webmailer.mail.com/',
])('is asked for on %s', async (href) => {
  const { document, close } = fixtureOf('gmx', 'list-de').mounted();
  expect(adapterFor(adapters, document, { href })?.id).toBe('gmx');
  await close();
});

it('has no list where its shadow roots are closed', async () => {
  const { html, expected } = fixtureOf('gmx', 'list-de');
  const { document, url, close } = openPage(html.replaceAll('"open"', '"closed"'), expected.url);
  expect(readAs(gmx, document, url).listRows).toEqual([]);
  await close();
});

it('says that an open mail’s header can’t be read, instead of taking a row for it', async () => {
  const { document, url, close } = fixtureOf('gmx', 'open-mail-en').mounted();
  expect(readAs(gmx, document, url)).toMatchObject({ messages: [], misses: [{ provider: 'gmx', part: 'header' }] });
  await close();
});

it('has another signature once a mail is open, or the list changed', async () => {
  const { document, url, close } = fixtureOf('gmx', 'open-mail-en').mounted();
  const page = { document, url, now: undefined };
  const [plain, listed] = [gmx.signature(page, false), gmx.signature(page, true)];
  document.querySelector('webmailer-mail-detail')?.remove();
  expect(gmx.signature(page, false)).not.toBe(plain);
  expect(listed).not.toBe(plain);
  await close();
});
