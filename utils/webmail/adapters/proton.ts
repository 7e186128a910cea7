import { KNOWN_HOSTS } from '@/utils/domain/known-hosts';
import { described } from '@/utils/webmail/described';
import { addressIn, all, attribute, isWithin, lineOf, one, personWithin, present } from '@/utils/webmail/read';

// From the program's own sources (WebClients, HeaderExpanded.tsx, RecipientItemLayout.tsx, 2026). Everything is decrypted in
// the page, so a mail's header comes first and its text, in a frame, later.
const FRAME = 'iframe[data-testid="content-iframe"]';
const MAIL = 'article[data-shortcut-target="message-container"][data-message-id]';
const LABEL = '.message-recipient-item-label';

/** `/u/0/inbox/CONVERSATION/MESSAGE` */
const places = (url: string): string[] => /\/u\/\d+\/([^?#]+)/.exec(url)?.[1]?.split('/') ?? [];

export const proton = described({
  id: 'proton',
  name: 'Proton Mail',
  matches: KNOWN_HOSTS.proton,
  bodies: `${FRAME},.message-content`,
  cut: { quotes: '.protonmail_quote', skip: '.protonmail_signature_block' },
  scope: (document) => one(document, '.main-area') ?? one(document, 'main'),
  mails: (document, isOwn) => all(document, MAIL).filter(isOwn),
  body: FRAME,
  from: [{ name: 'test id 2024', css: '[data-testid="recipients:sender"]' }],
  personOf: (element) => personWithin(element, { named: LABEL, bare: false }),
  recipients: (look, personOf) => {
    const items = look('[data-testid^="recipients:item-"],[data-testid^="recipient:details-dropdown-"]');
    const people = (list: readonly Element[]) => list.flatMap((item) => personOf(item) ?? []);
    const copies = '[data-testid="recipients:cc-list"]';
    return {
      to: people(items.filter((item) => !isWithin(item, `${copies},[data-testid="recipients:bcc-list"]`))),
      cc: people(items.filter((item) => isWithin(item, copies))),
    };
  },
  thread: 'main',
  subject: [{ name: 'test id 2022', css: '[data-testid="conversation-header:subject"]' }],
  date: [
    { name: 'time 2024', css: '.message-header-expanded time' },
    { name: '2022', css: '.message-header-expanded .item-date' },
  ],
  ids: (mail, { url }) => {
    const [, threadId] = places(url);
    return present({ messageId: attribute(mail, 'data-message-id'), threadId });
  },
  direction: (mail, read) => {
    if (read === 'self') return read;
    if (one(mail, '.message-header-expanded.is-outbound')) return 'outbound';
    return one(mail, '.message-header-expanded.is-inbound') ? 'inbound' : undefined;
  },
  own: ({ document }, isOwn) => {
    const menu = all(document, '[data-testid="heading:userdropdown"]').find(isOwn);
    return menu && (addressIn(attribute(menu, 'title')) ?? personWithin(menu)?.address);
  },
  folder: ({ url }) => places(url)[0],
  sent: /^(?:all-)?sent$/,
  drafts: /^(?:all-)?drafts$/,
  rows: (document, isOwn) => all(document, '[data-shortcut-target="item-container"][data-element-id]').filter(isOwn),
  row: (row) => {
    const anchor = one(row, '[data-testid="message-column:sender-address"]');
    const subject = one(row, '[data-testid="message-column:subject"]');
    return present({
      anchor,
      // Several people's addresses in one title are none.
      address: addressIn(attribute(anchor, 'title')),
      name: lineOf(anchor, 200),
      subject: attribute(subject, 'title', 500) ?? lineOf(subject, 500),
      uid: attribute(row, 'data-element-id'),
    });
  },
});
