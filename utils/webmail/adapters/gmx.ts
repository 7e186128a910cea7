import type { ListRow, WebmailAdapter } from '@/utils/webmail/adapter';
import { all, attribute, lineOf, native, one, parsePerson, present } from '@/utils/webmail/read';

// As noted by several people in 2025 and 2026; no page was at hand. The list stands in open shadow roots, in a frame of a
// host of its own, where this script has to run too. What an open mail's header looks like nobody has written down, so it
// is missed by name.
const LIST = 'mail-list-container';
const DETAIL = 'webmailer-mail-detail';
const BODIES = 'detail-body';

const shadow = (element: Element): ParentNode => native(element, 'shadowRoot') ?? element;

const below = (roots: readonly ParentNode[], css: string): Element[] => roots.flatMap((root) => all(root, css));

const containers = (document: Document): ParentNode[] =>
  all(document, LIST).flatMap((container) => [shadow(container), container]);

const rowsOf = (document: Document): Element[] => {
  const lists = below(containers(document), 'list-mail-list').map(shadow);
  // Advertisements between the mails have no number.
  return [...new Set(below(lists, 'list-mail-item'))].filter((row) => /^id\d+$/.test(attribute(row, 'id') ?? ''));
};

const readRow = (row: Element): ListRow => {
  const root = shadow(row);
  const anchor = one(root, '.list-mail-item__sender');
  const date = one(root, 'list-date-label');
  const named = parsePerson(attribute(anchor, 'title') ?? '');
  return {
    element: row,
    ...present({
      anchor,
      address: named?.address,
      name: named?.name ?? lineOf(anchor, 200),
      subject: lineOf(one(root, '.list-mail-item__subject'), 500),
      uid: attribute(row, 'id')?.slice(2),
      dateText: attribute(date, 'title', 100),
    }),
  };
};

const isOpen = (document: Document): boolean => below([document, ...containers(document)], DETAIL).length > 0;

export const gmx: WebmailAdapter = {
  id: 'gmx',
  name: 'GMX / WEB.DE',
  matches: ['gmx.net', 'gmx.com', 'gmx.co.uk', 'gmx.fr', 'gmx.es', 'web.de', 'mail.com'].map(
    (host) => `https://*.${host}/*`,
  ),
  bodies: BODIES,
  recognises: () => false,
  scope: (document) => one(document, LIST),
  frames: () => [],
  signature: ({ document, url }, rows) =>
    [url, isOpen(document), ...(rows ? rowsOf(document).map((row) => attribute(row, 'id')) : [])].join('\n'),
  readFacts: () => ({ listPerson: 'sender' }),
  readMessages: ({ document }, _facts, reader) => {
    if (isOpen(document)) reader.miss('header');
    return [];
  },
  readRows: ({ document }) => rowsOf(document).map(readRow),
};
