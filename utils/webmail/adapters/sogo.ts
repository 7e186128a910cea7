import type { Person } from '@/utils/domain/open-message';
import type { ListRow, Page, PageFacts, ReadMessage, ShownPerson, WebmailAdapter } from '@/utils/webmail/adapter';
import { parseShownDate } from '@/utils/webmail/dates';
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
  person,
  present,
  type Reader,
  sameAddress,
} from '@/utils/webmail/read';

// Checked against SOGo 5.8.0 (2026-11) and the templates UIxMailViewTemplate.wox and UIxMailFolderTemplate.wox of it.
// Angular replaces the whole card at each switch; its templates stand in scripts and are never read.
const CARD = '#detailView md-card';
const BODIES = '.msg-body,.mailer_mailcontent,.sg-mail-part,.sg-reversible > .sg-back';

/** Each text and attachment of the mail. */
const PART = '.sg-mail-part';

const SENDER: readonly Anchor[] = [{ name: 'SOGo 5', css: '[ng-bind="::viewer.message.from[0].email"]' }];
const SENDER_NAME: readonly Anchor[] = [{ name: 'SOGo 5', css: '[ng-bind="::viewer.message.from[0].name"]' }];
const SUBJECT: readonly Anchor[] = [{ name: 'SOGo 5', css: '[ng-bind="viewer.message.subject"]' }];
const DATE: readonly Anchor[] = [{ name: 'SOGo 5', css: 'time.msg-date' }];
/** Of a draft's buttons this one is shown. */
const DRAFT = '[ng-click="viewer.edit($event)"]:not(.ng-hide)';
const SHORT = '[ng-bind^="::viewer.message.$shortRecipients"]';
const chipsOf = (header: string) => `md-chips[ng-model="::viewer.message.${header}"] md-chip-template`;

/** Of the list of short names SOGo shows this many, and a sentence for the others. */
const SHORT_NAMES = 5;
const SCRIPT_LIMIT = 500_000;

interface Account {
  readonly addresses: readonly string[];
  readonly names: readonly string[];
  readonly sent: string | undefined;
  /** Folders of what was not sent. */
  readonly unsent: readonly string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined;

const accountIn = (raw: unknown): Account => {
  const { identities, specialMailboxes }: Record<string, unknown> = isRecord(raw) ? raw : {};
  const known = Array.isArray(identities) ? identities.filter(isRecord) : [];
  const [main, others] = [known.filter(({ isDefault }) => isDefault), known.filter(({ isDefault }) => !isDefault)];
  const special = isRecord(specialMailboxes) ? specialMailboxes : {};
  return {
    addresses: [...main, ...others].flatMap(({ email }) => addressIn(text(email)) ?? []),
    names: known.flatMap(({ fullName }) => text(fullName) ?? []),
    sent: text(special.Sent),
    unsent: [special.Drafts, special.Templates].flatMap((folder) => text(folder) ?? []),
  };
};

const ACCOUNTS = /\bvar mailAccounts = (\[.*\]);/;

// What the page tells its scripts does not change once it is there.
const accounts = new WeakMap<Document, readonly Account[]>();

/** The user's accounts: `var mailAccounts = […];`, before the main element and so before every mail. */
const accountsOf = (document: Document): readonly Account[] => {
  const known = accounts.get(document);
  if (known) return known;
  for (const script of all(document, 'body > script:not([src])')) {
    const source = native(script, 'textContent') ?? '';
    const [, data] = source.length > SCRIPT_LIMIT ? [] : (ACCOUNTS.exec(source) ?? []);
    if (data === undefined) continue;
    try {
      const raw: unknown = JSON.parse(data);
      const found = Array.isArray(raw) ? raw.map(accountIn) : [];
      accounts.set(document, found);
      return found;
    } catch {
      // Another version's notation: the page is read without it.
      return [];
    }
  }
  return [];
};

const EMAIL = /\bvar UserEmail = '([^'\\]{1,300})';/;

/** Who is logged in: beside the folders; in the window of one mail only in a script, which stands after every mail. */
const loginOf = (document: Document): string | undefined => {
  const login = all(document, '[ng-bind="::activeUser.email"]').find((element) => !isWithin(element, BODIES));
  if (login) return addressIn(lineOf(login));
  const scripts = all(document, 'body > script:not([src])').map((script) => native(script, 'textContent') ?? '');
  const last = scripts.findLast((source) => source.length <= SCRIPT_LIMIT && EMAIL.test(source));
  return addressIn(EMAIL.exec(last ?? '')?.[1]);
};

interface Place {
  readonly account: number;
  readonly folder?: string;
  readonly uid?: string;
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone percent sign: not encoded at all.
    return part;
  }
};

/** `#!/Mail/0/INBOX/12`: account, folder (encoded twice), number. */
const placeIn = (url: string): Place => {
  const [, account, folder, uid] = /#!\/Mail\/(\d+)(?:\/([^/]+))?(?:\/(\d+))?$/.exec(url) ?? [];
  return {
    account: Number(account ?? 0),
    ...present({ folder: folder === undefined ? undefined : decoded(decoded(folder)), uid }),
  };
};

const card = (document: Document): Element | undefined =>
  all(document, CARD).find((candidate) => !isWithin(candidate, BODIES));

/**
 * Where each card was first seen. Going back, SOGo changes its address before it has the other mail: until then the old
 * card must not get the new number.
 */
const places = new WeakMap<Element, string>();

const placeOf = (shown: Element, url: string): Place => {
  const first = places.get(shown) ?? url;
  places.set(shown, first);
  return first === url ? placeIn(url) : { account: placeIn(first).account };
};

/**
 * All recipients, of whom SOGo shows the name where there is one, else the address. A name may look like an address;
 * the short list tells them apart: the whole name there, only the part before the @ here.
 */
const recipientsOf = (shown: Element, allowed: (element: Element) => boolean, own: readonly string[]) => {
  const headers = ['to', 'cc', 'bcc'].map((header) => all(shown, chipsOf(header)).filter(allowed));
  const count = headers.flat().length;
  const pieces = (lineOf(all(shown, SHORT).find(allowed), 2_000) ?? '').split(', ');
  const isAligned = count <= SHORT_NAMES ? pieces.length === count : pieces.length === SHORT_NAMES + 1;
  let at = 0;
  const people = headers.map((chips) =>
    chips.map((chip): ShownPerson => {
      const piece = isAligned && at < SHORT_NAMES ? pieces[at] : undefined;
      at++;
      const line = lineOf(chip, 300) ?? '';
      const address = addressIn(line);
      const isOwn = address !== undefined && own.some((candidate) => sameAddress(candidate, address));
      // Own addresses are called "me" in the user's language.
      const isSure = piece !== undefined && piece === (isOwn ? piece.replace('@', '') : address?.split('@', 1)[0]);
      return address !== undefined && isSure ? { address } : { name: line };
    }),
  );
  const [to = [], cc = []] = people;
  return { to, cc, all: people.flat() };
};

const addressed = (people: readonly ShownPerson[]): Person[] =>
  people.flatMap(({ address }) => (address === undefined ? [] : { address }));

const readMessage = ({ document, url, ...page }: Page, facts: PageFacts, reader: Reader): ReadMessage | undefined => {
  const shown = native(document, 'readyState') === 'loading' ? undefined : card(document);
  const body = shown && one(shown, '.msg-body');
  if (!shown || !body || one(shown, DRAFT)) return undefined;
  const place = placeOf(shown, url);
  const account = accountsOf(document)[place.account];
  if (place.folder !== undefined && account?.unsent.includes(place.folder)) return undefined;
  const allowed = isPagesOwn(BODIES, body);
  const find = (part: string, anchors: readonly Anchor[], optional = false) =>
    reader.first(shown, part, anchors, { allowed, optional });

  const sender = find('sender', SENDER);
  const address = addressIn(lineOf(sender));
  const from = address === undefined ? undefined : person(address, lineOf(find('name', SENDER_NAME, true)) ?? '');
  if (sender && !from) reader.miss('sender');
  const own = [facts.ownAddress, ...(account?.addresses ?? []), ...(page.own ?? [])].filter(
    (candidate) => candidate !== undefined,
  );
  const recipients = recipientsOf(shown, allowed, own);
  const [to, cc] = [addressed(recipients.to), addressed(recipients.cc)];
  const nameless = recipients.all.filter((recipient) => recipient.address === undefined);
  // A recipient with the user's own name may be the user.
  const isClear = !nameless.some(({ name }) => name === from?.name || account?.names.includes(name ?? ''));
  const direction = directionOf(from, nameless.length > 0 ? [] : [...to, ...cc], own, isSent(place.folder, account));

  const subject = find('subject', SUBJECT);
  const dateText = lineOf(find('date', DATE), 100);
  const language = attribute(native(document, 'documentElement'), 'lang', 20);
  const date = dateText === undefined ? undefined : (parseShownDate(dateText, { language }) ?? reader.miss('date'));
  return {
    to,
    cc,
    element: sender ?? shown,
    ...(one(body, PART) ? { body } : { collapsed: true }),
    ...(nameless.length > 0 && { shown: { to: recipients.to, cc: recipients.cc } }),
    ...present({
      from,
      subject: subject && (lineOf(subject, 500) ?? ''),
      date,
      dateText,
      direction: direction === 'inbound' || isClear ? direction : undefined,
      folder: place.folder,
      uid: place.uid,
    }),
  };
};

const isSent = (folder: string | undefined, account: Account | undefined): boolean =>
  folder !== undefined && account?.sent !== undefined && `${folder}/`.startsWith(`${account.sent}/`);

const rowsOf = (document: Document): Element[] =>
  all(document, 'md-list-item[sg-message]').filter((row) => !isWithin(row, BODIES));

/** The row of the open mail has the accent colour. */
const isOpen = (row: Element): boolean => (attribute(row, 'class') ?? '').split(/\s+/).includes('md-accent');

const readRow = (row: Element): ListRow => {
  const anchor = one(row, '.sg-md-subhead > div > span:not(.sg-label-outline)');
  return {
    element: row,
    // SOGo drops what stands in angle brackets, here and in the open mail.
    subject: lineOf(one(row, '.sg-tile-subject'), 500) ?? '',
    // Not even a name that is written like an address is one.
    ...present({ anchor, name: lineOf(anchor, 200), dateText: lineOf(one(row, '.sg-tile-date'), 100) }),
  };
};

/** SOGo, on any host: three columns and the window of one mail. */
export const sogo: WebmailAdapter = {
  id: 'sogo',
  name: 'SOGo',
  matches: [],
  bodies: BODIES,
  cut: { skip: '.sg-attachment-name,.sg-attachment-size,md-dialog-actions,md-icon' },

  recognises: ({ document }) => one(document, 'body[ng-app^="SOGo."]') !== undefined,

  scope: (document) => one(document, 'body > main'),

  frames: () => [],

  signature: ({ document, url }, rows) => {
    const shown = card(document);
    if (shown) placeOf(shown, url);
    const allowed = shown && isPagesOwn(BODIES, one(shown, '.msg-body'));
    const header = [...SENDER, ...DATE, ...SUBJECT, { css: SHORT }].map(
      ({ css }) => shown && lineOf(all(shown, css).find(allowed ?? Boolean), 300),
    );
    const list = rows ? rowsOf(document).map((row) => lineOf(one(row, '.sg-tile-content'), 300)) : [];
    const hasText = shown && one(shown, PART) !== undefined;
    return [url, hasText, ...header, ...list].join('\n');
  },

  readFacts: ({ document, url }) => {
    const { account: number, folder } = placeIn(url);
    const account = accountsOf(document)[number];
    const [main] = account?.addresses ?? [];
    const named = number === 0 ? (loginOf(document) ?? main) : main;
    const isOutgoing = isSent(folder, account) || (folder !== undefined && account?.unsent.includes(folder));
    return { listPerson: isOutgoing ? 'recipient' : 'sender', ...present({ folder, ownAddress: named }) };
  },

  readMessages: (page, facts, reader) => [readMessage(page, facts, reader)].filter((message) => message !== undefined),

  readRows: ({ document, url }) => {
    const shown = card(document);
    const { uid } = shown ? placeOf(shown, url) : placeIn('');
    const open = shown && lineOf(one(shown, SUBJECT[0]?.css ?? ''), 500);
    return rowsOf(document).map((row) => {
      const read = readRow(row);
      return uid !== undefined && isOpen(row) && read.subject === (open ?? '') ? { ...read, uid } : read;
    });
  },
};
