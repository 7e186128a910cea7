import { describe, expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { gmail } from '@/utils/webmail/adapters/gmail';
import { behaves, fixtureOf, readAs } from './behaves';

const ME = 'laden@uhren-lindner.example';
const ERIKA = 'erika@muster-moebel.example';
const INBOX = 'https://mail.google.com/mail/u/0/#inbox';

behaves(gmail, {
  open: 'thread-list-cached-de',
  senders: [ERIKA, ERIKA, ME],
  body: '.a3s',
  anchors: [
    '.adn .gD',
    '.adn h3.iw',
    '.hb',
    '.g3',
    '.ajA',
    'h2.hP',
    '.adn.ads',
    '[role="listitem"][aria-expanded="false"]',
    '[role="listitem"][aria-expanded="true"]',
    '[role="list"]',
    '[role="main"]',
    'header',
    'tr.zA',
  ],
  header: '.gD',
  row: 'tr.zA',
  hosts: ['https://mail.google.com/mail/u/0/', INBOX],
});

const titled = (title: string, banner = '', url = INBOX) => {
  const { document } = openPage(`<head><title>${title}</title></head><body>${banner}</body>`, url);
  return readAs(gmail, document, url).ownAddress;
};
const account = (address: string) =>
  `<header role="banner"><a aria-label="Google-Konto: Hilde  &#10;(${address})" href="#"></a></header>`;

describe('the own address', () => {
  it.each([
    [`Posteingang (3) - ${ME} - Gmail`, ME],
    [`Rechnung - chef@boese.example - Gmail - ${ME} - Gmail`, ME],
    [`chef@boese.example - ${ME} - Firma Mail`, ME],
    ['Gmail', undefined],
    ['Posteingang - Gmail', undefined],
  ])('stands before the last dash of the title: %s', (title, own) => {
    expect(titled(title)).toBe(own);
  });

  it('is nobody’s where title and account button disagree', () => {
    expect(titled(`A - ${ME} - Gmail`, account('anders@konto.example'))).toBeUndefined();
    expect(titled('Gmail', account(ME))).toBe(ME);
  });

  it('is the delegated mailbox’s, not that of the one who looks', () => {
    const delegated = 'https://mail.google.com/mail/b/143/u/0/#inbox';
    expect(titled(`A - ${ME} - Gmail`, account('anders@konto.example'), delegated)).toBe(ME);
  });

  it('is not taken from print view, whole text or compose window', () => {
    for (const view of ['pt', 'lg', 'btop']) {
      expect(
        titled('Gmail - A - chef@boese.example - Gmail', '', `https://mail.google.com/mail/u/0/?view=${view}`),
      ).toBe(undefined);
    }
  });
});

describe('a thread', () => {
  it('is not read from a view that Gmail keeps hidden', async () => {
    const { document, url, close } = fixtureOf('gmail', 'thread-list-cached-de').mounted();
    document.querySelector('[role="main"]')?.setAttribute('style', 'display: none');
    expect(readAs(gmail, document, url).messages).toEqual([]);
    await close();
  });

  it('marks the rows of a hidden list, so that nobody draws on them', async () => {
    const hidden = fixtureOf('gmail', 'thread-list-cached-de').mounted();
    expect(readAs(gmail, hidden.document, hidden.url).listRows.map((row) => row.hidden)).toEqual([true, true]);
    const shown = fixtureOf('gmail', 'sent-split-pane-en').mounted();
    expect(readAs(gmail, shown.document, shown.url).listRows.map((row) => row.hidden)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await Promise.all([hidden.close(), shown.close()]);
  });

  it('opened from the sent folder tells ours from theirs, and leaves open what it can’t', async () => {
    const { document, close } = fixtureOf('gmail', 'thread-list-cached-de').mounted();
    const directions = readAs(gmail, document, 'https://mail.google.com/mail/u/0/#sent/FMfcgz').messages.map(
      ({ direction }) => direction,
    );
    // The collapsed mail names no recipients: it may be ours under another address.
    expect(directions).toEqual([undefined, 'inbound', 'outbound']);
    await close();
  });

  it('has no id where a reply has not been synchronised yet', async () => {
    const { document, url, close } = fixtureOf('gmail', 'single-clipped-en').mounted();
    const mail = document.querySelector('.adn');
    mail?.setAttribute('data-message-id', '#msg-a:r-123');
    mail?.removeAttribute('jslog');
    expect(readAs(gmail, document, url).messages[0]).not.toHaveProperty('messageId');
    await close();
  });

  it('yields nothing from the drafts', async () => {
    const { document, close } = fixtureOf('gmail', 'thread-list-cached-de').mounted();
    expect(readAs(gmail, document, 'https://mail.google.com/mail/u/0/#drafts/FM').messages).toEqual([]);
    await close();
  });
});
