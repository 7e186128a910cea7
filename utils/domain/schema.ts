import * as z from 'zod/mini';

// Extension pages and the worker forbid eval (MV3 content security policy), which zod would try for its fast path.
z.config({ jitless: true });

export { z };

/** A moment: milliseconds since 1970-01-01T00:00Z. The first moment we believe in is the year 1995, before which no webmail was. */
export type Instant = number;
export const Instant = z.number().check(z.int(), z.gte(Date.UTC(1995, 0, 1)), z.lte(Date.UTC(2200, 0, 1)));

/** Client-made or derived identity; opaque, holds no personal data. */
export type Id = string;
export const Id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/));

/** One line of text of at most `max` characters; control and direction characters are stripped, see `plainText`. */
export const line = (max: number) => z.pipe(z.string().check(z.maxLength(max)), z.transform(plainLine));

/** Text of several lines of at most `max` characters, cleaned like `line`. */
export const lines = (max: number) => z.pipe(z.string().check(z.maxLength(max)), z.transform(plainText));

/** An address as mail uses it, lower-cased and trimmed. No folding of dots or plus signs: they can be different people. */
export const EmailAddress = z.pipe(
  z.string().check(z.maxLength(254)),
  z.pipe(
    z.transform((raw: string) => raw.normalize('NFC').trim().toLowerCase()),
    z.string().check(z.regex(/^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,253}$/)),
  ),
);

/** A mail domain, lower-cased. */
export const Domain = z.pipe(
  z.string().check(z.maxLength(253)),
  z.pipe(
    z.transform((raw: string) => raw.normalize('NFC').trim().toLowerCase().replace(/^@/, '')),
    z.string().check(z.regex(/^[^\s@<>"(),:;[\]\\/]{1,253}$/)),
  ),
);

/** scheme://host[:port] of a webmail, as the browser writes it. */
export const Origin = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^/\s?#]+$/));

// Bidi controls and invisible characters let a name show something other than what it is (reliability.md T1c).
const DECEPTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text as a person would read it: NFC, without control, direction-changing and invisible characters; line breaks stay. */
export const plainText = (raw: string): string =>
  raw.normalize('NFC').replace(/\r\n?/g, '\n').replace(DECEPTIVE, '').trim();

/** `plainText` on one line, white space collapsed. */
export const plainLine = (raw: string): string => plainText(raw).replace(/\s+/g, ' ');
