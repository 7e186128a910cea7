import { closingAt, isDisclaimerAt, SIGNATURE_DASHES } from './signature';

/** Dividers that Outlook and others put over the mail they answer or forward. */
const DIVIDER =
  /^[-_ ]{2,40}(?:message |nachricht )?(?:original|urspr[üu]nglich|weitergeleitet|forwarded)[-\p{L} ]{0,30}[-_ ]{2,40}:?$/iu;

/** Labels of a copied header block: German and English, and those of neighbours that write in Swiss and Belgian threads. */
const HEADER_START = /^\*?(?:von|from|gesendet|sent|datum|date|de|van|da|fra|från)\*?\s?:/i;
const HEADER_LABEL =
  /^\*?(?:von|from|gesendet|sent|datum|date|an|to|cc|kopie|betreff|subject|antwort an|reply-to|de|envoyé(?: le)?|à|objet|van|verzonden|aan|onderwerp|da|inviato|oggetto|fra|sendt|til|emne|från|skickat|till|ämne)\*?\s?:/i;
/** A sender's line with nothing but an address, as some systems copy it. */
const BARE_SENDER = /^(?:von|from)\s?:\s?<?[^\s<>@]{1,100}@[^\s<>@]{1,100}>?$/i;

/** Ends of the line that names whom the quote below is from; it may be wrapped over up to three lines. */
const WROTE = /\b(?:schrieb|geschrieben|wrote|a écrit|ha scritto|escribió)(?!\p{L})(?:.{0,300}:|)$/iu;
const WROTE_START =
  /^(?:am|on|le|il|el|den)\s.{0,20}\d|^\p{L}{2,12}\.?,?\s\d{1,2}[./]|^\d{4}-\d\d-\d\d\s|^.{0,80}\bschrieb am\s/iu;
/** In any language: a date or a time, then an address in brackets, at most a verb, a colon. */
const ADDRESSED = /[<([]\s?(?:mailto:)?[^\s<>@]{1,100}@[^\s<>@]{1,100}[>)\]]{1,3}(?:\s\p{L}{2,15}){0,3}\s?:$/u;
const MOMENT = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b/;

/** Lines that a telephone or a mail program adds. */
const DEVICE =
  /^(?:von meinem .{2,40} gesendet|(?:diese nachricht wurde von|gesendet (?:von|mit|aus)) (?:meinem|der|outlook|mail|yahoo|gmx|web).{0,60}|sent from (?:my|outlook|yahoo|mail) .{2,40}|sent from \w{3,20}\s?(?:<.{0,200})?|envoyé (?:depuis|de mon|à partir de) .{2,200}|(?:get|holen sie sich|laden sie) outlook .{2,60})$/i;

const LONGEST = 200_000;
/** As much of a line as the rules look at. */
const LOOK = 500;

const look = (line: string | undefined): string => (line ?? '').slice(0, LOOK).trim();

const isAttribution = (line: string, size: number): boolean => {
  if (ADDRESSED.test(line) && MOMENT.test(line) && !HEADER_LABEL.test(line)) return true;
  if (!WROTE.test(line)) return false;
  if (WROTE_START.test(line)) return line.endsWith(':') || (MOMENT.test(line) && line.includes('@'));
  return size === 1 && line.endsWith(':');
};

/** How many lines from here on are a "… wrote:" line, wrapped over up to three; 0 for none. */
const attributionAt = (lines: readonly string[], at: number): number => {
  for (const size of [1, 2, 3]) {
    const wrapped = lines.slice(at, at + size).map(look);
    if (wrapped.length < size || wrapped.includes('')) return 0;
    if (!isAttribution(wrapped.join(' '), size)) continue;
    // A sentence of the writer above the line is no part of it.
    return size > 1 && attributionAt(lines, at + 1) === size - 1 && !WROTE_START.test(wrapped[0] ?? '') ? 0 : size;
  }
  return 0;
};

/** Whether nobody but the quoted writer speaks below a "… wrote:" line that names a moment. */
const quotesTheRest = (lines: readonly string[], at: number, size: number): boolean => {
  const named = lines
    .slice(at, at + size)
    .map(look)
    .join(' ');
  const below = lines.slice(at + size, at + size + 6).find((line) => line.trim() !== '');
  return below !== undefined && !below.trim().startsWith('>') && MOMENT.test(named);
};

/** Whether a copied header block (From, Sent, To, Subject of the mail below) starts at this line. */
const headerBlockAt = (lines: readonly string[], at: number): boolean => {
  const first = look(lines[at]);
  if (!HEADER_START.test(first)) return false;
  let labels = 0;
  for (const line of lines.slice(at, at + 8)) {
    if (HEADER_LABEL.test(look(line))) labels++;
    else if (labels >= 3) break;
  }
  return labels >= 3 || (at > 0 && BARE_SENDER.test(first));
};

/** What stands before a "--- On … wrote:" on the same line. */
const beforeInlineAttribution = (line: string): string | undefined => {
  const dashes = line.indexOf('--- ');
  if (dashes < 1 || !/^--- (?:on|am)\s.{0,20}\d/i.test(line.slice(dashes, dashes + 40))) return undefined;
  return WROTE.test(look(line.slice(dashes))) ? line.slice(0, dashes) : undefined;
};

/** Whether a mail program broke a long quoted line and left its end without a mark. */
const isBrokenEnd = (seen: string, above: string | undefined): boolean =>
  above !== undefined && above.length >= 60 && above.startsWith('>') && /^\p{Ll}/u.test(seen);

/**
 * What the writer newly wrote in a mail: quoted lines, the "On … wrote:" line over them, everything from a copied header
 * block or an "Original Message" divider on, closings with names, signatures and disclaimers are left out; answers
 * between quotes and a postscript stay. Works by rules on lines, in linear time; where no rule applies the text is
 * returned as it is. The caller caps and cleans the text.
 */
export const newText = (text: string): string => {
  const lines = text.slice(0, LONGEST).split(/\r\n|\r|\n/);
  const kept: string[] = [];
  let isBelowQuote = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const seen = look(line);
    if (seen === '') {
      kept.push('');
      continue;
    }
    if (seen.startsWith('>') || isBrokenEnd(seen, lines[at - 1])) {
      isBelowQuote = true;
      continue;
    }
    if (SIGNATURE_DASHES.test(seen) || DIVIDER.test(seen) || headerBlockAt(lines, at)) break;
    const before = beforeInlineAttribution(line);
    if (before !== undefined) {
      kept.push(before);
      continue;
    }
    const attribution = attributionAt(lines, at);
    if (attribution > 0) {
      if (quotesTheRest(lines, at, attribution)) break;
      at += attribution - 1;
      continue;
    }
    if (DEVICE.test(seen)) continue;
    if (isDisclaimerAt(lines, at)) {
      while (at + 1 < lines.length && lines[at + 1]?.trim() !== '') at++;
      continue;
    }
    // Directly below a quotation a closing is all that its writer answered.
    const closing = isBelowQuote ? 0 : closingAt(lines, at);
    if (closing > 0) {
      at += closing - 1;
      continue;
    }
    kept.push(line.trimEnd());
    isBelowQuote = false;
  }
  // Outlook draws a line of underscores over its header block.
  while (kept.length > 0 && /^[\s_]*$/.test(kept.at(-1) ?? '')) kept.pop();
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
