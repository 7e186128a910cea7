import * as z from 'zod/mini';
import { plainLine, plainText } from './plain';

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

/** The address of a web page. */
export const WebAddress = z.string().check(z.maxLength(2000), z.regex(/^https?:\/\/[^\s]+$/));

/** scheme://host[:port] of a webmail, as the browser writes it. */
export const Origin = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^/\s?#]+$/));

/** Pages of a host, as the browser is asked for them: `https://*.webmail.example/*`. */
export const HostPattern = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/(\*\.)?[^/\s?#*]+\/\*$/));
