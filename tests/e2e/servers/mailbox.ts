import { createHash } from 'node:crypto';
import { chown, mkdir, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An address, with or without the name of its owner. */
export type Person = string | { readonly name: string; readonly address: string };

export type MailFacts = {
  readonly from: Person;
  readonly to: Person | readonly Person[];
  readonly subject: string;
  /** When it was written and received. */
  readonly date: Date;
  readonly text: string;
  readonly cc?: Person | readonly Person[];
  readonly html?: string;
  /** Further headers, `Reply-To` or `In-Reply-To` say; they replace those that are made here. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it lies: `INBOX` (also when left out), `Sent`, `Drafts`, … */
  readonly folder?: string;
  readonly seen?: boolean;
  readonly answered?: boolean;
  /** The mail that this one answers: gives In-Reply-To and References. */
  readonly answerTo?: Mail;
};

/** A mail as it lies in a mailbox. `source` is complete RFC 5322, with CRLF. */
export type Mail = {
  readonly messageId: string;
  readonly references: readonly string[];
  readonly folder: string;
  readonly date: Date;
  readonly seen: boolean;
  readonly answered: boolean;
  readonly source: string;
};

/** Builds a mail. The same facts give the same Message-ID, so a story can be seeded twice and stay the same. */
export function aMail(facts: MailFacts): Mail {
  const references = facts.answerTo ? [...facts.answerTo.references, facts.answerTo.messageId] : [];
  const messageId = givenId(facts) ?? idFrom(facts);
  const headers: Record<string, string> = {
    Date: facts.date.toUTCString().replace('GMT', '+0000'),
    From: written(facts.from),
    To: listed(facts.to),
    ...(facts.cc !== undefined && { Cc: listed(facts.cc) }),
    Subject: encodedIfNeeded(facts.subject),
    'Message-ID': messageId,
    ...(facts.answerTo && { 'In-Reply-To': facts.answerTo.messageId, References: references.join('\r\n ') }),
    'MIME-Version': '1.0',
    ...facts.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return {
    messageId,
    references,
    folder: facts.folder ?? 'INBOX',
    date: facts.date,
    seen: facts.seen ?? false,
    answered: facts.answered ?? false,
    source: [...head, bodyOf(facts)].join('\r\n'),
  };
}

const givenId = ({ headers }: MailFacts) =>
  Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'message-id')?.[1];

const idFrom = ({ from, date, subject, text }: MailFacts) => {
  const digest = createHash('sha256')
    .update(JSON.stringify([from, date, subject, text]))
    .digest('hex');
  return `<${digest.slice(0, 24)}@${addressOf(from).split('@').at(-1)}>`;
};

const addressOf = (person: Person) => (typeof person === 'string' ? person : person.address);

const written = (person: Person) => {
  if (typeof person === 'string') return person;
  const { name, address } = person;
  const quoted = isAscii(name) ? `"${name.replace(/(["\\])/g, '\\$1')}"` : encodedIfNeeded(name);
  return `${quoted} <${address}>`;
};

const listed = (people: Person | readonly Person[]) =>
  (Array.isArray(people) ? people : [people]).map((one: Person) => written(one)).join(',\r\n ');

const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

// An encoded word may have 75 characters: 45 bytes of UTF-8 in base64, and no letter cut in two.
const BYTES_IN_A_WORD = 45;

function encodedIfNeeded(text: string): string {
  if (isAscii(text)) return text;
  const words = [''];
  for (const letter of text) {
    const longer = words.at(-1) + letter;
    if (Buffer.byteLength(longer) > BYTES_IN_A_WORD) words.push(letter);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

function bodyOf({ text, html, subject }: MailFacts): string {
  if (html === undefined) return part('plain', text);
  const boundary = `=_${createHash('sha256')
    .update(subject + text)
    .digest('hex')
    .slice(0, 24)}`;
  return [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    part('plain', text),
    `--${boundary}`,
    part('html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

const part = (kind: 'plain' | 'html', content: string) => {
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [`Content-Type: text/${kind}; charset=UTF-8`, 'Content-Transfer-Encoding: base64', '', ...lines, ''].join(
    '\r\n',
  );
};

/** What a delivery needs to know of a mail; it goes to the INBOX, unread, unless told otherwise. */
export type Delivery = Pick<Mail, 'source' | 'date'> & Partial<Pick<Mail, 'folder' | 'seen' | 'answered'>>;

/** Who owns the files of the mail store; absent when the servers run as ourselves. */
export type Owner = { readonly uid: number; readonly gid: number };

/** Where the mail of each user lies. */
export type Maildirs = { readonly maildirOf: (user: string) => string; readonly owner: Owner | undefined };

let delivered = 0;

/** Puts a mail into a user's Maildir, the way any delivery agent does; Dovecot sees it at the next look. */
export async function deliver({ maildirOf, owner }: Maildirs, user: string, mail: Delivery): Promise<void> {
  const maildir = maildirOf(user);
  const folder = mail.folder === undefined || mail.folder === 'INBOX' ? maildir : join(maildir, `.${mail.folder}`);
  for (const path of [maildir, folder, ...['tmp', 'new', 'cur'].map((name) => join(folder, name))]) {
    await mkdir(path, { recursive: true });
    if (owner) await chown(path, owner.uid, owner.gid);
  }
  // Dovecot numbers new mails in the order of their names, so the counter keeps the order of delivery.
  const order = String(delivered++).padStart(6, '0');
  const name = `${Math.floor(Date.now() / 1000)}.M${order}P${process.pid}.localhost`;
  const whileWriting = join(folder, 'tmp', name);
  await writeFile(whileWriting, mail.source);
  // Dovecot takes the time of arrival from the file's own time.
  await utimes(whileWriting, mail.date, mail.date);
  if (owner) await chown(whileWriting, owner.uid, owner.gid);
  // Flags are letters in the name and stand in the order of the alphabet.
  const flags = `${mail.answered ? 'R' : ''}${mail.seen ? 'S' : ''}`;
  await rename(whileWriting, join(folder, 'cur', `${name}:2,${flags}`));
}
