import { expect, it } from 'vitest';
import { adapters } from '@/utils/webmail/adapters';
import { cypht } from '@/utils/webmail/adapters/cypht';
import { adapterFor } from '@/utils/webmail/registry';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(cypht, {
  open: 'de-mail',
  senders: ['can.oeztuerk@hotel-seeblick.example'],
  body: '.msg_text_inner',
  anchors: [
    '.msg_text',
    '.container-fluid',
    '.js-header_from',
    '.js-header_to',
    '.js-header_cc',
    '.js-header_date',
    '.js-header_subject',
    'main',
  ],
  header: '.js-header_from',
  hosts: [],
});

it('is recognised by its frame, on lists too', async () => {
  for (const name of ['de-mail', 'en-list']) {
    const { document, url, close } = fixtureOf('cypht', name).mounted();
    expect(adapterFor(adapters, document, { href: url })?.id).toBe('cypht');
    await close();
  }
});

it('tells the folder from its hexadecimal name', async () => {
  const { document, close } = fixtureOf('cypht', 'en-list').mounted();
  const at = (path: string) => readAs(cypht, document, `https://webmail.example/?page=message_list&list_path=${path}`);
  expect(at('imap_5f_53656e74')).toMatchObject({ folder: 'Sent', listPerson: 'recipient' });
  expect(at('combined_inbox')).toMatchObject({ folder: 'combined_inbox', listPerson: 'sender' });
  expect(at('%E0')).toMatchObject({ folder: '%E0' });
  await close();
});
