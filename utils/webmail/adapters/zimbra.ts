import { described } from '@/utils/webmail/described';
import { all, isWithin, lineOf, native, one, parsePeople, personWithin } from '@/utils/webmail/read';

// From the program's own sources (zm-web-client, Message.template, ZmMailMsgView.js, 2024): the classic interface. Its rows
// show names only.
const BODY = '.MsgBody,iframe[id$="__body__iframe"]';
const HEADER = 'table.MsgHeaderTable';

/** What holds a header and its mail's text, and no other mail's. */
const mailOf = (header: Element): Element => {
  let mail = header;
  for (let above = native(header, 'parentElement'); above; above = native(above, 'parentElement')) {
    if (all(above, HEADER).filter((other) => !isWithin(other, BODY)).length > 1) break;
    mail = above;
    if (one(above, BODY)) break;
  }
  return mail;
};

/** With an address in brackets: a bare one may be the name somebody gave themselves, since names are shown alone. */
const peopleIn = (row: Element) => {
  const bubbles = all(row, '.addrBubble');
  if (bubbles.length > 0) return bubbles.flatMap((bubble) => personWithin(bubble, { bare: false }) ?? []);
  const text = lineOf(one(row, '.LabelColValue') ?? row, 5_000) ?? '';
  return text.endsWith('>') ? parsePeople(text) : [];
};

export const zimbra = described({
  id: 'zimbra',
  name: 'Zimbra',
  matches: [],
  bodies: BODY,
  marks: 'body > #z_shell,body > #skin_outer #skin_container_app_main',
  scope: (document) => one(document, '#z_shell'),
  mails: (document, isOwn) => all(document, HEADER).filter(isOwn).map(mailOf),
  body: BODY,
  from: [
    { name: 'bubble 8', css: `${HEADER} td[id$="_from"]:not(:has(td[id$="_from"]))` },
    { name: 'row 8', css: `${HEADER} tr[id$="_from"]` },
  ],
  personOf: (element) => {
    const [person, ...others] = peopleIn(element);
    return others.length > 0 ? undefined : person;
  },
  recipients: (look) => {
    // Rows are named by the header's word in the page's language.
    const named = (...words: string[]) =>
      look(words.map((word) => `${HEADER} tr[id$="_${word}"]`).join()).flatMap(peopleIn);
    return { to: named('to', 'an'), cc: named('cc', 'kopie'), replyTo: named('reply-to', 'reply to', 'antwort an')[0] };
  },
  subject: [{ name: '8', css: `${HEADER} .SubjectCol` }],
  date: [{ name: '8', css: `${HEADER} .DateCol` }],
  folder: () => undefined,
  sent: /^$/,
  drafts: /^$/,
});
