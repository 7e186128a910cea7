import type { Person } from '@/utils/domain/open-message';
import type { ListRow, Page, PageFacts, ReadMessage, WebmailAdapter } from '@/utils/webmail/adapter';
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
  matches,
  native,
  one,
  parsePeople,
  person,
  personOf,
  present,
  type Reader,
  sameAddress,
} from '@/utils/webmail/read';

// Checked against IMP 6.2.27 (2026-11): dynamic view with preview, the window of one mail, and the basic view.
const BODIES = '.messageBody,.mimePartBase,.mimePartData';

const HEADER: readonly Anchor[] = [
  { name: 'IMP 6 preview', css: '#previewMsg #msgHeaders' },
  { name: 'IMP 6 window', css: '#msgData #msgHeaders' },
  { name: 'IMP 6 basic', css: '#msgheaders' },
];
const SENDER: readonly Anchor[] = [{ name: 'IMP 6', css: '#msgHeaderFrom a.address' }];
const SUBJECT: readonly Anchor[] = [{ name: 'IMP 6', css: '.subject' }];
const DATE: readonly Anchor[] = [
  { name: 'IMP 6 preview', css: '#msgHeaderDate .date' },
  { name: 'IMP 6 window', css: '#msgHeaderDate td:not(.label)' },
];
/** Pictures of the folder list, the same in every language; the current folder's line is the active one. */
const OUTGOING = '.horde-subnavi-active .sentImg,.horde-subnavi-active .draftsImg,.horde-subnavi-active .templatesImg';

const isHidden = (element: Element): boolean => /display:\s*none/.test(attribute(element, 'style') ?? '');

/** Mailboxes are named in base64 of UTF-8. */
const decoded = (encoded: string): string | undefined => {
  try {
    const bytes = Uint8Array.from(atob(encoded.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).slice(0, 300);
  } catch {
    // A folder of another notation: it has no name for us.
    return undefined;
  }
};

interface Place {
  readonly folder?: string;
  readonly uid?: string;
}

/** `#msg:SU5CT1g;12` and `#mbox:SU5CT1g` in the dynamic view, `mailbox=SU5CT1g&buid=12` in windows and in the basic view. */
const placeIn = (url: string): Place => {
  const [, box, number] = /#(?:msg|mbox)(?::|%3A)([\w-]+)(?:(?:;|%3B)(\d{1,10}))?$/i.exec(url) ?? [];
  const [, mailbox] = /[?&]mailbox=([\w-]+)/.exec(url) ?? [];
  const [, buid] = /[?&]buid=(\d{1,10})/.exec(url) ?? [];
  const name = box ?? mailbox;
  return present({ folder: name && decoded(name), uid: number ?? buid });
};

/**
 * Where each header was first seen: the address bar changes before the mail has come, and until then the old header must
 * not get the new number.
 */
const places = new WeakMap<Element, string>();

const placeOf = (sender: Element, url: string): Place => {
  const first = places.get(sender) ?? url;
  places.set(sender, first);
  return first === url ? placeIn(url) : {};
};

const bodyOf = (document: Document): Element | undefined => one(document, '.messageBody');

/** The header of the open mail; none while the preview shows how many mails are selected. */
const headerOf = (document: Document): Element | undefined => {
  const allowed = isPagesOwn(BODIES, bodyOf(document));
  const header = HEADER.flatMap(({ css }) => all(document, css)).find(allowed);
  const preview = one(document, '#previewMsg');
  return preview && isHidden(preview) ? undefined : header;
};

/** The lines of a header keep the last mail's people when they are hidden. */
const peopleIn = (header: Element, id: string): Person[] => {
  const line = one(header, `#${id}`);
  return line && !isHidden(line) ? all(line, 'a.address').flatMap((link) => personOf(link) ?? []) : [];
};

/**
 * Slashes mean the month first in a bare "en-US" page with two figures for the year, and nothing certain anywhere else:
 * the server may lack the language's own form, and one of the forms to choose from is day/month/year.
 */
const languageFor = (document: Document, dateText: string): string | undefined => {
  const language = attribute(native(document, 'documentElement'), 'lang', 20);
  return /\d\/\d/.test(dateText) && !(language === 'en-US' && /\/\d\d(?![\d/])/.test(dateText)) ? undefined : language;
};

/** "Today" is the day the server wrote it; a page from another day may have kept it. */
const today = (document: Document, now: number | undefined): number | undefined => {
  const loaded = native(document, 'defaultView')?.performance.timeOrigin;
  if (now === undefined || loaded === undefined || loaded >= now) return now;
  return new Date(loaded).toDateString() === new Date(now).toDateString() ? now : undefined;
};

const dateOf = (document: Document, dateText: string | undefined, now: number | undefined) =>
  dateText === undefined
    ? undefined
    : parseShownDate(dateText, { now: today(document, now), language: languageFor(document, dateText) });

const labels = (people: readonly Person[]): string => people.map(({ name, address }) => name ?? address).join(', ');

/**
 * Which way a mail went, by its row: of mails from one of the user's identities Horde shows the recipient, of others the
 * sender as in the header.
 */
const directionByRow = (row: Element | undefined, from: Person, to: readonly Person[]): ReadMessage['direction'] => {
  const cell = row && one(row, '.msgFrom');
  const shown = lineOf(cell);
  const addresses = (attribute(cell, 'title') ?? '').split(', ');
  if (shown === undefined) return undefined;
  const isOf = (people: readonly Person[]) =>
    people.length === addresses.length &&
    people.every(({ address }, at) => sameAddress(address, addresses[at] ?? '')) &&
    people.length > 0;
  if (shown === labels([from])) return isOf([from]) ? 'inbound' : undefined;
  if (!isOf(to) || !shown.endsWith(labels(to))) return undefined;
  return to.every(({ address }) => sameAddress(address, from.address)) ? 'self' : 'outbound';
};

const ownOf = (facts: PageFacts, page: Pick<Page, 'own'>): string[] =>
  [facts.ownAddress, ...(page.own ?? [])].filter((address) => address !== undefined);

/** The basic view marks its headers by nothing but words; their order is fixed: date, from, to, then whatever there is. */
const readBasic = (header: Element, { document, url, ...page }: Page, facts: PageFacts, reader: Reader) => {
  const body = bodyOf(document);
  const [first, second, third] = all(header, 'td.msgheader').filter(isPagesOwn(BODIES, body));
  const dateText = lineOf(first, 100);
  const isUsual = dateText !== undefined && /\d:\d\d/.test(dateText) && !dateText.includes('@');
  const [from = reader.miss('sender')] = isUsual ? parsePeople(lineOf(second) ?? '') : [];
  const to = isUsual ? parsePeople(lineOf(third, 100_000) ?? '') : [];
  return {
    to,
    cc: [],
    element: header,
    ...present({
      body,
      from,
      dateText,
      date: dateOf(document, dateText, page.now) ?? reader.miss('date'),
      direction: directionOf(from, to, ownOf(facts, page), facts.listPerson === 'recipient'),
      ...placeIn(url),
    }),
  };
};

const readMessage = (page: Page, facts: PageFacts, reader: Reader): ReadMessage | undefined => {
  const { document, url } = page;
  const header = headerOf(document);
  const body = bodyOf(document);
  if (!header || !body || native(document, 'readyState') === 'loading') return undefined;
  if (attribute(header, 'id') === 'msgheaders') return readBasic(header, page, facts, reader);
  const isDraft = ['msg_resume_draft', 'msg_template'].some((id) => {
    const option = one(header, `#${id}`);
    const parent = option && native(option, 'parentElement');
    return parent && !isHidden(parent);
  });
  if (isDraft) return undefined;

  const allowed = isPagesOwn(BODIES, body);
  const sender = reader.first(header, 'sender', SENDER, { allowed });
  if (!sender) return undefined;
  const from = personOf(sender) ?? reader.miss('sender');
  const place = placeOf(sender, url);
  const [to, cc] = [peopleIn(header, 'msgHeaderTo'), peopleIn(header, 'msgHeaderCc')];
  const [replyTo] = peopleIn(header, 'msgHeaderReply-to');
  const subject = lineOf(reader.first(header, 'subject', SUBJECT, { allowed }), 500);
  const dateText = lineOf(reader.first(header, 'date', DATE, { allowed }), 100);
  const row = place.uid === undefined ? undefined : openRow(document, subject);
  const isOutgoing = facts.listPerson === 'recipient';
  const byAddress = directionOf(from, [...to, ...cc], ownOf(facts, page), isOutgoing);
  return {
    to,
    cc,
    body: one(body, HTML_FRAME) ? (frameBodyOf(body) ?? body) : body,
    element: header,
    ...present({
      from,
      replyTo,
      // Words for "no subject" in the user's language stand in brackets.
      subject: subject === undefined || /^\[[^[\]]*\]$/.test(subject) ? undefined : subject,
      dateText,
      date: dateOf(document, dateText, page.now) ?? reader.miss('date'),
      direction: byAddress ?? (from && !isOutgoing ? directionByRow(row, from, to) : undefined),
      ...place,
    }),
  };
};

const HTML_FRAME = 'iframe.htmlMsgData';

/** HTML mails stand in a frame that the page's own script writes; what is in it is read from here. */
const frameBodyOf = (body: Element): Element | undefined => {
  const inner = (one(body, HTML_FRAME) as HTMLIFrameElement | undefined)?.contentDocument;
  return inner ? one(inner, 'body') : undefined;
};

const rowsOf = (document: Document): Element[] =>
  all(document, '.vpRow[id^="VProw_"]').filter((row) => !isWithin(row, BODIES));

/** The row of the open mail: the numbers in the rows' ids are the list's own. */
const openRow = (document: Document, subject: string | undefined): Element | undefined => {
  const [selected, ...others] = rowsOf(document).filter((row) => matches(row, '.vpRowSelected'));
  return others.length === 0 && selected && lineOf(one(selected, '.msgSubject')) === subject ? selected : undefined;
};

const readRow = (row: Element): ListRow => {
  const anchor = one(row, '.msgFrom');
  const name = lineOf(anchor, 200) ?? '';
  const address = addressIn(attribute(anchor, 'title'));
  const subject = one(row, '.msgSubject');
  return {
    element: row,
    subject: attribute(subject, 'title') ?? lineOf(subject, 500) ?? '',
    ...present({
      anchor,
      address,
      name: address === undefined ? name || undefined : person(address, name).name,
      dateText: lineOf(one(row, '.msgDate'), 100),
    }),
  };
};

const basicRowsOf = (document: Document): Element[] =>
  all(document, 'table.messageList tr[id^="row"]').filter((row) => !isWithin(row, BODIES));

/** The basic view's rows name people without their addresses. */
const readBasicRow = (row: Element): ListRow => {
  const link = one(row, 'a.mboxSubject');
  const [anchor] = all(row, 'td > a[href]').filter((candidate) => candidate !== link);
  return {
    element: row,
    subject: attribute(link, 'title') ?? lineOf(link, 500) ?? '',
    ...present({ anchor, name: lineOf(anchor, 200), ...placeIn(attribute(link, 'href') ?? '') }),
  };
};

/** Horde IMP 6, on any host: dynamic view with preview or window, basic view. */
export const horde: WebmailAdapter = {
  id: 'horde',
  name: 'Horde',
  matches: [],
  bodies: BODIES,
  cut: { skip: '.mimePartInfo,.mimeStatusMessage' },

  recognises: ({ document, url }) =>
    /\/imp\/(?:dynamic|basic)\.php(?:[?#]|$)/.test(url) &&
    one(document, 'body.horde-ajax,#horde-head,#msgData') !== undefined,

  scope: (document) => one(document, '#dimpmain') ?? one(document, '#horde-page') ?? one(document, '#msgData'),

  frames: (document) => {
    const body = bodyOf(document);
    return body ? (all(body, HTML_FRAME) as HTMLIFrameElement[]) : [];
  },

  signature: ({ document, url }, rows) => {
    const header = headerOf(document);
    const sender = header && one(header, SENDER[0]?.css ?? '');
    if (sender) placeOf(sender, url);
    const list = rows ? [...rowsOf(document), ...basicRowsOf(document)].map((row) => lineOf(row, 300)) : [];
    return [url, bodyOf(document) !== undefined, lineOf(header, 1_000), attribute(sender, 'title'), ...list].join('\n');
  },

  readFacts: ({ document, url }) => {
    const isOutgoing = all(document, OUTGOING).some((icon) => !isWithin(icon, BODIES));
    return { listPerson: isOutgoing ? 'recipient' : 'sender', ...present({ folder: placeIn(url).folder }) };
  },

  readMessages: (page, facts, reader) => [readMessage(page, facts, reader)].filter((message) => message !== undefined),

  readRows: ({ document, url }) => {
    const header = headerOf(document);
    const sender = header && one(header, SENDER[0]?.css ?? '');
    const { uid } = sender ? placeOf(sender, url) : {};
    const open = header && openRow(document, lineOf(one(header, '.subject'), 500));
    const rows = rowsOf(document).map((row) => ({
      ...readRow(row),
      ...(row === open && uid !== undefined && { uid }),
    }));
    return [...rows, ...basicRowsOf(document).map(readBasicRow)];
  },
};
