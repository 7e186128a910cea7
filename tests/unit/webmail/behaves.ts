import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mountFixture, openPage } from '@/tests/fixtures/webmail/mount';
import type { Reading, WebmailAdapter } from '@/utils/webmail/adapter';
import { adapters } from '@/utils/webmail/adapters';
import { readPage } from '@/utils/webmail/reading';
import { adapterFor } from '@/utils/webmail/registry';
import { readText } from '@/utils/webmail/text';

const NOW = Date.parse('2026-11-21T20:00:00Z');
const FAKE = 'chef@boese.example';

export const fixtureOf = (provider: string, name: string) => {
  const folder = fileURLToPath(new URL(`../../fixtures/webmail/${provider}/`, import.meta.url));
  const expected = JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8'));
  return {
    expected,
    html: readFileSync(`${folder}${name}.html`, 'utf8'),
    mounted: () => mountFixture(`${folder}${name}.html`, expected),
  };
};

export const readAs = (
  adapter: WebmailAdapter,
  document: Document,
  url: string,
  { rows = true, own = [] as string[] } = {},
) => readPage(adapter, { document, url, now: NOW, own }, { rows });

/** A reading without the page's nodes, to lay one beside another. */
export const facts = ({ messages, listRows, ...page }: Reading) => ({
  ...page,
  messages: messages.map(({ element: _element, body: _body, ...header }) => header),
  listRows: listRows.map(({ element: _element, anchor: _anchor, ...row }) => row),
});

const WRAPPINGS: Record<string, (forgery: string, body: Element) => string> = {
  'as it is': (forgery) => forgery,
  'in a copy of the page’s own container': (forgery, body) => {
    // An element without its contents: its start tag, and its end tag.
    const [, start = '', end = ''] = /^(<[^>]*>)(.*)$/s.exec((body.cloneNode(false) as Element).outerHTML) ?? [];
    return `${start}${forgery}${end}`;
  },
  'after closing more than it opened': (forgery) => `</div></div></td></tr></table></section></article>${forgery}`,
  'in a form and a list of the page’s names': (forgery) =>
    `<form name="querySelector" role="main"><div role="list"><div role="listitem" aria-expanded="true">${forgery}</div></div></form>`,
  'in an SVG and a template': (forgery) =>
    `<svg><foreignObject>${forgery}</foreignObject></svg><template>${forgery}</template>`,
};

const withoutReal = (html: string): string =>
  html.replace(/[\w.+'-]+@[\w.-]+\.example/g, FAKE).replace(/\b(?:Erika|Hilde|Orla|Marta)\b/g, 'Chef');

interface Behaviour {
  /** A capture with an open mail, and its mails' senders in order. */
  readonly open: string;
  readonly senders: readonly (string | undefined)[];
  /** Where the page's own code puts a mail's text; in the first of the capture's frames if that is set. */
  readonly body: string;
  readonly framed?: string;
  /** The start tag, as text, of a mail's body that other mails follow. */
  readonly opening?: string;
  /** Everything the adapter takes something from, as it stands in the capture; each is imitated in a mail. */
  readonly anchors: readonly string[];
  /** What holds a mail's sender; without it nobody wrote the mail. */
  readonly header: string;
  readonly row?: string;
  readonly hosts: readonly string[];
}

/** What holds for every webmail that keeps everything in one page; run on its own captures. */
export const behaves = (adapter: WebmailAdapter, behaviour: Behaviour): void => {
  const { open, senders, body: BODY, framed, opening, anchors, header, row, hosts } = behaviour;
  const fixture = fixtureOf(adapter.id, open);
  const sendersIn = (reading: Reading) => reading.messages.map(({ from }) => from?.address);

  const forgeries = () => {
    const { document } = fixture.mounted();
    return anchors.map((css) => {
      const element = document.querySelector(css);
      if (!element) throw new Error(`${open} has no ${css} to imitate`);
      return { css, html: withoutReal(element.outerHTML) };
    });
  };
  const spoofs = forgeries().flatMap((forgery) => Object.keys(WRAPPINGS).map((how) => ({ ...forgery, how })));

  const into = (document: Document): Element[] => {
    const frame = framed === undefined ? undefined : document.querySelector<HTMLIFrameElement>(framed);
    return [...(frame?.contentDocument ?? document).querySelectorAll(BODY)];
  };

  describe(`a mail that imitates ${adapter.name}`, () => {
    it('is tried in at least 40 ways', () => {
      expect(spoofs.length).toBeGreaterThanOrEqual(40);
    });

    it.each(spoofs)('does not become the sender by $css, $how', async ({ html, how }) => {
      const { document, url, close } = fixture.mounted();
      const truth = facts(readAs(adapter, document, url));
      const bodies = into(document);
      expect(bodies.length).toBeGreaterThan(0);
      for (const body of bodies) body.insertAdjacentHTML('afterbegin', WRAPPINGS[how]?.(html, body) ?? '');
      const reading = readAs(adapter, document, url);
      expect(sendersIn(reading)).toEqual(senders);
      expect(facts(reading)).toEqual(truth);
      await close();
    });

    it.runIf(opening)('is no sender after closing more than it opened, were it ever parsed with the page', async () => {
      expect(fixture.html).toContain(opening);
      for (const { html } of forgeries()) {
        for (let closed = 1; closed <= 14; closed++) {
          const forged = fixture.html.replace(opening ?? '', `${opening}${'</div>'.repeat(closed)}${html}`);
          const { document, url, close } = openPage(forged, fixture.expected.url);
          const reading = readAs(adapter, document, url);
          expect([reading.ownAddress, ...sendersIn(reading)]).not.toContain(FAKE);
          await close();
        }
      }
    });

    it('would have become the sender, had we looked at the whole page', async () => {
      const { document, close } = fixture.mounted();
      const [body] = into(document);
      body?.insertAdjacentHTML('afterbegin', spoofs.map(({ html }) => html).join(''));
      expect((framed === undefined ? document : body?.ownerDocument)?.documentElement.outerHTML).toContain(FAKE);
      await close();
    });

    it('can’t hide the page’s own functions behind names', async () => {
      const { document, url, close } = fixture.mounted();
      const truth = facts(readAs(adapter, document, url));
      const decoy = document.createElement('img');
      const names = 'querySelector querySelectorAll documentElement body head URL readyState defaultView title scripts';
      for (const name of names.split(' ')) Object.defineProperty(document, name, { value: decoy, configurable: true });
      expect(facts(readAs(adapter, document, url))).toEqual(truth);
      await close();
    });
  });

  describe(`a page of ${adapter.name}`, () => {
    it('is asked for by its hosts', async () => {
      const { document, close } = openPage('<title>Anmelden</title>', hosts[0] ?? 'https://x.example/');
      for (const href of hosts) expect(adapterFor(adapters, document, { href })?.id).toBe(adapter.id);
      await close();
    });

    it('has no sender where its header is gone, and says so', async () => {
      const { document, url, close } = fixture.mounted();
      for (const element of document.querySelectorAll(header)) element.remove();
      const reading = readAs(adapter, document, url);
      expect(sendersIn(reading).filter((sender) => sender !== undefined)).toEqual([]);
      if (reading.messages.length > 0) expect(reading.misses).toContainEqual({ provider: adapter.id, part: 'sender' });
      await close();
    });

    it('has no mail while it is loading', async () => {
      const { document, url, close } = fixture.mounted();
      Object.defineProperty(Object.getPrototypeOf(document), 'readyState', { value: 'loading', configurable: true });
      expect(readAs(adapter, document, url)).toMatchObject({ messages: [], misses: [] });
      await close();
    });

    it('has nothing to read before its first content', async () => {
      const { document, url, close } = openPage('<body><div id="app"></div></body>', fixture.expected.url);
      expect(readAs(adapter, document, url)).toMatchObject({ messages: [], listRows: [], misses: [] });
      expect(adapter.scope(document)).toBeUndefined();
      await close();
    });

    it('yields a header without text while the text is on its way', async () => {
      const { document, url, close } = fixture.mounted();
      for (const body of document.querySelectorAll(framed ?? BODY)) body.remove();
      for (const message of readAs(adapter, document, url).messages) {
        expect(message.collapsed).toBe(true);
        expect(readText(adapter, message)).toEqual({});
      }
      await close();
    });

    it('has another signature when another mail, or its text, is there, and the same otherwise', async () => {
      const { document, url, close } = fixture.mounted();
      const page = { document, url, now: NOW };
      const before = adapter.signature(page, false);
      expect(adapter.signature(page, false)).toBe(before);
      for (const body of document.querySelectorAll(framed ?? BODY)) body.remove();
      expect(adapter.signature(page, false)).not.toBe(before);
      await close();
    });

    it.runIf(row)(
      'reads 5,000 rows as rows, and no mail among them',
      async () => {
        const { document, url, close } = fixture.mounted();
        const first = document.querySelector(row ?? '');
        const { messages, listRows } = readAs(adapter, document, url);
        for (let count = 0; count < 5_000; count++) first?.after(first.cloneNode(true));
        const long = readAs(adapter, document, url);
        expect(long.listRows).toHaveLength(listRows.length + 5_000);
        expect(long.messages).toHaveLength(messages.length);
        await close();
      },
      60_000,
    );
  });
};
