import type { Direction } from '@/utils/domain/interaction';
import type { Id, Instant } from '@/utils/domain/schema';
import type { History } from './history';

/** What tells one mail from another, as far as a webmail shows it. */
export type MailIdentity = {
  messageId?: string | undefined;
  from: string;
  at: Instant;
  subject?: string | undefined;
  direction: Direction;
};

type Identified = Pick<History, 'installation'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's: no i, l, o, u
const CHARACTERS = 26; // 130 bits

const base32 = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: CHARACTERS }, (_, place) =>
    ALPHABET.charAt(Number.parseInt(bits.slice(place * 5, place * 5 + 5), 2)),
  ).join('');
};

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Keyed hash: without the salt nobody can test whether an address is behind an id. */
export const keyedHash = async (salt: string, domain: string, text: string): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', bytesOf(salt), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${domain}\0${text}`));
  return base32(new Uint8Array(signed));
};

const ownSalt = (history: Identified): string => {
  const [salt] = history.installation().salts;
  if (salt === undefined) throw new Error('an installation has a salt');
  return salt;
};

/** Without angle brackets and folds; the domain in lower case, the local part as it is (RFC 5322 leaves its case to its host). */
export const normalMessageId = (raw: string): string => {
  const bare = raw
    .replace(/\r?\n[ \t]+/g, '')
    .replace(/[<>]/g, '')
    .trim();
  const at = bare.lastIndexOf('@');
  return at < 0 ? bare : bare.slice(0, at) + bare.slice(at).toLowerCase();
};

// Chains of reply and forward marks, also with a count: "Re: AW: Fwd: WG:", "Re[2]:", "AW(3):".
const MARKS = /^(?:\s*(?:re|aw|antw|sv|fwd?|wg)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:)+/i;

export const normalSubject = (raw: string): string =>
  raw.normalize('NFKC').replace(/\s+/g, ' ').trim().replace(MARKS, '').trim();

const monthOf = (at: Instant): string => new Date(at).toISOString().slice(2, 7).replace('-', '');

/**
 * The id of the interaction that a mail is: the same whoever opens it and however often. By the Message-ID where it is known,
 * else by sender, UTC minute, subject without reply marks, and direction. Call it before a transaction is begun.
 */
export const interactionId = async (history: Identified, mail: MailIdentity): Promise<Id> => {
  const salt = ownSalt(history);
  const hash =
    mail.messageId === undefined
      ? await keyedHash(salt, 'fp', fingerprintOf(mail))
      : await keyedHash(salt, 'mid', normalMessageId(mail.messageId));
  return `i:${monthOf(mail.at)}:${hash}`;
};

const fingerprintOf = ({ from, at, subject = '', direction }: MailIdentity): string =>
  [from.trim().toLowerCase(), Math.floor(at / 60_000), normalSubject(subject), direction].join('\0');

/** The id of the complaint that was made in this interaction: two people who flag the same mail make one. */
export const complaintId = async (history: Identified, interaction: Id): Promise<Id> =>
  `k:${await keyedHash(ownSalt(history), 'cmp', interaction)}`;

/** Under which ids the erasure of an address may be kept: one per salt this history knows, its own first. */
export const erasureIds = async (history: Identified, address: string): Promise<Id[]> => {
  const normal = address.normalize('NFC').trim().toLowerCase();
  return Promise.all(history.installation().salts.map(async (salt) => `x:${await keyedHash(salt, 'em', normal)}`));
};

/** Stands for a group of addresses, in whatever order and spelling, without naming one. Call it before a transaction. */
export const groupId = (history: Identified, addresses: readonly string[]): Promise<Id> =>
  keyedHash(ownSalt(history), 'group', [...new Set(addresses.map((one) => one.toLowerCase()))].sort().join('\n'));
