import { KNOWN_HOSTS } from '@/utils/domain/known-hosts';
import { described, type Look } from '@/utils/webmail/described';
import { all, lineOf, native, one, parsePeople, personWithin, present } from '@/utils/webmail/read';

// From selectors others keep and checked in 2026. Names only, unless a mail's details are open; these are labelled in the
// page's language.
const BODY = '.v-Message-body';
const MAIL = '.v-MessageCard:not(.v-MessageCard--draft)';
const VALUE = '.v-Message-details .v-Message-detailsTitle';

const LABELS = {
  from: /^(?:from|von)\b/i,
  to: /^(?:to|an)\b/i,
  cc: /^cc\b/i,
  replyTo: /^(?:reply[ -]to|antwort(?:en)? an)\b/i,
};

const detailed = (look: Look, label: RegExp) =>
  look(VALUE).flatMap((title) => {
    const value = native(title, 'nextElementSibling');
    if (!value || !label.test(lineOf(title) ?? '')) return [];
    const links = all(value, 'a');
    return links.length > 0
      ? links.flatMap((link) => personWithin(link) ?? [])
      : parsePeople(lineOf(value, 5_000) ?? '');
  });

export const fastmail = described({
  id: 'fastmail',
  name: 'Fastmail',
  matches: KNOWN_HOSTS.fastmail,
  bodies: BODY,
  scope: (document) => one(document, '#conversation')?.parentElement ?? undefined,
  mails: (document, isOwn) => all(document, MAIL).filter(isOwn),
  body: BODY,
  from: [
    { name: 'details 2026', css: '.v-Message-details' },
    { name: 'card 2025', css: '.v-MessageCard-from' },
  ],
  personOf: (element) =>
    native(element, 'matches').call(element, '.v-Message-details')
      ? detailed((css) => all(element, css.replace('.v-Message-details ', '')), LABELS.from)[0]
      : personWithin(element, { bare: false }),
  recipients: (look) => ({
    to: detailed(look, LABELS.to),
    cc: detailed(look, LABELS.cc),
    replyTo: detailed(look, LABELS.replyTo)[0],
  }),
  thread: '#conversation',
  subject: [{ name: '2026', css: '.v-Thread-title h1' }],
  date: [
    { name: 'card 2025', css: '.v-MessageCard-time' },
    { name: 'time 2025', css: 'time' },
  ],
  ids: (_mail, { url }) => present({ threadId: /\/mail\/[^/?#]+\/([^./?#]{1,100})/.exec(url)?.[1] }),
  folder: ({ url }) => /\/mail\/([^/?#]{1,100})/.exec(url)?.[1],
  sent: /^sent$/i,
  drafts: /^drafts$/i,
  rows: (document, isOwn) => all(document, '.v-MailboxItem').filter(isOwn),
  row: (row) => {
    const anchor = one(row, '.v-MailboxItem-name');
    return present({ anchor, name: lineOf(anchor, 200), subject: lineOf(one(row, '.v-MailboxItem-subject'), 500) });
  },
});
