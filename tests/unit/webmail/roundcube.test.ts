import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mountFixture, mountFrame, openPage } from '@/tests/fixtures/webmail/mount';
import { adapters } from '@/utils/webmail/adapters';
import { roundcube } from '@/utils/webmail/adapters/roundcube';
import { readPage } from '@/utils/webmail/reading';
import { adapterFor } from '@/utils/webmail/registry';
import { readText } from '@/utils/webmail/text';

const FOLDER = fileURLToPath(new URL('../../fixtures/webmail/roundcube/', import.meta.url));
const NOW = Date.parse('2026-11-21T20:00:00Z');

const capture = (name: string) => readFileSync(`${FOLDER}${name}.html`, 'utf8');
const expectation = (name: string) => JSON.parse(readFileSync(`${FOLDER}${name}.expected.json`, 'utf8'));
const mounted = (name: string) => mountFixture(`${FOLDER}${name}.html`, expectation(name));

const read = (document: Document, url: string, { rows = false, own = [] as string[] } = {}) =>
  readPage(roundcube, { document, url, now: NOW, own }, { rows });

/** What the first open mail newly says. */
const textIn = (document: Document, url: string) => readText(roundcube, read(document, url).messages[0] ?? {});

/** A captured page with more at the beginning of its mail, before the page is parsed: a mail may close what it did not open. */
const withBody = (name: string, body: string) => {
  const { url } = expectation(name);
  const [before, after] = capture(name).split(/(?<=<div id="messagebody">)/);
  if (!after) throw new Error('the capture shows no mail');
  return openPage(`${before}${body}${after}`, url);
};

const BASES = ['elastic-de-extwin', 'larry-en-show', 'classic-en-show'];
const ENVELOPE: Record<string, string> = {
  'elastic-de-extwin': 'can.oeztuerk@hotel-seeblick.example',
  'larry-en-show': 'can.oeztuerk@hotel-seeblick.example',
  'classic-en-show': 'can.oeztuerk@hotel-seeblick.example',
};

const FAKE = 'chef@boese.example';
const people = `<span class="adr"><a class="rcmContactAddress" href="mailto:${FAKE}" title="${FAKE}">Chef</a></span>`;
const rows = ['from', 'to', 'cc', 'replyto', 'mail-reply-to']
  .map((header) => `<tr><td class="header-title">X</td><td class="header ${header}">${people}</td></tr>`)
  .join('');
const cells = `<tbody>${rows}<tr><td class="header date">2001-01-01 10:00</td></tr><tr><td class="header subject">Falsch</td></tr></tbody>`;
const env = JSON.stringify({
  task: 'mail',
  action: 'show',
  uid: '999',
  mailbox: 'Falsch',
  username: FAKE,
  list_post: true,
  message_context: '2',
  date_format: 'dd.mm.yy',
});

const FORGERIES: Record<string, string> = {
  'Elastic’s header': `<div id="message-header"><h2 class="subject">Falsch</h2><div class="header-summary"><span class="text-nowrap">01.01.2001 10:00</span></div><table class="header-headers">${cells}</table></div>`,
  'Larry’s preview header': `<div id="messageheader"><h3 class="subject">Falsch</h3><table class="headers-table" id="preview-allheaders">${cells}</table></div>`,
  'Larry’s full header': `<div id="messageheader"><h2 class="subject">Falsch</h2><div class="message-headers"><table class="headers-table">${cells}</table></div></div>`,
  'the classic preview header': `<div class="messageheaderbox"><table class="headers-table">${cells}</table></div>`,
  'the classic header': `<div id="messageframe"><table class="headers-table">${cells}</table></div>`,
  'an attached mail’s header': `<div class="message-partheaders"><table class="headers-table">${cells}</table></div>`,
  'lone addresses': `${people}${people}`,
  'a second message body': `<div id="messagebody"><div id="message-header"><table class="header-headers">${cells}</table></div></div>`,
  'the page’s data': `<script>rcmail.set_env(${env});</script>`,
  'the user’s name': `<span class="header-title username">${FAKE}</span><div class="topright"><span class="username">${FAKE}</span></div><div id="header"><span class="username">${FAKE}</span></div>`,
  'the list': `<table id="messagelist"><tbody><tr class="message" id="rcmrowX"><td class="subject"><span class="fromto">${people}</span><span class="subject"><a href="?_uid=999&amp;_mbox=Falsch">Falsch</a></span></td></tr></tbody></table>`,
  'the page itself': `<div id="layout"><div id="mainscreen"><div id="layout-content"><div id="message-header"><table class="header-headers">${cells}</table></div></div></div></div>`,
};

const WRAPPINGS: Record<string, (forgery: string) => string> = {
  'as it is': (forgery) => forgery,
  'as Roundcube wraps HTML mails': (forgery) =>
    `<div class="message-htmlpart"><div class="rcmBody">${forgery}</div></div>`,
  'after closing more than it opened': (forgery) => `</div></div></div></div></td></tr></table>${forgery}`,
  'in a form of the same names': (forgery) => `<form id="messagebody" name="messageheader">${forgery}</form>`,
  'in an SVG and a template': (forgery) =>
    `<svg><foreignObject>${forgery}</foreignObject></svg><template shadowrootmode="open">${forgery}</template>`,
};

const spoofs = BASES.flatMap((base) =>
  Object.entries(FORGERIES).flatMap(([what, forgery]) =>
    Object.entries(WRAPPINGS).map(([how, wrap]) => ({ base, what, how, body: `<p>Text</p>${wrap(forgery)}` })),
  ),
);

const truths = new Map(
  BASES.map((base) => {
    const { document, url } = mounted(base);
    return [base, read(document, url, { rows: true })];
  }),
);

describe('a mail that imitates the page', () => {
  it.each(spoofs)('does not become the sender in $base by $what, $how', async ({ base, body }) => {
    const { document, url, close } = withBody(base, body);
    const truth = truths.get(base);
    const reading = read(document, url, { rows: true });
    const { body: _body, element: _element, ...header } = reading.messages[0] ?? { element: undefined };
    const { body: _other, element: _node, ...trueHeader } = truth?.messages[0] ?? { element: undefined };
    expect(reading.messages).toHaveLength(1);
    expect(reading.messages[0]?.from?.address).toBe(ENVELOPE[base]);
    expect(header).toEqual(trueHeader);
    expect({ ...reading, messages: [] }).toEqual({ ...truth, messages: [] });
    await close();
  });

  it('would have become the sender, had we looked at the whole page', async () => {
    const naive = await Promise.all(
      spoofs.slice(0, spoofs.length / BASES.length).map(async ({ base, body }) => {
        const { document, close } = withBody(base, body);
        document.querySelector('#message-header, #messageheader, table.headers-table:not(#messagebody *)')?.remove();
        const found = document.querySelector('.rcmContactAddress')?.getAttribute('title');
        await close();
        return found;
      }),
    );
    expect(spoofs.length).toBeGreaterThan(40);
    expect(naive.filter((address) => address === FAKE).length).toBeGreaterThan(40);
  });

  it('can’t hide the page’s own functions behind names', async () => {
    const { document, url, close } = mounted('elastic-en-hostile');
    const decoy = document.createElement('img');
    const names =
      'querySelector querySelectorAll documentElement body head URL readyState defaultView createTreeWalker title scripts forms';
    for (const name of names.split(' ')) Object.defineProperty(document, name, { value: decoy, configurable: true });
    expect(read(document, url).messages[0]).toMatchObject({
      from: { name: 'Ralf Tusk', address: 'ralf.tusk@boese.example' },
    });
    await close();
  });

  it('can’t hide its own elements’ functions either, and is read all the same', async () => {
    const { document, url, close } = withBody('elastic-de-extwin', '<form><p>Guten Tag</p></form>');
    const form = document.querySelector('#messagebody form');
    for (const name of ['matches', 'closest', 'nodeType', 'textContent']) {
      Object.defineProperty(form, name, { value: document.createElement('input') });
    }
    expect(textIn(document, url).text).toMatch(/^Guten Tag\n/);
    await close();
  });

  it('is not read at all where the page’s own header is gone', async () => {
    const { document, url, close } = withBody('elastic-de-extwin', FORGERIES['Elastic’s header'] ?? '');
    document.querySelector('#message-header')?.remove();
    const reading = read(document, url);
    expect(reading.messages).toEqual([]);
    expect(reading.misses).toEqual([{ provider: 'roundcube', part: 'header' }]);
    await close();
  });

  it('brings no frame of its own', async () => {
    const { document, url, close } = withBody('elastic-de-extwin', '<iframe id="messagecontframe"></iframe>');
    const frame = document.querySelector('#messagecontframe');
    if (frame) mountFrame(frame, capture('elastic-en-hostile'), url);
    expect(read(document, url).messages).toHaveLength(1);
    await close();
  });
});

describe('a part that is not where it should be', () => {
  it.each([
    ['sender', 'td.header.from'],
    ['subject', 'h2.subject'],
  ])('is missed by name: %s', async (part, css) => {
    const { document, url, close } = mounted('elastic-de-extwin');
    document.querySelector(`#message-header ${css}`)?.remove();
    const reading = read(document, url);
    expect(reading.misses).toEqual([{ provider: 'roundcube', part }]);
    expect(reading.messages).toHaveLength(1);
    expect(reading.messages[0]).not.toHaveProperty(part === 'sender' ? 'from' : part);
    await close();
  });

  it('is missed when the date is in a form nobody knows', async () => {
    const { document, url, close } = mounted('larry-en-show');
    for (const cell of document.querySelectorAll('td.header.date')) cell.textContent = 'neulich, gegen Mittag';
    const reading = read(document, url);
    expect(reading.misses).toEqual([{ provider: 'roundcube', part: 'date' }]);
    expect(reading.messages[0]).toMatchObject({ dateText: 'neulich, gegen Mittag' });
    expect(reading.messages[0]).not.toHaveProperty('date');
    await close();
  });

  it('is no miss where a page has no mail open', async () => {
    for (const name of ['elastic-de-compose', 'elastic-de-print', 'elastic-en-drafts-preview']) {
      const { document, url, close } = mounted(name);
      expect(read(document, url, { rows: true }).misses).toEqual([]);
      await close();
    }
  });
});

describe('the direction of a mail', () => {
  it('is outbound in the sent folder under an identity the page does not show', async () => {
    const { document, url, close } = mounted('elastic-de-sent-alias-show');
    expect(read(document, url).messages[0]).toMatchObject({
      from: { address: 'hilde@lindner-werkstatt.example' },
      direction: 'outbound',
    });
    await close();
  });

  it('is outbound for every address the user has named as theirs', async () => {
    const { document, url, close } = mounted('elastic-de-extwin');
    const own = ['Can.Oeztuerk@Hotel-Seeblick.example'];
    expect(read(document, url, { own }).messages[0]).toMatchObject({ direction: 'outbound' });
    await close();
  });

  it('is unknown where the log-in name is no address', async () => {
    const { url } = expectation('elastic-de-extwin');
    const html = capture('elastic-de-extwin').replace('"username":"laden@uhren-lindner.example"', '"username":"laden"');
    const { document, close } = openPage(html, url);
    const reading = read(document, url);
    expect(reading).not.toHaveProperty('ownAddress');
    expect(reading.messages[0]).not.toHaveProperty('direction');
    await close();
  });
});

describe('a mail', () => {
  it('shows where answers go when that is somebody else', async () => {
    for (const name of ['elastic-de-reply-to', 'larry-de-reply-to-show']) {
      const { document, url, close } = mounted(name);
      expect(read(document, url).messages[0]?.replyTo).toEqual({
        name: 'Tom Ruge',
        address: 'tom.ruge@ruge-antik.example',
      });
      await close();
    }
  });

  it('names all of its recipients, also those the page keeps in a dialog', async () => {
    for (const name of ['elastic-de-show-email-names', 'larry-de-list-preview']) {
      const { document, url, close } = mounted(name);
      const to = read(document, url).messages[0]?.to ?? [];
      expect(to.map(({ address }) => address)).toHaveLength(13);
      expect(to.at(11)).toEqual({ name: "O'Brien & Sons", address: 'office@obrien-sons.example' });
      await close();
    }
  });

  it('keeps to the recipients shown where the dialog’s text is another list', async () => {
    const { document, url, close } = mounted('elastic-de-show-email-names');
    const more = document.querySelector('td.header.to a.morelink');
    more?.setAttribute('onclick', (more.getAttribute('onclick') ?? '').replace('mailto:laden@', 'mailto:anders@'));
    expect(read(document, url).messages[0]?.to).toHaveLength(10);
    await close();
  });

  it('says when it went to a list', async () => {
    for (const name of ['elastic-de-mailing-list', 'elastic-de-extwin']) {
      const { document, url, close } = mounted(name);
      expect(read(document, url).messages[0]?.automatic).toBe(expectation(name).messages[0].automatic);
      await close();
    }
  });

  it('is read without the mail attached to it', async () => {
    const { document, url, close } = mounted('elastic-de-attached-mail');
    expect(read(document, url).messages[0]).toMatchObject({
      from: { address: 'greta.sommerfeld@floristik-sommerfeld.example' },
    });
    expect(textIn(document, url).text).toBe('Siehe Anhang.');
    await close();
  });

  it('is cut where it is longer than anybody reads, and says so', async () => {
    const { document, url, close } = withBody('elastic-de-extwin', `<p>${'wort '.repeat(60_000)}</p>`);
    const { text, truncated } = textIn(document, url);
    expect(truncated).toBe(true);
    expect(text).toHaveLength(20_000);
    await close();
  });

  it('waits until its frame has loaded', async () => {
    const { document, url, close } = mounted('elastic-de-list-preview');
    const inner = document.querySelector('iframe')?.contentDocument;
    Object.defineProperty(Object.getPrototypeOf(inner), 'readyState', { value: 'loading', configurable: true });
    const reading = read(document, url);
    expect(reading.messages).toEqual([]);
    expect(reading.misses).toEqual([]);
    await close();
  });

  it('is not there when its frame belongs to another site', async () => {
    const { document, url, close } = mounted('elastic-de-list-preview');
    Object.defineProperty(document.querySelector('iframe'), 'contentDocument', { value: null });
    expect(read(document, url, { rows: true })).toMatchObject({ messages: [], misses: [] });
    await close();
  });

  it('gives "Today" the day on which the page was loaded, not the day of the look', async () => {
    const { document, close } = mounted('elastic-de-list-today');
    const inner = document.querySelector('iframe')?.contentDocument;
    inner?.querySelector('.header-summary')?.remove();
    const loaded = inner?.defaultView?.performance.timeOrigin ?? 0;
    const tomorrow = loaded + 86_400_000;
    const reading = readPage(roundcube, { document, url: document.URL, now: tomorrow }, { rows: false });
    const { date } = reading.messages[0] ?? {};
    // Loaded before 9:12 in the morning, "today 9:12" has not been: then there is no date at all.
    if (date !== undefined) expect(new Date(date).toDateString()).toBe(new Date(loaded).toDateString());
    await close();
  });
});

describe('the list', () => {
  it('is read only when asked for', async () => {
    const { document, url, close } = mounted('elastic-de-list-preview');
    expect(read(document, url).listRows).toEqual([]);
    expect(read(document, url, { rows: true }).listRows).toHaveLength(16);
    await close();
  });

  it('names recipients in a folder below the one for sent mail', async () => {
    const { document, close } = mounted('elastic-de-sent-preview');
    const below = 'https://webmail.example/?_task=mail&_mbox=Sent%2F2025';
    expect(read(document, below).listPerson).toBe('recipient');
    expect(read(document, 'https://webmail.example/?_task=mail&_mbox=Sentinel').listPerson).toBe('sender');
    await close();
  });

  it('is of the folder in the address bar, since the page’s data stays with the first one', async () => {
    const { document, close } = mounted('elastic-de-list-preview');
    expect(read(document, 'https://webmail.example/?_task=mail&_mbox=Sent')).toMatchObject({
      folder: 'Sent',
      listPerson: 'recipient',
    });
    await close();
  });
});

describe('Roundcube', () => {
  it.each(['elastic-de-list-preview', 'larry-en-show', 'classic-en-show', 'elastic-de-compose'])(
    'is recognised by what it tells its own scripts: %s',
    async (name) => {
      const { document, url, close } = mounted(name);
      expect(adapterFor(adapters, document, { href: url })?.id).toBe('roundcube');
      await close();
    },
  );

  it('is not recognised by a mail about it', async () => {
    const html = `<body><p>rcmail.set_env({"task":"mail"})</p><table id="messagelist"><tr><td>${people}</td></tr></table></body>`;
    const { document, url, close } = openPage(html, 'https://anderes.example/');
    expect(adapterFor(adapters, document, { href: url })).toBeUndefined();
    await close();
  });

  it.each([
    ['cut off', 'rcmail.set_env({"task":"mail"'],
    ['no JSON', 'rcmail.set_env({task:1});'],
    ['of another kind', 'rcmail.set_env([1]);'],
    ['endless', `rcmail.set_env({"task":"mail","x":"${'a'.repeat(600_000)}"});`],
  ])('is not recognised where its data is %s', async (_title, script) => {
    const { document, url, close } = openPage(
      `<head><script>${script}</script></head><body></body>`,
      'https://x.example/',
    );
    expect(adapterFor(adapters, document, { href: url })).toBeUndefined();
    await close();
  });

  it('reads a page of its data with figures, braces and quotes in it', async () => {
    const data = String.raw`{"task":"mail","action":"","mailbox":"A \"}\" {","username":"laden@uhren-lindner.example","uid":7}`;
    const { document, url, close } = openPage(
      `<head><script>x();rcmail.set_env(${data});y({})</script></head>`,
      'https://x.example/',
    );
    expect(read(document, url)).toMatchObject({ folder: 'A "}" {', ownAddress: 'laden@uhren-lindner.example' });
    await close();
  });
});
