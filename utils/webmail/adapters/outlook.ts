import { KNOWN_HOSTS } from '@/utils/domain/known-hosts';
import type { Person } from '@/utils/domain/open-message';
import { described } from '@/utils/webmail/described';
import {
  addressIn,
  all,
  attribute,
  isWithin,
  lineOf,
  matches,
  native,
  one,
  outermost,
  parsePeople,
  parsePerson,
  personWithin,
  present,
  sameAddress,
} from '@/utils/webmail/read';

// Checked against reduced pages of 2025, German and English; ids and test ids as noted in 2026-09. Classes are hashed and
// labels translated, so neither is used. The own account and colleagues are shown by name only: then nobody is read.
const BODY = '[id^="UniqueMessageBody"]';
const PANE =
  '#ConversationReadingPaneContainer,#ItemReadingPaneContainer,[data-app-section="ConversationContainer"],[data-app-section="ItemContainer"],[data-app-section="MailReadCompose"]';
const WELL = '[data-testid="RecipientWell"]';

/** `From: x`, `Von: x`, `发件人: x`: whatever the word. */
const LABEL = /^[^:@：]{1,40}[:：]\s*/;

/** A mail's own block, or the pane where it is alone; none where another mail's text comes in between. */
const blockOf = (body: Element): Element | undefined => {
  for (let block = native(body, 'parentElement'); block; block = native(block, 'parentElement')) {
    if (all(block, BODY).some((other) => other !== body && !native(body, 'contains').call(body, other)))
      return undefined;
    if (attribute(block, 'aria-expanded') === 'true' || matches(block, PANE)) return block;
  }
  return undefined;
};

const sender = (element: Element): Person | undefined => {
  const label = attribute(element, 'aria-label')?.replace(LABEL, '');
  const claims = [label, lineOf(element)].map((text) => parsePerson(text ?? '')).filter((claim) => claim !== undefined);
  const [person, other = person] = claims;
  if (!person || !other || !sameAddress(person.address, other.address)) return undefined;
  return person.name === undefined ? other : person;
};

/** Conversation ids come in two alphabets; this is the one of the list. */
const conversationId = (raw: string | undefined): string | undefined => raw?.replace(/-/g, '/').replace(/_/g, '+');

const threadOf = (document: Document, url: string): string | undefined => {
  const selected = all(document, '[role="option"][data-convid][aria-selected="true"]').filter(
    (row) => !isWithin(row, BODY),
  );
  const rows = [...new Set(selected.map((row) => conversationId(attribute(row, 'data-convid'))))];
  const [, opened] = /\/id\/(A[AQ]Qk[^/?#]{20,})/.exec(url) ?? [];
  const shown = opened === undefined ? undefined : conversationId(safelyDecoded(opened));
  // Several are selected where rows are ticked.
  return rows.length === 1 && (shown === undefined || shown === rows[0]) ? rows[0] : shown;
};

const safelyDecoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an address Outlook made.
    return undefined;
  }
};

export const outlook = described({
  id: 'outlook',
  name: 'Outlook',
  matches: KNOWN_HOSTS.outlook,
  bodies: BODY,
  // Outlook's own scripts, wherever it is served from.
  marks: 'head script[src*="/owamail/"],head link[href*="/owamail/"]',
  scope: (document) => one(document, '#MainModule') ?? one(document, '[role="main"]')?.parentElement ?? undefined,
  mails: (document, isOwn) => {
    const blocks = outermost(all(document, BODY), BODY).map(blockOf);
    const mails = blocks.filter((block) => block !== undefined && isOwn(block));
    // Where one of them can't be told from the others, none can.
    return mails.length === blocks.length ? mails.filter((mail) => mail !== undefined) : [];
  },
  body: BODY,
  from: [
    { name: 'id 2026', css: '[id^="MSG_"][id$="_FROM"]' },
    {
      name: 'label 2025',
      css: 'span[aria-label*=":"],span[aria-label*="："]',
      outside: `${WELL},button,[role="toolbar"],[role="img"]`,
    },
  ],
  personOf: sender,
  recipients: (look) => {
    const lists = look(WELL).flatMap((well) => {
      const people = all(well, '.lpc-hoverTarget,[data-lpc-hover-target-id]');
      const text = lineOf(well) ?? '';
      const found =
        people.length > 0 ? people.flatMap((one) => personWithin(one) ?? []) : parsePeople(text.replace(LABEL, ''));
      return [{ label: LABEL.exec(text)?.[0] ?? '', found }];
    });
    const inList = (isCopy: boolean) =>
      lists.flatMap(({ label, found }) => (/^cc\b/i.test(label) === isCopy && !/^bcc\b/i.test(label) ? found : []));
    return { to: inList(false), cc: inList(true) };
  },
  thread: PANE,
  subject: [
    { name: 'conversation id 2026', css: '[id^="CONV_"][id$="_SUBJECT"]' },
    { name: 'message id 2026', css: '[id^="MSG_"][id$="_SUBJECT"]' },
    { name: 'heading 2025', css: '#ConversationReadingPaneContainer [role="heading"][aria-level="2"]' },
  ],
  date: [
    { name: 'id 2026', css: '[id^="MSG_"][id$="_DATETIME"]' },
    { name: 'test id 2025', css: '[data-testid="SentReceivedSavedTime"]' },
  ],
  ids: (_mail, { document, url }, look) => {
    const [named] = look('[id^="MSG_"][id$="_FROM"]');
    return present({
      messageId: /^MSG_(.{10,300})_FROM$/.exec(attribute(named, 'id') ?? '')?.[1],
      threadId: threadOf(document, url),
    });
  },
  // Ours show no address, so a sender who has one in the inbox is somebody else, even if we don't know who we are.
  direction: (_mail, read, { folder }, from) => read ?? (folder === 'inbox' && from ? 'inbound' : undefined),
  own: ({ document }, isOwn) => {
    const named = all(document, '[id^="primaryMailboxRoot_"]')
      .filter(isOwn)
      .map((root) => addressIn(attribute(root, 'title')));
    const account = all(document, '#mectrl_currentAccount_secondary')
      .filter(isOwn)
      .map((element) => addressIn(lineOf(element)));
    const [address, ...others] = new Set([...named, ...account].filter((found) => found !== undefined));
    return others.length > 0 ? undefined : address;
  },
  folder: ({ url }) => {
    const [, folder] = /\/mail\/(?:\d+\/)?([a-z]+)(?:[/?#]|$)/.exec(url) ?? [];
    return folder === 'deeplink' || folder === 'id' ? undefined : folder;
  },
  sent: /^sentitems$/,
  drafts: /^drafts$/,
  // Folders, suggestions and attachments are options too.
  rows: (document, isOwn) => all(document, '[role="option"][data-convid]').filter(isOwn),
  row: (row) => {
    const people = all(row, 'span[title*="@"]').flatMap((shown) => {
      const address = addressIn(attribute(shown, 'title'));
      return address === undefined ? [] : [{ address, anchor: shown }];
    });
    const [first, ...others] = people;
    const isOne = first && others.every(({ address }) => sameAddress(address, first.address));
    const named = isOne ? personWithin(first.anchor) : undefined;
    return present({
      ...named,
      anchor: isOne ? first.anchor : undefined,
      threadId: conversationId(attribute(row, 'data-convid')),
    });
  },
});
