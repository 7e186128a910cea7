import { describe, expect, it } from 'vitest';
import { adapters } from '@/utils/webmail/adapters';
import { snappymail } from '@/utils/webmail/adapters/snappymail';
import { adapterFor } from '@/utils/webmail/registry';
import { readText } from '@/utils/webmail/text';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(snappymail, {
  open: 'de-list-view',
  senders: ['can.oeztuerk@hotel-seeblick.example'],
  body: '.bodyText > .b-text-part:not([hidden])',
  anchors: [
    '.messageItemHeader',
    '#messageItem .messageItemHeader',
    '.messageItemHeader .from',
    '[data-bind="text: message().to"]',
    '[data-bind="text: replyTo"]',
    'time.date',
    '.message-fixed-button-toolbar',
    '.b-folders',
    '.accountPlace',
    '.messageListItem',
    '#rl-right',
  ],
  header: '.from',
  row: '.messageListItem',
  hosts: [],
});

describe('SnappyMail', () => {
  it('is recognised by its body', async () => {
    const { document, url, close } = fixtureOf('snappymail', 'de-draft').mounted();
    expect(adapterFor(adapters, document, { href: url })?.id).toBe('snappymail');
    await close();
  });

  it('shows where answers go', async () => {
    const { document, url, close } = fixtureOf('snappymail', 'de-list-view').mounted();
    const [message] = readAs(snappymail, document, url).messages;
    expect(message?.replyTo).toEqual({ name: 'Rezeption', address: 'rezeption@hotel-seeblick.example' });
    await close();
  });

  it('keeps the texts of earlier mails, which may not be taken for the open one’s', async () => {
    const { document, url, close } = fixtureOf('snappymail', 'de-list-view').mounted();
    document.querySelector('.b-text-part:not([hidden]):not(.b-text-part .b-text-part)')?.setAttribute('hidden', '');
    for (const message of readAs(snappymail, document, url).messages) {
      expect(readText(snappymail, message).text ?? '').not.toContain('Falsch');
    }
    await close();
  });

  it('tells no number where the link to the source is another version’s', async () => {
    const { document, url, close } = fixtureOf('snappymail', 'de-list-view').mounted();
    document.querySelector('[href*="ViewAsPlain"]')?.setAttribute('href', '/?/Raw/&q[]=/0/ViewAsPlain/&q[]=/e30x');
    expect(readAs(snappymail, document, url).messages[0]).not.toHaveProperty('uid');
    await close();
  });
});
