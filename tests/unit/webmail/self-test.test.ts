import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Expected, mountFixture, openPage } from '@/tests/fixtures/webmail/mount';
import { reportOf, SelfTest } from '@/utils/domain/self-test';
import { shipped } from '@/utils/webmail/adapters';
import { selfTest } from '@/utils/webmail/self-test';

const FOLDER = fileURLToPath(new URL('../../fixtures/webmail/', import.meta.url));
const CAPTURES = readdirSync(FOLDER, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.expected.json'))
  .map((file) => file.replace(/\.expected\.json$/, ''))
  // The self-test speaks of the webmails that the scripts carry.
  .filter((capture) => shipped.some(({ id }) => capture.startsWith(`${id}/`)));
const CANARY = 'kanarienvogel';

const expectedOf = (capture: string): Expected & { messages?: unknown; ownAddress?: string } =>
  JSON.parse(readFileSync(`${FOLDER}${capture}.expected.json`, 'utf8'));

const mounted = (capture: string) => mountFixture(`${FOLDER}${capture}.html`, expectedOf(capture));

/** The report as a person copies it, by the way it takes through the background. */
const reportFor = (document: Document, url: string): string => {
  const sent: unknown = JSON.parse(JSON.stringify(selfTest(document, url, Date.UTC(2026, 10, 20))));
  return reportOf(SelfTest.parse(sent), { version: '0.1.0', browser: 'Chrome/130', language: 'de' });
};

/** Every text and every value of an attribute, but for the names that developers give. */
const putCanaries = (document: Document): void => {
  for (const element of document.querySelectorAll('*')) {
    for (const name of element.getAttributeNames())
      if (name !== 'id' && name !== 'class') element.setAttribute(name, `${CANARY} ${element.getAttribute(name)}`);
    if (element.localName === 'script' || element.localName === 'style') continue;
    for (const node of element.childNodes) if (node.nodeType === 3) node.textContent = `${CANARY} ${node.textContent}`;
  }
};

/** What a person would recognize in a report: names, addresses and the words of subjects. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.split(/[\s,;:<>()"'„“]+/).filter((word) => word.length > 5);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['from', 'to', 'cc', 'replyTo', 'subject', 'name', 'address', 'newText'].includes(key) || Array.isArray(value)
      ? wordsIn(inner)
      : [],
  );
};

describe('the report of a self-test', () => {
  it.each(CAPTURES)('says which adapter read %s, and not a word of its mails', async (capture) => {
    const { document, url, close } = mounted(capture);
    const report = reportFor(document, url);
    await close();
    expect(report).toContain(`webmail: ${capture.split('/')[0]}`);
    expect(report).not.toContain('@');
    const { messages, ownAddress } = expectedOf(capture);
    for (const word of [...wordsIn(messages), ...wordsIn({ address: ownAddress })])
      expect(report.toLowerCase()).not.toContain(word.toLowerCase());
  });

  it.each(CAPTURES)('holds no text and no value of %s, wherever it stands', async (capture) => {
    const { document, url, close } = mounted(capture);
    putCanaries(document);
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentDocument !== null) putCanaries(frame.contentDocument);
    const report = reportFor(document, url);
    await close();
    expect(report).not.toContain(CANARY);
  });

  it('names what was read and by which generation of selectors', async () => {
    const { document, url, close } = mounted('roundcube/elastic-de-reply-to');
    const report = reportFor(document, url);
    await close();
    expect(report).toMatch(/matched: .*header: Elastic 1\.4/);
    expect(report).toMatch(/mail 1: .*from.*subject.*date.*to 1/);
    expect(report).toContain('missed: nothing');
  });

  it('names what is missing when the webmail has changed', async () => {
    const { document, url, close } = mounted('roundcube/elastic-de-reply-to');
    document.querySelector('#message-header table.header-headers')?.remove();
    const report = reportFor(document, url);
    await close();
    expect(report).toMatch(/missed: (?!nothing)/);
  });

  it('keeps the names of a page’s frame only where no adapter knows what is a mail', async () => {
    const html = `<body><div id="app"><main><div class="${CANARY}"><p id="${CANARY}">${CANARY}</p><${CANARY}-x></${CANARY}-x></div></main></div></body>`;
    const { document, url, close } = openPage(html, 'https://post.example/');
    const report = reportFor(document, url);
    await close();
    expect(report).toContain('webmail: none recognized');
    expect(report).toContain('div#app');
    expect(report).not.toContain(`#${CANARY}`);
    expect(report).not.toContain(`${CANARY}-x`);
  });

  it('fits into an issue, however large the page', async () => {
    const { document, url, close } = openPage(`<div>${'<p></p>'.repeat(9_000)}</div>`, 'https://post.example/');
    expect(reportFor(document, url).length).toBeLessThan(60_000);
    await close();
  });
});
