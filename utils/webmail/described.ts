import type { OpenMessage, Person } from '@/utils/domain/open-message';
import type { ListRow, Page, PageFacts, ReadMessage, WebmailAdapter } from './adapter';
import { parseMachineDate, parseShownDate } from './dates';
import {
  type Anchor,
  all,
  attribute,
  directionOf,
  isPagesOwn,
  lineOf,
  matches,
  native,
  one,
  personWithin,
  present,
  Reader,
  sameAddress,
} from './read';

type Ids = Pick<OpenMessage, 'uid' | 'messageId' | 'threadId' | 'folder'>;

/** Recipients by the header that names them. */
export interface Recipients {
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly replyTo?: Person | undefined;
}

/** Looks into one mail's header: only at what is the page's own and stands before the mail's text. */
export type Look = (css: string) => Element[];

/** Where the parts of a webmail's page are, for webmails that draw everything in one document. */
export interface Description extends Pick<WebmailAdapter, 'id' | 'name' | 'matches' | 'services' | 'bodies' | 'cut'> {
  /** What only this webmail's page has, where no mail can stand (in the head, or right below the body). None: by host only. */
  readonly marks?: string;
  readonly scope: (document: Document) => Element | undefined;
  /** The containers of open mails, each with its header and its text. */
  readonly mails: (document: Document, isOwn: (element: Element) => boolean) => Element[];
  /** The text of a mail, or the frame or shadow host that holds it. */
  readonly body: string;
  readonly from: readonly Anchor[];
  readonly personOf?: (element: Element) => Person | undefined;
  readonly recipients: (look: Look, personOf: (element: Element) => Person | undefined) => Recipients;
  readonly subject: readonly Anchor[];
  /** What holds a conversation with one subject for all its mails; without it each mail has its own. */
  readonly thread?: string;
  readonly date: readonly Anchor[];
  readonly ids?: (mail: Element, page: Page, look: Look) => Ids;
  /** What the page itself says about the way a mail went; `read` is what addresses say. */
  readonly direction?: (
    mail: Element,
    read: OpenMessage['direction'],
    facts: PageFacts,
    from: Person | undefined,
  ) => OpenMessage['direction'];
  readonly own?: (page: Page, isOwn: (element: Element) => boolean) => string | undefined;
  readonly folder: (page: Page) => string | undefined;
  /** Folders of sent mail, and of drafts, by `folder`. In the latter no mail is read. */
  readonly sent: RegExp;
  readonly drafts: RegExp;
  readonly rows?: (document: Document, isOwn: (element: Element) => boolean) => Element[];
  readonly row?: (row: Element) => Omit<ListRow, 'element'> | undefined;
}

const isLoading = (document: Document): boolean => native(document, 'readyState') === 'loading';

/** The text behind a body's element: in its frame, in its open shadow root, or itself. */
const textRoot = (body: Element): Element | undefined => {
  if (matches(body, 'iframe')) {
    const inner = (body as HTMLIFrameElement).contentDocument;
    return inner && !isLoading(inner) ? (native(inner, 'body') ?? undefined) : undefined;
  }
  const shadow = native(body, 'shadowRoot');
  return (shadow && one(shadow, ':not(style,link)')) ?? body;
};

const depthOf = (element: Element): number => {
  let depth = 0;
  for (let above = native(element, 'parentElement'); above; above = native(above, 'parentElement')) depth++;
  return depth;
};

/**
 * The mails, if all stand equally deep. A mail that closed more than it opened would leave its imitations, or the mails
 * that follow it, at another depth: then only the first one's header is surely the page's.
 */
const whole = (mails: readonly Element[]): readonly Element[] => {
  const depths = new Set(mails.map(depthOf));
  return depths.size > 1 ? mails.slice(0, 1) : mails;
};

/** The words some webmails show for an empty subject, in their languages. */
const NO_SUBJECT = /^[(<[]\s?(?:no subject|kein betreff|ohne betreff)\s?[)>\]]$/i;

const languageOf = (document: Document): string | undefined =>
  attribute(native(document, 'documentElement'), 'lang', 35);

const shownDate = (element: Element | undefined): string | undefined =>
  attribute(element, 'title', 100) ?? lineOf(element, 100);

const dateOf = (element: Element, language: string | undefined): number | undefined => {
  // No "Today": these pages stay open for days, and nothing tells when a date was drawn.
  const shown = [attribute(element, 'title', 100), lineOf(element, 100)];
  const dates = shown.map((text) => (text === undefined ? undefined : parseShownDate(text, { language })));
  return parseMachineDate(attribute(element, 'datetime', 100)) ?? dates.find((date) => date !== undefined);
};

/** In a conversation opened from the sent folder, mails of others stand beside ours. */
const directionIn = (
  from: Person | undefined,
  recipients: readonly Person[],
  own: readonly string[],
  inSent: boolean,
  alone: boolean,
): OpenMessage['direction'] => {
  const read = directionOf(from, recipients, own, inSent && alone);
  const toUs = recipients.some(({ address }) => own.some((candidate) => sameAddress(candidate, address)));
  return read === 'inbound' && inSent && !toUs ? undefined : read;
};

/** An adapter from its description. All rules that no webmail may break are here: headers from the page alone, drafts unread. */
export const described = (webmail: Description): WebmailAdapter => {
  const { id, name, bodies, marks, body: BODY, personOf = (element) => personWithin(element) } = webmail;
  const isOwn = isPagesOwn(bodies, undefined);
  const before = (document: Document) => isPagesOwn(bodies, one(document, BODY));
  const found = (document: Document) => (isLoading(document) ? [] : webmail.mails(document, isOwn));
  const mailsOf = (document: Document) => whole(found(document));
  const bodyOf = (mail: Element) => one(mail, BODY);

  const readMessage = (
    mail: Element,
    page: Page,
    facts: PageFacts,
    reader: Reader,
    alone: boolean,
  ): ReadMessage | undefined => {
    const body = bodyOf(mail);
    const allowed = isPagesOwn(bodies, body);
    const look: Look = (css) => all(mail, css).filter(allowed);
    const sender = reader.first(mail, 'sender', webmail.from, { allowed, optional: body === undefined });
    // Not a mail yet, or none at all: a draft's form, a line "5 older messages", a page still loading.
    if (!sender && !body) return undefined;
    const from = sender && (personOf(sender) ?? reader.miss('sender'));
    const { to, cc, replyTo } = webmail.recipients(look, personOf);

    const { document } = page;
    const thread =
      webmail.thread === undefined ? mail : (native(mail, 'closest').call(mail, webmail.thread) ?? document);
    const beforeAll = webmail.thread === undefined ? allowed : isPagesOwn(bodies, one(thread, BODY));
    const title = reader.first(thread, 'subject', webmail.subject, { allowed: beforeAll });
    const subject = title && (lineOf(title, 500) ?? '');

    const dated = reader.first(mail, 'date', webmail.date, { allowed });
    const date = dated && (dateOf(dated, languageOf(document)) ?? reader.miss('date'));
    const own = [facts.ownAddress, ...(page.own ?? [])].filter((address) => address !== undefined);
    const inSent = facts.folder !== undefined && webmail.sent.test(facts.folder);
    const read = directionIn(from, [...to, ...cc], own, inSent, alone);
    return {
      to: [...to],
      cc: [...cc],
      element: sender ?? mail,
      ...present({
        from,
        replyTo,
        subject: subject !== undefined && NO_SUBJECT.test(subject) ? '' : subject,
        date,
        dateText: shownDate(dated),
        direction: webmail.direction ? webmail.direction(mail, read, facts, from) : read,
        folder: facts.folder,
        ...webmail.ids?.(mail, page, look),
        body: body && textRoot(body),
        collapsed: body ? undefined : true,
      }),
    };
  };

  const factsOf = (page: Page): PageFacts => {
    const folder = webmail.folder(page);
    const naming = folder !== undefined && (webmail.sent.test(folder) || webmail.drafts.test(folder));
    return {
      listPerson: naming ? 'recipient' : 'sender',
      ...present({ folder: folder?.slice(0, 300), ownAddress: webmail.own?.(page, before(page.document)) }),
    };
  };

  const readMessages: WebmailAdapter['readMessages'] = (page, facts, reader) => {
    if (facts.folder !== undefined && webmail.drafts.test(facts.folder)) return [];
    const candidates = found(page.document);
    const mails = whole(candidates);
    if (mails.length < candidates.length) reader.miss('mails');
    return mails
      .map((mail) => readMessage(mail, page, facts, reader, mails.length === 1))
      .filter((message) => message !== undefined);
  };

  const { rows, row: readRow } = webmail;
  const rowsOf = (document: Document): ListRow[] => {
    if (isLoading(document) || !rows || !readRow) return [];
    const shown = rows(document, isOwn);
    // In the order of the page: with the last one, all stand before the mails. Asking each would take the square of the time.
    const last = shown.at(-1);
    const listed = last && before(document)(last) ? shown : shown.filter(before(document));
    return listed.flatMap((element) => {
      const row = readRow(element);
      return row && (row.address ?? row.name ?? row.subject) !== undefined ? { ...row, element } : [];
    });
  };

  return {
    id,
    name,
    bodies,
    matches: webmail.matches,
    ...(webmail.services && { services: webmail.services }),
    ...(webmail.cut && { cut: webmail.cut }),
    recognises: ({ document }) => marks !== undefined && one(document, marks) !== undefined,
    scope: webmail.scope,
    frames: (document) =>
      mailsOf(document)
        .map(bodyOf)
        .filter((body): body is HTMLIFrameElement => body !== undefined && matches(body, 'iframe')),
    signature: (page, withRows) => {
      const facts = factsOf(page);
      const open = readMessages(page, facts, new Reader(id)).map(({ from, subject, dateText, messageId, uid, body }) =>
        [from?.address, subject, dateText, messageId, uid, body !== undefined].join(' '),
      );
      const list = withRows
        ? rowsOf(page.document).map(({ address, name, subject }) => `${address} ${name} ${subject}`)
        : [];
      return [page.url, facts.ownAddress, ...open, ...list].join('\n');
    },
    readFacts: factsOf,
    readMessages,
    ...(rows && { readRows: ({ document }: Page) => rowsOf(document) }),
  };
};
