import type { OpenMessage } from '@/utils/domain/open-message';
import type { Instant } from '@/utils/domain/schema';
import type { Reader } from './read';

/** What a reading starts from: a document, the address it stands under, and the moment, since no reader has a clock. */
export interface Page {
  readonly document: Document;
  readonly url: string;
  /** `undefined`: not known, so that "Today 10:40" yields no date. */
  readonly now: Instant | undefined;
  /** Further addresses of the user (aliases from the settings), beside the one that the page shows. */
  readonly own?: readonly string[];
}

/** A part that should be on the page and was not found: reported by name, never filled by a guess. */
export interface SelectorMiss {
  readonly provider: string;
  readonly part: string;
}

/**
 * One open mail. Addresses are spelled as the page spells them; compare them with `addressKey`. What the page does not
 * tell is absent.
 */
export interface ReadMessage extends OpenMessage {
  /** The date as shown, in the page's language. */
  dateText?: string;
  /** Only a header is in the page; the text comes when the user opens the mail. */
  collapsed?: boolean;
  /** All recipients as the page shows them, where it names some without an address; `to` and `cc` hold the others. */
  shown?: { readonly to: readonly ShownPerson[]; readonly cc: readonly ShownPerson[] };
  /** The header this was read from: where a badge may stand. Never sent anywhere. */
  element?: Element;
  /** Where its text stands, for `readText`; absent while only a header is in the page. Never sent anywhere. */
  body?: Element;
}

/** Somebody the page names, by address or by name alone. */
export interface ShownPerson {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

/** What of a mail's text is not its writer's: left out, everything after, and decoration; as selectors. */
export interface Cut {
  /** Quoted blocks: replaced by one line `>`, which `newText` understands. */
  readonly quotes: string;
  /** Where the mail below begins: nothing from here on is read. */
  readonly after: string;
  /** Not text at all. */
  readonly skip: string;
}

/** One line of the list. */
export interface ListRow {
  /** Absent when the row shows a name only. */
  address?: string;
  name?: string;
  /** As shown, with the webmail's own words for "no subject". */
  subject?: string;
  uid?: string;
  folder?: string;
  threadId?: string;
  dateText?: string;
  /** In a list the page keeps but does not show: not to be marked. */
  hidden?: boolean;
  /** The row, and the cell with the name in it. Never sent anywhere. */
  element: Element;
  anchor?: Element;
}

/** Whom the rows of a list name: recipients in folders of sent mail and drafts. */
export type ListPerson = 'sender' | 'recipient';

/** What one look at a page gave. */
export interface Reading {
  readonly provider: string;
  readonly ownAddress?: string;
  readonly folder?: string;
  readonly messages: readonly ReadMessage[];
  readonly listRows: readonly ListRow[];
  readonly listPerson: ListPerson;
  readonly misses: readonly SelectorMiss[];
  /** Which selector of several found a part, as "part: name"; a break shows here before it becomes a miss. */
  readonly matched: readonly string[];
}

/** Facts about the page as a whole. */
export interface PageFacts {
  ownAddress?: string;
  folder?: string;
  listPerson: ListPerson;
}

/**
 * One webmail, described: where its parts are, and nothing else. An adapter has no timers, no state, no network and no
 * side effects on import (hosts are read at build time); it reads text and attributes only, never layout, and never
 * takes anything inside `bodies` for a header (reliability.md B7, B8). Frames of the same origin are read from the
 * parent, so an adapter is only ever asked about the top document, except where `matches` names a frame's own host.
 */
export interface WebmailAdapter {
  /** Short and lasting: stored with interactions. */
  readonly id: string;
  /** As its users call it. */
  readonly name: string;
  /** Hosts known to run it, as match patterns. Empty for a webmail that runs anywhere. */
  readonly matches: readonly string[];
  /**
   * Services that run it under a name of their own, with their part of `matches`: `{ Posteo: ['https://*.posteo.de/*'] }`.
   * They are offered by that name, each for its own hosts alone. Absent: all of `matches` is one webmail, called `name`.
   */
  readonly services?: Readonly<Record<string, readonly string[]>>;
  /** Containers of mail content; nothing in them is a fact about the mail. */
  readonly bodies: string;
  /** What to leave out of its mails' text beside the marks that mail programs leave anywhere. */
  readonly cut?: Partial<Cut>;

  /** Whether this page is the webmail, by its own marks. Cheap: it is asked on pages of other webmails too. */
  recognises(page: Pick<Page, 'document' | 'url'>): boolean;

  /** The smallest part of the page that stays while mails are opened, and holds list and messages. */
  scope(document: Document): Element | undefined;

  /** Frames whose documents hold messages; those of another origin may be among them and are passed over. */
  frames(document: Document): readonly HTMLIFrameElement[];

  /** Address, ids, senders and dates of what is open: equal while there is nothing new to read. With `rows`, also the list. */
  signature(page: Page, rows: boolean): string;

  readFacts(page: Page): PageFacts;

  /** Open mails, expanded and collapsed, in the order of the page. None while a page is still loading, or when composing. */
  readMessages(page: Page, facts: PageFacts, reader: Reader): ReadMessage[];

  /** The rows of the list, when asked for. A webmail without readable rows leaves this out. */
  readRows?(page: Page, facts: PageFacts, reader: Reader): ListRow[];
}
