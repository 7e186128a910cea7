import { expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { adapters } from '@/utils/webmail/adapters';
import { outlook } from '@/utils/webmail/adapters/outlook';
import { adapterFor } from '@/utils/webmail/registry';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(outlook, {
  open: 'conversation-de',
  senders: ['erika@muster-moebel.example', undefined],
  body: '[id^="UniqueMessageBody"]',
  opening: '<div id="UniqueMessageBody_1" tabindex="0">',
  anchors: [
    '[id^="MSG_"][id$="_FROM"]',
    '[data-testid="RecipientWell"]',
    '[data-testid="SentReceivedSavedTime"]',
    '[id^="CONV_"]',
    '[aria-expanded="true"]',
    '#ConversationReadingPaneContainer',
    '[data-app-section="MailReadCompose"]',
    '[data-convid]',
    '#MailList',
    '[id^="primaryMailboxRoot_"]',
  ],
  header: '[id$="_FROM"],span[role="img"]',
  row: '[data-convid]',
  hosts: [
    'https://outlook.live.com/mail/0/',
    'https://outlook.office.com/mail/',
    'https://outlook.office365.com/mail/inbox',
    'https://outlook.cloud.microsoft/mail/',
  ],
});

const page = (pane: string, listing = '') =>
  openPage(
    `<body><div id="MainModule"><div id="MailList">${listing}</div><div id="ConversationReadingPaneContainer">${pane}</div></div></body>`,
    'https://outlook.office.com/mail/inbox/id/x',
  );
const label = (value: string, shown = value) => `<span aria-label="Von: ${value}">${shown}</span>`;
const body = '<div id="UniqueMessageBody_1">Text</div>';

it.each([
  ['somebody by name only', label('Paul Intern'), undefined],
  ['somebody by name, before another label', `${label('Paul Intern')}${label('x@y.example')}`, undefined],
  ['a name that is another address', label('chef@bank.example&lt;x@y.example&gt;'), 'x@y.example'],
  ['an address in the text only', label('Orla', 'Orla&lt;x@y.example&gt;'), 'x@y.example'],
  ['a full-width colon', '<span aria-label="发件人：x@y.example">x@y.example</span>', 'x@y.example'],
  ['two addresses', label('x@y.example; z@y.example'), undefined],
])('reads the sender of %s', async (_title, sender, expected) => {
  const { document, url, close } = page(`<div>${sender}${body}</div>`);
  const [message] = readAs(outlook, document, url).messages;
  expect(message?.from?.address).toBe(expected);
  await close();
});

it('does not give a collapsed mail’s sender to the open one beside it', async () => {
  const { document, url, close } = page(
    `<div aria-expanded="false">${label('x@y.example')}</div><div aria-expanded="true"><div>${label('Paul Intern')}</div>${body}</div>`,
  );
  expect(readAs(outlook, document, url).messages.map(({ from }) => from)).toEqual([undefined]);
  await close();
});

it('takes a conversation’s id from the list only where one row is selected', async () => {
  const row = (id: string) => `<div role="option" data-convid="${id}" aria-selected="true"></div>`;
  for (const [rows, expected] of [
    [row('AAQk-1_2'), 'AAQk/1+2'],
    [row('AAQk1') + row('AAQk2'), undefined],
  ] as const) {
    const { document, url, close } = page(`<div>${label('x@y.example')}${body}</div>`, rows);
    expect(readAs(outlook, document, url).messages[0]?.threadId).toBe(expected);
    await close();
  }
});

it('believes the address bar where the list still shows another conversation', async () => {
  const opened = 'AAQkADAwATMwMAItYjBiZi03';
  const { document, close } = page(
    `<div>${label('x@y.example')}${body}</div>`,
    '<div role="option" data-convid="AAQkAnders" aria-selected="true"></div>',
  );
  const url = `https://outlook.office.com/mail/inbox/id/${opened}%3D`;
  expect(readAs(outlook, document, url).messages[0]?.threadId).toBe(`${opened}=`);
  await close();
});

it('is known on any host by its own scripts, but not by a mail about it', async () => {
  const { html } = fixtureOf('outlook', 'conversation-de');
  const href = 'https://outlook.office.com.mcas.example/mail/';
  const real = openPage(html, href);
  expect(adapterFor(adapters, real.document, { href })?.id).toBe('outlook');
  const mail = openPage(`<body><div>${html}</div></body>`.replace('/owamail/', '/x/'), href);
  expect(adapterFor(adapters, mail.document, { href })).toBeUndefined();
  await Promise.all([real.close(), mail.close()]);
});

it('says inbound without knowing us only in the inbox', async () => {
  const { document, close } = page(`<div>${label('x@y.example')}${body}</div>`);
  const directions = ['inbox', 'sentitems', 'AQMk', 'deeplink'].map(
    (folder) => readAs(outlook, document, `https://outlook.office.com/mail/${folder}/id/x`).messages[0]?.direction,
  );
  // In the sent folder an unknown sender is ours under another name.
  expect(directions).toEqual(['inbound', 'outbound', undefined, undefined]);
  await close();
});
