import { described } from '@/utils/webmail/described';
import { all, attribute, lineOf, one, parsePeople, parsePerson, present } from '@/utils/webmail/read';

// From the templates of Cypht 2 (modules/imap/output_modules.php, modules/core/message_list_functions.php; 2026). Headers stand
// as they are in the mail: `Name <address>`. Lists carry Message-IDs.
const BODIES = '.msg_text_inner,.external_sources';

const query = (url: string, name: string): string | undefined =>
  new RegExp(`[?&]${name}=([^&#]{1,300})`).exec(url)?.[1];

const decoded = (part: string | undefined): string | undefined => {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    // A lone percent sign: not encoded at all.
    return part;
  }
};

/** `imap_<server>_<folder in hexadecimal>`. */
const folderIn = (url: string): string | undefined => {
  const path = decoded(query(url, 'list_path'));
  const [, hex] = /^imap_[^_]+_((?:[0-9a-f]{2})+)$/i.exec(path ?? '') ?? [];
  if (hex === undefined) return path;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(bytes);
};

const peopleIn = (elements: readonly Element[]) =>
  elements.slice(0, 1).flatMap((element) => parsePeople(lineOf(element, 100_000) ?? ''));

/** Cypht, on any host. */
export const cypht = described({
  id: 'cypht',
  name: 'Cypht',
  matches: [],
  bodies: BODIES,
  marks: 'main .msg_text .js-header_from,main .message_table,body > .cypht-layout',
  scope: (document) => one(document, 'main'),
  mails: (document, isOwn) => all(document, '.msg_text').filter(isOwn).slice(0, 1),
  body: '.msg_text_inner',
  from: [{ name: 'Cypht 2', css: '.js-header_from' }],
  personOf: (element) => parsePerson(lineOf(element) ?? ''),
  recipients: (look) => ({ to: peopleIn(look('.js-header_to')), cc: peopleIn(look('.js-header_cc')) }),
  subject: [{ name: 'Cypht 2', css: '.js-header_subject' }],
  date: [{ name: 'Cypht 2', css: '.js-header_date' }],
  ids: (_mail, { url }) => present({ uid: query(url, 'uid') }),
  folder: ({ url }) => folderIn(url),
  sent: /^sent$/i,
  drafts: /^drafts$/i,
  rows: (document, isOwn) => all(document, '.message_table tr[data-uid]').filter(isOwn),
  row: (row) => {
    const anchor = one(row, 'td.from');
    const link = one(row, 'td.subject a');
    return present({
      anchor,
      // `data-title` holds what the cell shows: the name, or the address where there is none.
      name: lineOf(anchor, 200),
      subject: attribute(link, 'title') ?? lineOf(link, 500),
      uid: attribute(row, 'data-uid', 30),
      dateText: lineOf(one(row, 'td.msg_date'), 100),
    });
  },
});
