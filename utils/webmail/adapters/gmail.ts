import { KNOWN_HOSTS } from '@/utils/domain/known-hosts';
import { described, type Look, type Recipients } from '@/utils/webmail/described';
import {
  type Anchor,
  addressIn,
  all,
  attribute,
  isWithin,
  lineOf,
  native,
  one,
  outermost,
  personWithin,
  present,
  sameAddress,
} from '@/utils/webmail/read';

// Checked against pages of 2014, 2017, 2019, 2022 and 2025. Gmail keeps lists it does not show in the page, before the
// open thread; only the view on the screen has the role "main".
const BODIES = '.ii,.a3s';
const HIDDEN = '[style*="display: none"],[style*="display:none"]';
const MAIN = '[role="main"]';
const ITEM = '[role="listitem"]';

const FROM: readonly Anchor[] = [
  { name: '2014', css: 'span.gD[email]' },
  { name: 'collapsed 2014', css: '.gF span[email]' },
];
const SUBJECT: readonly Anchor[] = [
  { name: '2018', css: 'h2.hP[data-legacy-thread-id]' },
  { name: '2014', css: 'h2.hP' },
];
const DATE: readonly Anchor[] = [{ name: '2014', css: '.g3[title]' }];

const isVisible = (element: Element): boolean => !isWithin(element, HIDDEN);

const mails = (document: Document, isOwn: (element: Element) => boolean): Element[] => {
  // There is one view on the screen; a second one would be a mail's.
  const view = all(document, MAIN).find((main) => isOwn(main) && isVisible(main));
  // Attachments are list items too, within their mail's; so are lines for hidden mails, and drafts.
  const items = view ? outermost(all(view, ITEM), ITEM) : [];
  return items.filter((item) => isOwn(item) && isVisible(item) && one(item, 'span.gD,.gF,.adn') !== undefined);
};

const peopleIn = (elements: readonly Element[]) => elements.flatMap((element) => personWithin(element) ?? []);

/** All recipients stand in one line; once its details are open, "cc" and "reply-to" have rows of their own. */
const recipients = (look: Look): Recipients => {
  const rows = look('.ajB .ajv').map((row) => ({
    label: lineOf(one(row, '.gG')) ?? '',
    people: peopleIn(all(row, '.gL [email]')),
  }));
  const labelled = (label: RegExp) => rows.flatMap((row) => (label.test(row.label) ? row.people : []));
  const cc = labelled(/^cc/i);
  const others = [...cc, ...labelled(/^bcc/i)];
  const to = peopleIn(look('.hb [email]')).filter(
    ({ address }) => !others.some((other) => sameAddress(other.address, address)),
  );
  return { to, cc, replyTo: labelled(/^(?:reply-to|antwort an)/i)[0] };
};

/** `#msg-f:1732092897680854857`, also in base64 within `jslog` (2025), is the hexadecimal id of old in figures. */
const idOf = (element: Element | undefined, kind: 'msg' | 'thread'): string | undefined => {
  const logged = (attribute(element, 'jslog', 2_000) ?? '').match(/(?<=[14]:)[\w+/=]{12,400}/g) ?? [];
  const written = [
    attribute(element, `data-${kind === 'msg' ? 'message' : kind}-id`),
    attribute(element, 'data-thread-perm-id'),
  ];
  const figures = [...written, ...logged.map(decoded)]
    .map((text) => new RegExp(`${kind}-f:(\\d{10,20})`).exec(text ?? '')?.[1])
    .find((found) => found !== undefined);
  const legacy = attribute(element, kind === 'msg' ? 'data-legacy-message-id' : 'data-legacy-thread-id', 40);
  return legacy ?? (figures === undefined ? undefined : BigInt(figures).toString(16));
};

const decoded = (base64: string): string => {
  try {
    return atob(base64);
  } catch {
    // Another log entry, not base64: it holds no id.
    return '';
  }
};

/** "SUBJECT - ADDRESS - Gmail": whatever a subject says, the address is the last part but one. */
const titled = (document: Document): string | undefined =>
  addressIn(lineOf(one(document, 'head > title'))?.split(' - ').at(-2));

const bannered = (banner: Element): string | undefined =>
  addressIn(/\(([^()]+)\)\s*$/.exec(attribute(one(banner, 'a[aria-label*="@"]'), 'aria-label') ?? '')?.[1]);

/** The opened account menu: other accounts in it are links. */
const inMenu = (banner: Element): string | undefined => {
  const lines = all(banner, 'div').filter((line) => native(line, 'childElementCount') === 0 && !isWithin(line, 'a'));
  const [address, ...others] = new Set(lines.flatMap((line) => addressIn(lineOf(line)) ?? []));
  return others.length > 0 ? undefined : address;
};

export const gmail = described({
  id: 'gmail',
  name: 'Gmail',
  matches: KNOWN_HOSTS.gmail,
  bodies: BODIES,
  cut: { quotes: '.h5' },
  scope: (document) => {
    const view = one(document, MAIN);
    return (view && native(view, 'parentElement')) ?? undefined;
  },
  mails,
  body: '.ii .a3s',
  from: FROM,
  recipients,
  subject: SUBJECT,
  thread: MAIN,
  date: DATE,
  ids: (mail, _page, look) => {
    const [head] = look('[data-message-id],[data-legacy-message-id]');
    const view = native(mail, 'closest').call(mail, MAIN);
    return present({
      messageId: idOf(head, 'msg') ?? idOf(mail, 'msg'),
      threadId: view ? idOf(one(view, 'h2.hP'), 'thread') : undefined,
    });
  },
  own: ({ document, url }, isOwn) => {
    // Print view, whole text, compose window: their titles end in a subject.
    if (/[?&]view=/.test(url)) return undefined;
    // The first in the page: mails and lists come after it.
    const first = one(document, '[role="banner"]');
    const banner = first && isOwn(first) ? first : undefined;
    const delegated = banner && addressIn(lineOf(one(banner, '.identityUserDelegatedAccount')));
    const title = titled(document);
    // In a mailbox that somebody delegated, the banner names the one who looks.
    if (delegated ?? /\/mail\/b\//.test(url)) return delegated ?? title;
    const named = banner && (bannered(banner) ?? inMenu(banner));
    return title && named && !sameAddress(title, named) ? undefined : (title ?? named);
  },
  folder: ({ url }) => {
    const [name, label] = (url.split('#')[1] ?? '').split(/[/?]/);
    return (name === 'label' ? label : name) || undefined;
  },
  sent: /^(?:sent|scheduled)$/,
  drafts: /^drafts$/,
  rows: (document, isOwn) => all(document, 'tr.zA').filter((row) => isOwn(row) && one(row, '.yW') !== undefined),
  row: (row) => {
    const anchor = one(row, '.yW');
    const shown = anchor && one(anchor, '[email]');
    // With a preview beside the list, a mail's subject is in the next line of the table.
    const next = native(row, 'nextElementSibling');
    const below = next && one(next, '.yW') === undefined ? next : undefined;
    const lines = below ? [row, below] : [row];
    const title = lines
      .map((line) => one(line, '.bog') ?? one(line, '.y6 > span'))
      .find((found) => found !== undefined);
    const dated = one(row, '.xW [title],.apm [title]');
    return present({
      ...(shown && personWithin(shown)),
      subject: lineOf(title, 500),
      threadId: idOf(one(row, '[data-legacy-thread-id],[data-thread-id]'), 'thread'),
      dateText: attribute(dated, 'title', 100),
      anchor,
      hidden: isWithin(row, MAIN) && isVisible(row) ? undefined : true,
    });
  },
});
