import { expect, it } from 'vitest';
import { adapters } from '@/utils/webmail/adapters';
import { nextcloud } from '@/utils/webmail/adapters/nextcloud';
import { adapterFor } from '@/utils/webmail/registry';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(nextcloud, {
  open: 'de-thread',
  senders: [
    'can.oeztuerk@hotel-seeblick.example',
    'laden@uhren-lindner.example',
    'kundendienst@bank-sicherheit.example',
  ],
  body: '#message-container',
  anchors: [
    '.envelope--expanded',
    '.envelope',
    '.envelope__header',
    '.sender',
    '.sender__email',
    '.timestamp',
    '#mail-thread-header-fields',
    '#initial-state-mail-accounts',
    '#mail-message',
    '.list-item-style',
  ],
  header: '.sender',
  row: '.list-item-style.envelope',
  hosts: [],
});

it('takes the own address from the account whose folder is open', async () => {
  const { document, url, close } = fixtureOf('nextcloud', 'de-thread').mounted();
  expect(adapterFor(adapters, document, { href: url })?.id).toBe('nextcloud');
  const at = (box: number) => readAs(nextcloud, document, `https://webmail.example/apps/mail/box/${box}/thread/21`);
  expect(at(9).ownAddress).toBe('zweit@uhren-lindner.example');
  expect(at(77)).not.toHaveProperty('ownAddress');
  expect(at(4)).toMatchObject({ folder: 'sent', listPerson: 'recipient' });
  expect(at(5).messages).toEqual([]);
  await close();
});

it('goes without the page’s data where that is of another version', async () => {
  const { document, url, close } = fixtureOf('nextcloud', 'de-thread').mounted();
  document.querySelector('#initial-state-mail-accounts')?.setAttribute('value', '%%%');
  expect(readAs(nextcloud, document, url)).not.toHaveProperty('ownAddress');
  await close();
});
