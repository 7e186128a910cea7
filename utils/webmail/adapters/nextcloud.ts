import { described } from '@/utils/webmail/described';
import { addressIn, all, attribute, lineOf, lineWithout, native, one, person, present } from '@/utils/webmail/read';

// From the templates of Nextcloud Mail 3 to 5 (Thread.vue, ThreadEnvelope.vue, Envelope.vue, Moment.vue; 2025-2026). Its rows
// name people without addresses, and so does the header of whom a mail went to.
const BODIES = '.mail-message-body,#mail-content,#message-container';

const SENT = 'sent';
const DRAFTS = 'drafts';

interface Mailbox {
  readonly databaseId?: unknown;
  readonly specialRole?: unknown;
}

interface Account {
  readonly address: string | undefined;
  readonly mailboxes: readonly Mailbox[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The user's accounts, as the server gives them to the page: JSON in base64, in a hidden field of the body. */
const accountsOf = (document: Document): readonly Account[] => {
  const value = attribute(one(document, 'body > #initial-state-mail-accounts'), 'value', 2_000_000);
  try {
    const bytes = Uint8Array.from(atob(value ?? ''), (character) => character.charCodeAt(0));
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return (Array.isArray(data) ? data : []).filter(isRecord).map(({ emailAddress, mailboxes }) => ({
      address: typeof emailAddress === 'string' ? addressIn(emailAddress) : undefined,
      mailboxes: Array.isArray(mailboxes) ? mailboxes.filter(isRecord) : [],
    }));
  } catch {
    // Not there, or of another version: the page is read without it.
    return [];
  }
};

const boxIn = (url: string): string | undefined => /\/apps\/mail\/box\/(?:[a-z]+\/)?(\d+)/.exec(url)?.[1];

const hasBox = (box: string | undefined) => (mailbox: Mailbox) => String(mailbox.databaseId) === box;

/** Nextcloud Mail, on any host. */
export const nextcloud = described({
  id: 'nextcloud',
  name: 'Nextcloud Mail',
  matches: [],
  bodies: BODIES,
  marks: 'body > #initial-state-mail-accounts,body > #content-vue.app-mail',
  scope: (document) => one(document, '#content-vue') ?? one(document, 'body > #content'),
  mails: (document, isOwn) => all(document, '#mail-message .envelope').filter(isOwn),
  body: '.mail-message-body iframe.message-frame,.mail-message-body #message-container',
  from: [{ name: 'Mail 3 to 5', css: '.sender' }],
  personOf: (sender) => {
    const address = addressIn(lineOf(one(sender, '.sender__email')));
    return address === undefined ? undefined : person(address, lineWithout(sender, '.sender__email'));
  },
  recipients: () => ({ to: [], cc: [] }),
  thread: '#mail-message',
  subject: [{ name: 'Mail 3 to 5', css: '#mail-thread-header-fields h2' }],
  date: [{ name: 'Mail 3 to 5', css: '.timestamp[data-timestamp]' }],
  ids: (_mail, { url }) => present({ threadId: /\/thread\/(\d+)/.exec(url)?.[1] }),
  // Recipients are not shown, so what we wrote to ourselves looks as if sent to others.
  direction: (_mail, read) => (read === 'self' ? undefined : read),
  own: ({ document, url }) => {
    const accounts = accountsOf(document);
    const [only, ...others] = accounts;
    const shown = accounts.find(({ mailboxes }) => mailboxes.some(hasBox(boxIn(url))));
    return (shown ?? (others.length === 0 ? only : undefined))?.address;
  },
  folder: ({ document, url }) => {
    const box = boxIn(url);
    const role = accountsOf(document)
      .flatMap(({ mailboxes }) => mailboxes)
      .find(hasBox(box))?.specialRole;
    return role === SENT || role === DRAFTS ? role : box;
  },
  sent: /^sent$/,
  drafts: /^drafts$/,
  rows: (document, isOwn) =>
    all(document, '.list-item-style.envelope').filter(
      (row) => isOwn(row) && native(row, 'closest').call(row, '#mail-message') === null,
    ),
  row: (row) => {
    const anchor = one(row, '.list-item-content__name');
    return present({
      anchor,
      // Only a name: it may be written like an address.
      name: lineOf(anchor, 200),
      subject: lineOf(one(row, '.envelope__subtitle__subject'), 500),
      threadId: attribute(row, 'data-envelope-id', 30),
    });
  },
});
