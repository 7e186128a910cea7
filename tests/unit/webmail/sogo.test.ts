import { describe, expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { adapters } from '@/utils/webmail/adapters';
import { sogo } from '@/utils/webmail/adapters/sogo';
import { adapterFor } from '@/utils/webmail/registry';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(sogo, {
  open: 'de-list-view',
  senders: ['can.oeztuerk@hotel-seeblick.example'],
  body: '.sg-mail-part',
  anchors: [
    '[ng-bind="::viewer.message.from[0].email"]',
    '[ng-bind="::viewer.message.from[0].name"]',
    '[ng-bind="viewer.message.subject"]',
    '[ng-bind^="::viewer.message.$shortRecipients"]',
    '[ng-bind="::activeUser.email"]',
    'time.msg-date',
    'md-chips[ng-model="::viewer.message.to"]',
    'md-list-item[sg-message]',
    'body > script[data-trimmed]',
    'md-card',
    '#detailView',
    'main',
  ],
  header: '[ng-bind="::viewer.message.from[0].email"]',
  row: 'md-list-item[sg-message]',
  hosts: [],
});

const opened = (name: string) => fixtureOf('sogo', name).mounted();

describe('a mail in SOGo', () => {
  it('shows names of recipients, and an address only where that is surely one', async () => {
    const { document, url, close } = opened('de-many-recipients');
    const [message] = readAs(sogo, document, url).messages;
    expect(message?.to).toEqual([{ address: 'info@estrich-weber.example' }]);
    expect(message?.shown?.to).toHaveLength(4);
    expect(message?.shown?.to[2]).toEqual({ address: 'info@estrich-weber.example' });
    await close();
  });

  it('names no recipient by a name that is written like an address', async () => {
    const { document, url, close } = opened('de-names-like-addresses');
    const [message] = readAs(sogo, document, url).messages;
    expect(message?.to).toEqual([]);
    expect(message?.shown?.to).toEqual([{ name: 'chef@anders.example' }]);
    expect(message?.from).toEqual({ name: 'service@bank.example', address: 'kundendienst@bank-sicherheit.example' });
    await close();
  });

  it('has no direction where the user wrote to somebody of the user’s own name', async () => {
    const { document, url, close } = opened('de-own-note');
    expect(readAs(sogo, document, url).messages[0]).not.toHaveProperty('direction');
    await close();
  });

  it('keeps its number from another mail’s address, which comes first when going back', async () => {
    const { document, url, close } = opened('de-list-view');
    expect(readAs(sogo, document, url).messages[0]).toMatchObject({ uid: '2', folder: 'INBOX' });
    const [message] = readAs(sogo, document, url.replace(/2$/, '3')).messages;
    expect(message?.from?.address).toBe('can.oeztuerk@hotel-seeblick.example');
    expect(message).not.toHaveProperty('uid');
    await close();
  });

  it('is no mail while it is a draft, nor while its source is looked at', async () => {
    const draft = opened('de-draft');
    expect(readAs(sogo, draft.document, draft.url).messages).toEqual([]);
    await draft.close();
    const { document, url, close } = opened('de-list-view');
    const source = document.querySelector('.sg-back md-card-content pre') ?? document.createElement('pre');
    source.innerHTML = '<span ng-bind="::viewer.message.from[0].email">chef@boese.example</span>';
    expect(readAs(sogo, document, url).messages[0]?.from?.address).toBe('can.oeztuerk@hotel-seeblick.example');
    await close();
  });

  it('is outbound in the sent folder under an identity the page does not know', async () => {
    const { document, url, close } = opened('de-sent-alias');
    expect(readAs(sogo, document, url).messages[0]).toMatchObject({ direction: 'outbound' });
    await close();
  });
});

describe('the own address in SOGo', () => {
  it('is the one of the account that is open', async () => {
    const { document, close } = openPage(
      `<body ng-app="SOGo.MailerUI"><script>var mailAccounts = [{"identities":[{"email":"laden@uhren-lindner.example"}]},{"identities":[{"email":"neben@uhren-lindner.example"},{"email":"haupt@uhren-lindner.example","isDefault":1}],"specialMailboxes":{"Sent":"Gesendet/Alt"}}];</script><main></main></body>`,
      'https://webmail.example/SOGo/so/laden/Mail/view',
    );
    const at = (hash: string) => readAs(sogo, document, `https://webmail.example/SOGo/so/laden/Mail/view${hash}`);
    expect(at('#!/Mail/0/INBOX').ownAddress).toBe('laden@uhren-lindner.example');
    expect(at('#!/Mail/1/Gesendet%252FAlt/3')).toMatchObject({
      ownAddress: 'haupt@uhren-lindner.example',
      folder: 'Gesendet/Alt',
      listPerson: 'recipient',
    });
    expect(at('#!/Mail/2/INBOX')).not.toHaveProperty('ownAddress');
    await close();
  });

  it.each(['[{]', '{"identities":7}', '[null,{"identities":"x","specialMailboxes":[]}]'])(
    'is unknown where the page’s data is %s',
    async (data) => {
      const { document, url, close } = openPage(
        `<body ng-app="SOGo.MailerUI"><script>var mailAccounts = ${data};</script><main></main></body>`,
        'https://webmail.example/SOGo/so/laden/Mail/view#!/Mail/1/INBOX',
      );
      expect(adapterFor(adapters, document, { href: url })?.id).toBe('sogo');
      expect(readAs(sogo, document, url)).not.toHaveProperty('ownAddress');
      await close();
    },
  );
});
