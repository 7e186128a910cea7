import type { ListRow, Page, PageFacts, ReadMessage, WebmailAdapter } from '@/utils/webmail/adapter';
import { parseMachineDate, parseShownDate } from '@/utils/webmail/dates';
import {
  type Anchor,
  addressIn,
  all,
  attribute,
  directionOf,
  isPagesOwn,
  isWithin,
  lineOf,
  native,
  one,
  parsePeople,
  person,
  present,
  type Reader,
} from '@/utils/webmail/read';

// Checked against SnappyMail 2.38.2 (2026-11) and the templates MailMessageView.html and MailMessageList.html of it and
// of RainLoop 1.17 (2022), from which it descends.
const BODIES = '.bodyText,.b-text-part';
/** Bodies of mails opened before stay in the page; a mail inside one can't be the open one. */
const BODY = ':scope > .b-text-part:not([hidden]):not([style*="display: none"])';

const FROM: readonly Anchor[] = [{ name: 'SnappyMail 2, RainLoop 1.17', css: '.messageItemHeader .from[title]' }];
const SUBJECT: readonly Anchor[] = [{ name: 'SnappyMail 2, RainLoop 1.17', css: '.messageItemHeader .subject' }];
const TO: readonly Anchor[] = [
  { name: 'SnappyMail 2', css: '.messageItemHeader [data-bind="text: message().to"]' },
  { name: 'RainLoop 1.17', css: '.messageItemHeader .informationFull .to[title]' },
];
const CC: readonly Anchor[] = [
  { name: 'SnappyMail 2', css: '.messageItemHeader [data-bind="text: message().cc"]' },
  { name: 'RainLoop 1.17', css: '.messageItemHeader .informationFull .cc[title]' },
];
const REPLY_TO: readonly Anchor[] = [{ name: 'SnappyMail 2', css: '.informationFull [data-bind="text: replyTo"]' }];
const DATE: readonly Anchor[] = [
  { name: 'SnappyMail 2', css: '.messageItemHeader time.date[datetime]' },
  { name: 'RainLoop 1.17', css: '.messageItemHeader .date' },
];

/** The folders of the left column carry pictures, the same in every language. */
const SENT = '.b-folders-system .selected[data-icon="📧"]';
const DRAFTS = '.b-folders-system .selected[data-icon="🗎"]';

const bodyOf = (document: Document): Element | undefined => {
  const bodies = one(document, '.bodyText');
  return bodies && one(bodies, BODY);
};

const own = (document: Document) => isPagesOwn(BODIES, one(document, '.bodyText'));

const first = (document: Document, css: string): Element | undefined => all(document, css).find(own(document));

/** Folder and number of the open mail, from the link that shows its source: base64 of JSON. */
const idOf = (document: Document): { folder?: string; uid?: string } => {
  const href = attribute(first(document, 'a[href*="/ViewAsPlain/"]'), 'href', 4_000) ?? '';
  const [, encoded = ''] = /\/ViewAsPlain\/.*?\/([\w-]+)$/.exec(href) ?? [];
  try {
    const bytes = Uint8Array.from(atob(encoded.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof data !== 'object' || data === null) return {};
    const { folder, uid }: { folder?: unknown; uid?: unknown } = data;
    return present({
      folder: typeof folder === 'string' && folder.length <= 300 ? folder : undefined,
      uid: /^\d{1,10}$/.test(String(uid)) ? String(uid) : undefined,
    });
  } catch {
    // Another version's link: the mail is read without its number.
    return {};
  }
};

const peopleIn = (element: Element | undefined) =>
  parsePeople(attribute(element, 'title', 200_000) ?? lineOf(element, 100_000) ?? '');

const readMessage = ({ document, ...page }: Page, facts: PageFacts, reader: Reader): ReadMessage[] => {
  const body = bodyOf(document);
  if (!body || native(document, 'readyState') === 'loading' || first(document, DRAFTS)) return [];
  const allowed = own(document);
  const find = (part: string, anchors: readonly Anchor[], optional = false) =>
    reader.first(document, part, anchors, { allowed, optional });
  const sender = find('sender', FROM);
  if (!sender) return [];
  const [from = reader.miss('sender')] = peopleIn(sender);
  const to = peopleIn(find('to', TO, true));
  const cc = peopleIn(find('cc', CC, true));
  const [replyTo] = peopleIn(find('reply-to', REPLY_TO, true));
  const subject = find('subject', SUBJECT);
  const shown = find('date', DATE);
  const dateText = lineOf(shown, 100);
  const language = attribute(native(document, 'documentElement'), 'lang', 20);
  const date = parseMachineDate(attribute(shown, 'datetime')) ?? parseShownDate(dateText ?? '', { language });
  const addresses = [facts.ownAddress, ...(page.own ?? [])].filter((address) => address !== undefined);
  return [
    {
      to,
      cc,
      body,
      element: sender,
      ...present({
        from,
        replyTo,
        subject: subject && (lineOf(subject, 500) ?? ''),
        date: date ?? (shown && reader.miss('date')),
        dateText,
        direction: directionOf(from, [...to, ...cc], addresses, facts.listPerson === 'recipient'),
        ...idOf(document),
      }),
    },
  ];
};

const rowsOf = (document: Document): Element[] =>
  all(document, '.messageListItem').filter((row) => !isWithin(row, BODIES));

const readRow = (row: Element): ListRow => {
  const anchor = one(row, '.senderParent');
  const [only, ...others] = parsePeople(attribute(anchor, 'title') ?? '');
  const address = others.length > 0 ? undefined : only?.address;
  const name = lineOf(anchor, 200) ?? '';
  return {
    element: row,
    subject: lineOf(one(row, '.subjectParent'), 500) ?? '',
    ...present({
      anchor,
      address,
      name: address === undefined ? name || undefined : person(address, name).name,
      dateText: lineOf(one(row, 'time'), 100),
    }),
  };
};

const momentIn = (root: ParentNode | undefined, css: string) => root && attribute(one(root, css), 'datetime');

/** SnappyMail and RainLoop, on any host. */
export const snappymail: WebmailAdapter = {
  id: 'snappymail',
  name: 'SnappyMail, RainLoop',
  matches: [],
  bodies: BODIES,

  recognises: ({ document }) => one(document, 'body#rl-app,body > #rl-app') !== undefined,

  scope: (document) => one(document, '#rl-content') ?? one(document, '#rl-app'),

  frames: () => [],

  signature: ({ document, url }, rows) => {
    const { folder, uid } = idOf(document);
    const parts = [...FROM, ...SUBJECT].map(({ css }) => first(document, css));
    const header = parts.map((part) => attribute(part, 'title') ?? lineOf(part, 300));
    const list = rows ? rowsOf(document).map((row) => `${momentIn(row, 'time')} ${lineOf(row, 300)}`) : [];
    return [url, folder, uid, attribute(bodyOf(document), 'id'), ...header, ...list].join('\n');
  },

  readFacts: ({ document }) => {
    const account = first(document, '.accountPlace');
    const title = lineOf(one(document, 'head > title')) ?? '';
    const named =
      addressIn(attribute(account, 'title')) ?? addressIn(lineOf(account)) ?? addressIn(title.split(' - ')[0]);
    const naming = first(document, `${SENT},${DRAFTS}`) ? 'recipient' : 'sender';
    return { listPerson: naming, ...present({ ownAddress: named, folder: idOf(document).folder }) };
  },

  readMessages: readMessage,

  readRows: ({ document }) => {
    const { uid } = idOf(document);
    const open = first(document, '.messageItemHeader time.date[datetime]');
    const subject = lineOf(first(document, '.messageItemHeader .subject'), 500) ?? '';
    return rowsOf(document).map((row) => {
      const read = readRow(row);
      // Rows have no number of their own; the open one has its mail's.
      const isOpen =
        matchesSelected(row) && momentIn(row, 'time') === attribute(open, 'datetime') && read.subject === subject;
      return isOpen && uid !== undefined ? { ...read, uid } : read;
    });
  },
};

const matchesSelected = (row: Element): boolean => (attribute(row, 'class') ?? '').split(/\s+/).includes('selected');
