import { expect, it } from 'vitest';
import { proton } from '@/utils/webmail/adapters/proton';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(proton, {
  open: 'conversation-de',
  senders: ['erika@muster-moebel.example', 'hilde@lindner-werkstatt.example'],
  body: 'body',
  framed: 'iframe',
  anchors: [
    '[data-testid="recipients:sender"]',
    '[data-testid^="recipients:item-"]',
    '.message-header-expanded',
    'time',
    'article',
    'main',
    '[data-testid="conversation-header:subject"]',
    '[data-testid="heading:userdropdown"]',
    '[data-element-id]',
  ],
  header: '[data-testid="recipients:sender"]',
  row: '[data-element-id]',
  hosts: ['https://mail.proton.me/u/0/inbox'],
});

it('takes the direction from the page, also under an address of ours it does not show', async () => {
  const { document, url, close } = fixtureOf('proton', 'conversation-de').mounted();
  expect(readAs(proton, document, url).messages.map(({ direction }) => direction)).toEqual(['inbound', 'outbound']);
  for (const header of document.querySelectorAll('.message-header')) header.className = 'message-header';
  expect(readAs(proton, document, url).messages.map(({ direction }) => direction)).toEqual([undefined, undefined]);
  await close();
});
