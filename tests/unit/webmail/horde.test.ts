import { describe, expect, it } from 'vitest';
import { adapters } from '@/utils/webmail/adapters';
import { horde } from '@/utils/webmail/adapters/horde';
import { readPage } from '@/utils/webmail/reading';
import { adapterFor } from '@/utils/webmail/registry';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(horde, {
  open: 'dynamic-en-preview',
  senders: ['can.oeztuerk@hotel-seeblick.example'],
  body: '#messageBody',
  anchors: [
    '#previewMsg',
    '#msgHeaders',
    '#msgHeadersColl',
    '#msgHeaderFrom td.from',
    '#msgHeaderTo td.to',
    'a.address',
    '#msgHeaders .subject',
    '#msgHeadersColl .date',
    '.vpRowSelected',
    '#horde-sidebar',
  ],
  header: '#msgHeaderFrom a.address',
  row: '.vpRow',
  hosts: [],
});

const opened = (name: string) => fixtureOf('horde', name).mounted();
const set = (document: Document, css: string, text: string) => {
  for (const element of document.querySelectorAll(css)) element.textContent = text;
};

describe('Horde', () => {
  it.each(['dynamic-en-preview', 'basic-de-mail'])('is recognised by its address and its frame: %s', async (name) => {
    const { document, url, close } = opened(name);
    expect(adapterFor(adapters, document, { href: url })?.id).toBe('horde');
    expect(adapterFor(adapters, document, { href: 'https://webmail.example/anderes' })).toBeUndefined();
    await close();
  });

  it('hides the line of a header that the open mail lacks, and leaves the last mail’s people in it', async () => {
    const { document, url, close } = opened('dynamic-en-preview');
    expect(document.querySelector('#msgHeaderCc')?.textContent).toContain('Petra Vogel');
    expect(readAs(horde, document, url).messages[0]?.cc).toEqual([]);
    await close();
  });

  it('gives the mail no other mail’s number, which its address bar shows first', async () => {
    const { document, url, close } = opened('dynamic-en-preview');
    expect(readAs(horde, document, url).messages[0]).toMatchObject({ uid: '2', folder: 'INBOX' });
    expect(readAs(horde, document, url.replace(/2$/, '3')).messages[0]).not.toHaveProperty('uid');
    await close();
  });

  it('shows by its row which way a mail went', async () => {
    const { document, url, close } = opened('dynamic-en-preview');
    const cell = document.querySelector('.vpRowSelected .msgFrom');
    const direction = () => readAs(horde, document, url).messages[0]?.direction;
    expect(direction()).toBe('inbound');
    set(document, '.vpRowSelected .msgFrom', 'To: Uhren Lindner, info@estrich-weber.example');
    expect(direction()).toBeUndefined();
    cell?.setAttribute('title', 'laden@uhren-lindner.example, info@estrich-weber.example');
    expect(direction()).toBe('outbound');
    cell?.closest('.vpRow')?.classList.remove('vpRowSelected');
    expect(direction()).toBeUndefined();
    await close();
  });

  it.each([
    ['09/05/26 (08:40:00 UTC)', 'en-US', '2026-09-05T08:40:00.000Z'],
    ['09/05/26 (08:40:00 UTC)', 'de-DE', undefined],
    ['05/09/2026 (08:40:00 UTC)', 'en-US', undefined],
    ['23/09/2026 (08:40:00 UTC)', 'en-US', '2026-09-23T08:40:00.000Z'],
    ['2026-09-05 (08:40:00 UTC)', 'de-DE', '2026-09-05T08:40:00.000Z'],
    ['Samstag, 05. September 2026 (10:40:00 CEST)', 'de-DE', '2026-09-05T08:40:00.000Z'],
    ['Sat, Sep 5 (08:40:00 UTC)', 'en-US', undefined],
  ])('writes dates as each user likes: %s on a page in %s', async (shown, language, expected) => {
    const { document, url, close } = opened('dynamic-en-preview');
    document.documentElement.lang = language;
    set(document, '#msgHeaderDate .date', shown);
    const { date } = readAs(horde, document, url).messages[0] ?? {};
    expect(date === undefined ? undefined : new Date(date).toISOString()).toBe(expected);
    await close();
  });

  it('says "Today" with a zone, which is a day only on the day it was drawn', async () => {
    const { document, url, close } = opened('dynamic-en-preview');
    set(document, '#msgHeaderDate .date', 'Today, 08:40:00 UTC');
    const loaded = document.defaultView?.performance.timeOrigin ?? 0;
    const at = (now: number) => readPage(horde, { document, url, now }, { rows: false }).messages[0]?.date;
    expect(at(loaded + 2 * 86_400_000)).toBeUndefined();
    expect(at(Date.parse('2001-05-04T12:00:00Z'))).toBe(Date.parse('2001-05-04T08:40:00Z'));
    await close();
  });

  it('has no subject to tell from its words for none', async () => {
    const { document, url, close } = opened('dynamic-en-preview');
    set(document, '.subject', '[No Subject]');
    expect(readAs(horde, document, url).messages[0]).not.toHaveProperty('subject');
    await close();
  });

  it('is not guessed at in the basic view where the first header is no date', async () => {
    const { document, url, close } = opened('basic-de-mail');
    document.querySelector('#msgheaders tr')?.remove();
    const reading = readAs(horde, document, url);
    expect(reading.messages[0]).not.toHaveProperty('from');
    expect(reading.misses).toContainEqual({ provider: 'horde', part: 'sender' });
    await close();
  });
});
