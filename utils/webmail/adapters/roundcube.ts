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
  lineOf,
  lineWithout,
  native,
  one,
  parsePeople,
  person,
  personOf,
  present,
  type Reader,
} from '@/utils/webmail/read';

// Checked against Roundcube 1.6.5 with the skins Elastic, Larry and classic (2026-11), and the templates and
// program/actions/mail/show.php of the same version. Attached mails shown below the text have a header table of their
// own inside #messagebody.
const BODY = '#messagebody';
const BODIES = `${BODY},.rcmBody,.message-part,.message-htmlpart,.message-partheaders`;

const HEADERS: readonly Anchor[] = [
  { name: 'Elastic 1.4', css: '#message-header table.header-headers' },
  // In folders of sent mail, Larry's short table (#preview-shortheaders) has the recipient under "from".
  { name: 'Larry preview 1.0', css: '#messageheader table#preview-allheaders' },
  { name: 'Larry 1.0', css: '#messageheader .message-headers table.headers-table' },
  { name: 'classic preview 0.5', css: '.messageheaderbox table.headers-table' },
  { name: 'classic 0.5', css: '#messageframe table.headers-table' },
];
const SUBJECT: readonly Anchor[] = [
  { name: 'Elastic 1.4', css: '#message-header .subject' },
  { name: 'Larry 1.0', css: '#messageheader .subject' },
  { name: 'classic 0.5', css: 'table.headers-table td.header.subject' },
];
/** Elastic's summary line has the date with its year, where the table says "Today". */
const SUMMARY_DATE = '#message-header .header-summary .text-nowrap';
// Elastic, Larry, classic.
const USERNAME = '.header-title.username,.topright .username,#header .username';

const SERVICES = { Posteo: ['https://*.posteo.de/*'] };

const SCRIPT_LIMIT = 500_000;

/** What Roundcube tells its own scripts about the page: `rcmail.set_env({…})`, the same in every skin. */
interface Env {
  readonly action?: string;
  readonly uid?: string;
  readonly mailbox?: string;
  readonly username?: string;
  readonly locale?: string;
  readonly dateFormat?: string;
  readonly delimiter: string;
  readonly sent: readonly string[];
  readonly drafts: readonly string[];
  /** The mail shown is attached to another one. */
  readonly attached: boolean;
  readonly mailingList: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const short = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined;

/** The object literal that starts at `start`; it is JSON, so its end is found by counting braces outside strings. */
const jsonAt = (script: string, start: number): unknown => {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < script.length; at++) {
    const character = script[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) {
      try {
        return JSON.parse(script.slice(start, at + 1));
      } catch {
        // Not the data statement after all: the page is read without it.
        return undefined;
      }
    }
  }
  return undefined;
};

const isBefore = (body: Element | undefined) => isPagesOwn(BODIES, body);

/** By the browser's index of ids, which costs nothing in a document of any size. */
const byId = (document: Document, id: string): Element | undefined =>
  native(document, 'getElementById').call(document, id) ?? undefined;

const beforeMails = (document: Document, css: string): Element[] =>
  all(document, css).filter(isBefore(byId(document, 'messagebody')));

const CALL = 'rcmail.set_env(';

const envIn = (scripts: Element[]): Record<string, unknown> => {
  const env: Record<string, unknown> = {};
  for (const script of scripts) {
    const text = native(script, 'textContent') ?? '';
    const call = text.length > SCRIPT_LIMIT ? -1 : text.indexOf(`${CALL}{`);
    const data = call < 0 ? undefined : jsonAt(text, call + CALL.length);
    if (isRecord(data)) Object.assign(env, data);
  }
  return env;
};

const scriptsIn = (head: Element | undefined): Element[] => (head ? all(head, 'script:not([src])') : []);

/** The data statement is in the head; skins that put their scripts elsewhere put them before the mail. */
const rawEnv = (document: Document): Record<string, unknown> => {
  // From the head alone: a selector over the whole document would walk a mailbox of thousands of rows.
  const env = envIn(scriptsIn(one(document, 'head')));
  return 'task' in env ? env : envIn(beforeMails(document, 'script:not([src])'));
};

const foldersOf = (mailboxes: unknown, kind: string): string[] =>
  isRecord(mailboxes)
    ? Object.entries(mailboxes).flatMap(([folder, facts]) => (isRecord(facts) && facts.class === kind ? [folder] : []))
    : [];

// A page's data statement does not change once it is there; the script in it is read once per document.
const envs = new WeakMap<Document, Env>();

const envOf = (document: Document): Env | undefined => {
  const known = envs.get(document);
  if (known) return known;
  const raw = rawEnv(document);
  if (short(raw.task) === undefined) return undefined;
  const drafts = short(raw.drafts_mailbox);
  const optional = {
    action: short(raw.action),
    uid: short(raw.uid),
    mailbox: short(raw.mailbox),
    username: short(raw.username),
    locale: short(raw.locale),
    dateFormat: short(raw.date_format),
  };
  const env: Env = {
    ...present(optional),
    delimiter: short(raw.delimiter) ?? '/',
    sent: foldersOf(raw.mailboxes, 'sent'),
    drafts: drafts === undefined ? foldersOf(raw.mailboxes, 'drafts') : [drafts],
    attached: Boolean(raw.message_context),
    mailingList: raw.list_post === true,
  };
  envs.set(document, env);
  return env;
};

const queryOf = (url: string): URLSearchParams => {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1).split('#', 1)[0]);
};

/** Whether a folder is one of `folders` or below it, as Roundcube decides whether a list shows recipients. */
const isAmong = (folder: string | undefined, folders: readonly string[], delimiter: string): boolean =>
  folder !== undefined &&
  folder.toUpperCase() !== 'INBOX' &&
  folders.some((candidate) => `${folder}${delimiter}`.startsWith(`${candidate}${delimiter}`));

const frames = (document: Document): HTMLIFrameElement[] =>
  [byId(document, 'messagecontframe')].filter(
    (element): element is HTMLIFrameElement =>
      element?.localName === 'iframe' && isBefore(byId(document, 'messagebody'))(element),
  );

/** The page's own document and the preview's. */
const documentsOf = (document: Document): Document[] => [
  document,
  ...frames(document).flatMap(({ contentDocument }) => contentDocument ?? []),
];

const isReady = (document: Document): boolean => native(document, 'readyState') !== 'loading';

/** The cells of the header table by the header they show; Roundcube's second class says which: `header from`. */
const cellsOf = (table: Element): Map<string, Element> => {
  const cells = new Map<string, Element>();
  for (const cell of all(table, 'td.header')) {
    const header = attribute(cell, 'class')
      ?.split(/\s+/)
      .find((name) => name !== 'header');
    if (header !== undefined && !cells.has(header)) cells.set(header, cell);
  }
  return cells;
};

// Within the JavaScript string of an onclick attribute: \' \" \\ \/ and \n.
const unescaped = (script: string): string =>
  script.replace(/\\(.)/gs, (_, character) => (character === 'n' ? ' ' : character));

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#039': "'" };

const decoded = (html: string): string =>
  html.replace(/&(lt|gt|quot|amp|#039);/g, (all, name) => ENTITIES[name] ?? all);

// Display names are HTML-escaped in it, so neither quotes nor angle brackets of theirs can end the parts matched here.
const HIDDEN_PERSON = /<a href="mailto:([^"<>]{1,300})" class="rcmContactAddress"[^<>]{0,3000}>([^<>]{0,1000})<\/a>/g;

/** All people of a long list, of which the page shows the first ten or twenty and keeps the whole in a dialog's text. */
const hiddenPeople = (more: Element): Person[] => {
  const script = unescaped(attribute(more, 'onclick', 200_000) ?? '');
  return [...script.matchAll(HIDDEN_PERSON)].flatMap(([, raw = '', text = '']) => {
    const address = addressIn(decoded(raw));
    return address === undefined ? [] : person(address, decoded(text).replace(/ ?<[^<>]*>$/, ''));
  });
};

const peopleIn = (cell: Element | undefined): Person[] => {
  if (!cell) return [];
  const shown = all(cell, '.adr').flatMap((entry) => {
    const link = one(entry, '.rcmContactAddress');
    return (link ? personOf(link) : parsePeople(lineOf(entry) ?? '')[0]) ?? [];
  });
  const more = one(cell, 'a.morelink');
  const hidden = more ? hiddenPeople(more) : [];
  // The dialog repeats those already shown; if it does not, we misread it.
  const complete = hidden.length > shown.length && shown.every(({ address }, at) => hidden[at]?.address === address);
  return (complete ? [...shown, ...hidden.slice(shown.length)] : shown).slice(0, 200);
};

/**
 * The subject without the screen reader's "Subject:" and the buttons beside it; empty for a mail that has none. Roundcube
 * puts words for that in the user's language there (classic: nothing), but its page title then ends in the task's name.
 */
const subjectIn = (document: Document, element: Element | undefined): string | undefined => {
  const subject = element && lineWithout(element, '.voice,a,.flag-icon');
  const title = lineOf(one(one(document, 'head') ?? document, 'title')) ?? '';
  const [, task] = title.split(/ ::(?: (.*)|$)/s);
  return task !== subject && (task === 'Mail' || (task === undefined && title.endsWith(' ::')))
    ? ''
    : subject?.slice(0, 500);
};

/** When the document was drawn: "Today" is the day it was loaded, not the day we look. */
const drawnAt = (document: Document, now: number | undefined): number | undefined => {
  const loaded = native(document, 'defaultView')?.performance.timeOrigin;
  return now !== undefined && loaded !== undefined && loaded < now ? loaded : now;
};

const isMessagePage = ({ action, attached, mailbox, drafts, delimiter }: Env): boolean =>
  // Drafts are not mails yet; an attached mail is what its sender says that somebody wrote; print repeats.
  (action === 'show' || action === 'preview') && !attached && !isAmong(mailbox, drafts, delimiter);

/** The page that shows one mail alone, in every skin. */
const pageOf = (url: string, folder: string | undefined, uid: string | undefined): string | undefined =>
  folder === undefined || uid === undefined
    ? undefined
    : new URL(`?${new URLSearchParams({ _task: 'mail', _mbox: folder, _uid: uid, _action: 'show' })}`, url).href;

const readMessage = (document: Document, page: Page, facts: PageFacts, reader: Reader): ReadMessage | undefined => {
  const url = native(document, 'URL');
  const env = envOf(document);
  const body = isReady(document) ? byId(document, 'messagebody') : undefined;
  if (!env || !body || !isMessagePage(env)) return undefined;
  const allowed = isBefore(body);
  const table = reader.first(document, 'header', HEADERS, { allowed });
  if (!table) return undefined;
  const cells = cellsOf(table);
  const [from = reader.miss('sender')] = peopleIn(cells.get('from'));
  const to = peopleIn(cells.get('to'));
  const cc = peopleIn(cells.get('cc'));
  const [replyTo] = peopleIn(cells.get('replyto') ?? cells.get('mail-reply-to'));
  const title = reader.first(document, 'subject', SUBJECT, { allowed, optional: true });
  const subject = subjectIn(document, title) ?? reader.miss('subject');

  const hints = { now: drawnAt(document, page.now), format: env.dateFormat, language: env.locale };
  const dateText = lineOf(cells.get('date'), 100);
  const dated = (text: string | undefined) => (text === undefined ? undefined : parseShownDate(text, hints));
  const summary = lineOf(all(document, SUMMARY_DATE).find(allowed), 100);
  const date = dated(summary) ?? dated(dateText) ?? reader.miss('date');

  const own = [facts.ownAddress, ...(page.own ?? [])].filter((address) => address !== undefined);
  const folder = env.mailbox ?? short(queryOf(url).get('_mbox'));
  const uid = env.uid ?? short(queryOf(url).get('_uid'));
  const sentFolders = facts.listPerson === 'recipient' ? [...env.sent, facts.folder ?? ''] : env.sent;
  return {
    to,
    cc,
    element: table,
    body,
    ...present({
      from,
      replyTo,
      subject,
      date,
      dateText,
      direction: directionOf(from, [...to, ...cc], own, isAmong(folder, sentFolders, env.delimiter)),
      automatic: env.mailingList ? 'list' : undefined,
      folder,
      uid,
      url: pageOf(url, folder, uid),
    }),
  };
};

const rowsOf = (document: Document): Element[] => beforeMails(document, '#messagelist tr.message');

const readRow = (row: Element): ListRow => {
  const anchor = one(row, '.fromto .rcmContactAddress,td.from .rcmContactAddress,td.to .rcmContactAddress');
  const shown = anchor && personOf(anchor);
  const link = one(row, '.subject a[href]');
  const query = queryOf(attribute(link, 'href', 2_000) ?? '');
  return {
    element: row,
    ...present({
      anchor,
      address: shown?.address,
      name: shown?.name,
      subject: lineOf(link, 500),
      uid: short(query.get('_uid') ?? query.get('_draft_uid')),
      folder: short(query.get('_mbox')),
      dateText: lineOf(one(row, 'span.date,td.date'), 100),
    }),
  };
};

/** Roundcube, on any host: list page with preview frame, full page and pop-out window. */
export const roundcube: WebmailAdapter = {
  id: 'roundcube',
  name: 'Roundcube',
  matches: Object.values(SERVICES).flat(),
  services: SERVICES,
  bodies: BODIES,
  cut: { after: '.message-partheaders', skip: '.part-notice,.image-attachment' },

  recognises: ({ document }) => envOf(document) !== undefined,

  scope: (document) => byId(document, 'layout') ?? byId(document, 'mainscreen'),

  frames,

  signature: ({ document, url }, rows) => {
    const open = documentsOf(document).map((inner) => {
      const body = isReady(inner) ? byId(inner, 'messagebody') : undefined;
      const table = body && HEADERS.flatMap(({ css }) => all(inner, css)).find(isBefore(body));
      return `${native(inner, 'URL')} ${lineOf(table, 300) ?? ''}`;
    });
    const list = rows ? rowsOf(document).map((row) => attribute(row, 'id') ?? '') : [];
    return [url, ...open, ...list].join('\n');
  },

  readFacts: ({ document, url }) => {
    const documents = documentsOf(document).filter(isReady);
    const [env] = documents.map(envOf);
    // The list changes folders without loading the page anew; only the address bar follows (update_state, app.js).
    const folder = short(queryOf(url).get('_mbox')) ?? env?.mailbox;
    const named = documents.map((inner) => addressIn(envOf(inner)?.username)).find((address) => address !== undefined);
    // Looked for only where the page's data did not say it: these selectors walk the whole document.
    const shown = named === undefined ? beforeMails(document, USERNAME)[0] : undefined;
    const naming = env && isAmong(folder, [...env.sent, ...env.drafts], env.delimiter) ? 'recipient' : 'sender';
    return { listPerson: naming, ...present({ folder, ownAddress: named ?? addressIn(lineOf(shown)) }) };
  },

  readMessages: ({ document, ...page }, facts, reader) =>
    documentsOf(document)
      .map((inner) => readMessage(inner, { ...page, document }, facts, reader))
      .filter((message) => message !== undefined),

  readRows: ({ document }) => rowsOf(document).map(readRow),
};
