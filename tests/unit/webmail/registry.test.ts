import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { ROOT } from '@/tests/laws/sources';
import { isMatch, KNOWN_HOSTS, scriptFor } from '@/utils/domain/known-hosts';
import { adapters, shipped } from '@/utils/webmail/adapters';
import { adapterFor, knownWebmails } from '@/utils/webmail/registry';

it.each([
  ['https://*.post.example/*', 'https://post.example/', true],
  ['https://*.post.example/*', 'https://mail.post.example/inbox?x=1', true],
  ['https://*.post.example/*', 'https://compost.example/', false],
  ['https://*.post.example/*', 'https://post.example.boese.example/', false],
  ['https://*.post.example/*', 'http://post.example/', false],
  ['*://post.example/mail/*', 'http://post.example/mail/0', true],
  ['https://post.example/mail/*', 'https://post.example/drive/', false],
  ['https://post.example/*', 'https://mail.post.example/', false],
  ['<all_urls>', 'https://post.example/', false],
])('%s and %s: %s', (pattern, url, expected) => {
  expect(isMatch(pattern, url)).toBe(expected);
});

it('offers every webmail by name, with whole hosts, each once', () => {
  const known = knownWebmails(shipped);
  expect(new Set(known.map(({ id }) => id))).toEqual(new Set(shipped.map(({ id }) => id)));
  expect(new Set(known.map(({ name }) => name)).size).toBe(known.length);
  for (const { hosts } of known) expect(hosts).toEqual([...new Set(hosts)]);
  for (const host of known.flatMap(({ hosts }) => hosts)) expect(host).toMatch(/^https:\/\/(\*\.)?[a-z0-9.-]+\/\*$/);
});

it('offers services that run the same webmail apart, and the webmail itself for any address', () => {
  expect(knownWebmails(shipped).filter(({ id }) => id === 'roundcube')).toEqual([
    { id: 'roundcube', name: 'Roundcube', hosts: [] },
    { id: 'roundcube', name: 'Posteo', hosts: ['https://*.posteo.de/*'] },
  ]);
});

it.each(Object.entries(KNOWN_HOSTS))('%s is read at its known hosts by a script of its own', (id, hosts) => {
  expect(adapters.find((adapter) => adapter.id === id)?.matches).toEqual(hosts);
  expect(existsSync(`${ROOT}entrypoints/${id}.content.ts`)).toBe(true);
  for (const host of hosts) expect(scriptFor(host)).toBe(id);
});

it('leaves every other host to the script that reads what runs anywhere', () => {
  expect(scriptFor('https://webmail.firma.example/*')).toBe('webmail');
  expect(scriptFor('https://mail.google.com.boese.example/*')).toBe('webmail');
});

it('gives every webmail a name of its own', () => {
  expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length);
});

it('finds nobody for a page that is no webmail', async () => {
  const { document, url, close } = openPage('<title>Kuchen</title><p>rcmail</p>', 'https://kuchen.example/');
  expect(adapterFor(adapters, document, { href: url })).toBeUndefined();
  await close();
});
