import { expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { adapters } from '@/utils/webmail/adapters';
import { zimbra } from '@/utils/webmail/adapters/zimbra';
import { adapterFor } from '@/utils/webmail/registry';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(zimbra, {
  open: 'message-de',
  senders: ['erika@muster-moebel.example'],
  body: '.MsgBody',
  anchors: [
    'td[id$="_from"]',
    'tr[id$="_from"]',
    'tr[id$="_an"]',
    'tr[id$="_cc"]',
    '.addrBubble',
    '.SubjectCol',
    '.DateCol',
    '.MsgHeaderTable',
    '.ZmMailMsgView',
  ],
  header: 'tr[id$="_from"]',
  hosts: [],
});

it('is known on any host by its own page, but not by a mail about it', async () => {
  const { html } = fixtureOf('zimbra', 'message-de');
  const href = 'https://mail.stadtwerke.example/zimbra/';
  const real = openPage(html, href);
  expect(adapterFor(adapters, real.document, { href })?.id).toBe('zimbra');
  const mail = openPage(`<body><div>${html.replace(/.*<body>/s, '')}</div></body>`, href);
  expect(adapterFor(adapters, mail.document, { href })).toBeUndefined();
  await Promise.all([real.close(), mail.close()]);
});

it('takes no bare address for the sender’s, since it may be a name', async () => {
  const { document, url, close } = fixtureOf('zimbra', 'message-de').mounted();
  const bubble = document.querySelector('td[id$="_from"] .addrBubble');
  if (bubble) bubble.textContent = 'service@sparbank.example';
  const { messages, misses } = readAs(zimbra, document, url);
  expect(messages[0]).not.toHaveProperty('from');
  expect(misses).toContainEqual({ provider: 'zimbra', part: 'sender' });
  await close();
});
