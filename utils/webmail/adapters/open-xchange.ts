import { KNOWN_HOSTS } from '@/utils/domain/known-hosts';
import { described } from '@/utils/webmail/described';
import { addressIn, all, attribute, isWithin, lineOf, native, one, personWithin, present } from '@/utils/webmail/read';

// From the programs' own sources: App Suite 7.10 and 8 (common-extensions.js, detail/view.js). Mailbox.org, IONOS and many
// hosters run it. A mail's text stands in a frame, in a shadow root, or plain, by version.
const BODIES = '.mail-detail section.body,.mail-detail-content';
const MAIL = '.mail-detail[data-cid]';

const personOf = (element: Element) => personWithin(element, { named: '.person-link' });

/** `default0/INBOX.117`: folder and number. */
const split = (cid: string | undefined) => {
  const [, folder, uid] = /^(?:thread\.)?(.+)\.(\d+)$/.exec(cid ?? '') ?? [];
  return present({ folder, uid });
};

export const openXchange = described({
  id: 'open-xchange',
  name: 'Open-Xchange',
  matches: KNOWN_HOSTS['open-xchange'],
  services: {
    'mailbox.org': KNOWN_HOSTS['open-xchange'].slice(0, 1),
    IONOS: KNOWN_HOSTS['open-xchange'].slice(1),
  },
  bodies: BODIES,
  marks: 'body > #io-ox-core',
  scope: (document) => one(document, '#io-ox-windowmanager') ?? one(document, '#io-ox-core'),
  mails: (document, isOwn) => all(document, MAIL).filter(isOwn),
  body: 'section.body .mail-detail-frame,section.body .mail-detail-content,section.body .shadow-root-container',
  from: [
    { name: 'App Suite 8', css: '.detail-view-header .from a:has(.person-from)' },
    { name: 'App Suite 7.6', css: '.detail-view-header .from a.person-from' },
  ],
  personOf,
  recipients: (look) => {
    const named = (kind: string) =>
      look(`.recipients .person-${kind}`).flatMap((shown) => {
        const link = native(shown, 'closest').call(shown, 'a');
        return personWithin(link ?? shown) ?? [];
      });
    return { to: named('to'), cc: named('cc'), replyTo: named('reply_to')[0] };
  },
  subject: [{ name: 'App Suite 7.6', css: '.subject' }],
  date: [{ name: 'App Suite 7.6', css: 'time.date' }],
  ids: (mail) => split(attribute(mail, 'data-cid')),
  folder: ({ url }) => {
    const raw = /[&#!]folder=([^&]+)/.exec(url.split('#')[1] ?? '')?.[1];
    try {
      return raw && decodeURIComponent(raw);
    } catch {
      // A lone percent sign: not an address App Suite made.
      return undefined;
    }
  },
  sent: /\/(?:sent|sent items|sent messages|gesendet|gesendete (?:objekte|elemente|nachrichten))$/i,
  drafts: /\/(?:drafts|entwürfe)$/i,
  rows: (document, isOwn) =>
    all(document, '.list-view li.list-item[data-cid]').filter((row) => isOwn(row) && !isWithin(row, MAIL)),
  row: (row) => {
    const anchor = one(row, '.from');
    return present({
      anchor,
      address: addressIn(attribute(anchor, 'title')),
      name: lineOf(one(row, '.from .person') ?? anchor, 200),
      subject: lineOf(one(row, '.subject .drag-title') ?? one(row, '.subject'), 500),
      dateText: lineOf(one(row, 'time'), 100),
      ...split(attribute(row, 'data-cid')),
    });
  },
});
