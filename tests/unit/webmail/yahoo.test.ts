import { expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { yahoo } from '@/utils/webmail/adapters/yahoo';
import { behaves, readAs } from './behaves';

behaves(yahoo, {
  open: 'thread-de',
  senders: ['erika@muster-moebel.example', 'laden@uhren-lindner.example'],
  body: '[data-test-id="message-view-body-content"]',
  opening: '<div data-test-id="message-view-body-content">',
  anchors: [
    'script',
    '[data-test-id="email-pill"]',
    '[data-test-id="message-from"]',
    '[data-test-id="message-to"]',
    '[data-test-id="message-date"]',
    '[data-test-id="message-view"]',
    '[data-test-id="message-group-subject-text"]',
    '[data-test-id="message-group-view"]',
    '[data-test-id="message-list-item"]',
    '#mail-app-component',
  ],
  header: '[data-test-id="message-from"]',
  row: '[data-test-id="message-list-item"]',
  hosts: ['https://mail.yahoo.com/d/folders/1', 'https://de.mail.yahoo.com/', 'https://mail.aol.com/d/folders/1'],
});

it.each([
  [
    'of the account that is shown',
    '{"selectedMailbox":{"a":{"email":"x@y.example"},"email":"ich@y.example"}}',
    'ich@y.example',
  ],
  ['of no account within it', '{"selectedMailbox":{"a":{"email":"x@y.example"}},"email":"z@y.example"}', undefined],
  ['in a text that quotes it', String.raw`{"snippet":"\"selectedMailbox\":{\"email\":\"x@y.example\"}"}`, undefined],
])('reads the own address %s', async (_title, data, expected) => {
  const url = 'https://mail.yahoo.com/d/folders/1';
  const { document, close } = openPage(`<head><script>x=${data}</script></head>`, url);
  expect(readAs(yahoo, document, url).ownAddress).toBe(expected);
  await close();
});
