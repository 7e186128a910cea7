import { KNOWN_HOSTS } from '@/utils/domain/known-hosts';
import { described } from '@/utils/webmail/described';
import { addressIn, all, attribute, lineOf, native, one, outermost, personWithin, present } from '@/utils/webmail/read';

// Checked against a reduced list of 2026-09; the open mail's test ids as noted in 2026-01. Advertisements are rows too,
// without a sender.
const TEXT = '[data-test-id="message-view-body-content"]';
const VIEW = '[data-test-id="message-view"]';
const GROUP = '[data-test-id="message-group-view"]';

const people = (elements: readonly Element[]) => elements.flatMap((pill) => personWithin(pill) ?? []);

/** The page's own data, in a script; an object within the account's is passed over. */
const ACCOUNT = /"selectedMailbox":\{(?:[^{}]|\{[^{}]*\})*?"email":"([^"\\]{3,254})"/;
const SCRIPT_LIMIT = 2_000_000;
const owners = new WeakMap<Document, string>();

const ownerOf = (document: Document, isOwn: (element: Element) => boolean): string | undefined => {
  const known = owners.get(document);
  if (known !== undefined) return known;
  for (const script of all(document, 'script:not([src])').filter(isOwn)) {
    const text = native(script, 'textContent') ?? '';
    const start = text.length > SCRIPT_LIMIT ? -1 : text.indexOf('"selectedMailbox":{');
    const address = start < 0 ? undefined : addressIn(ACCOUNT.exec(text.slice(start, start + 5_000))?.[1]);
    if (address === undefined) continue;
    owners.set(document, address);
    return address;
  }
  return undefined;
};

export const yahoo = described({
  id: 'yahoo',
  name: 'Yahoo / AOL',
  matches: KNOWN_HOSTS.yahoo,
  services: { 'Yahoo Mail': KNOWN_HOSTS.yahoo.slice(0, 2), AOL: KNOWN_HOSTS.yahoo.slice(2) },
  bodies: `${TEXT},[data-test-id="message-view-body"]`,
  scope: (document) => one(document, '#mail-app-component') ?? undefined,
  mails: (document, isOwn) => outermost(all(document, VIEW), VIEW).filter(isOwn),
  body: TEXT,
  from: [
    { name: 'pill 2026', css: '[data-test-id="message-from"] [data-test-id="email-pill"]' },
    { name: 'plain 2024', css: '[data-test-id="message-from"]' },
  ],
  recipients: (look) => ({
    to: people(look('[data-test-id="message-to"] [data-test-id="email-pill"]')),
    cc: people(look('[data-test-id="message-cc"] [data-test-id="email-pill"]')),
  }),
  thread: GROUP,
  subject: [{ name: '2026', css: '[data-test-id="message-group-subject-text"]' }],
  date: [{ name: '2026', css: '[data-test-id="message-date"]' }],
  ids: (_mail, { url }) => present({ threadId: /\/messages\/([^/?#]{1,300})/.exec(url)?.[1] }),
  own: ({ document }, isOwn) => ownerOf(document, isOwn),
  folder: ({ url }) => /\/folders\/([^/?#]{1,100})/.exec(url)?.[1],
  sent: /^2$/,
  drafts: /^3$/,
  rows: (document, isOwn) => all(document, '[data-test-id="message-list-item"]').filter(isOwn),
  row: (row) => {
    const anchor = one(row, '[id^="email-sender-"]');
    // Beside the subject is a line for screen readers that runs on into the text.
    const subject = one(row, '[id^="email-subject-"]:not([id*="snippet"])');
    return (
      anchor &&
      present({
        anchor,
        name: lineOf(anchor, 200),
        ...personWithin(anchor, { bare: false }),
        subject: attribute(subject, 'title', 500) ?? lineOf(subject, 500),
      })
    );
  },
});
