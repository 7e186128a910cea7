/** "-- " on its own line (RFC 3676 4.3); many programs trim the blank away, so the bare form counts too. */
const SIGNATURE = /^--\s?$/;

/** Dividers that Outlook and others put over the mail they answer or forward. */
const DIVIDER =
  /^[-_ ]{2,40}(?:message |nachricht )?(?:original|urspr[üu]nglich|weitergeleitet|forwarded)[\p{L} ]{0,20}[-_ ]{2,40}:?$/iu;

/** The first label of a copied header block, and the labels that make it one. */
const HEADER_START = /^\*?(?:von|from)\*?\s?:/i;
const HEADER_LABEL =
  /^\*?(?:von|from|gesendet|sent|datum|date|an|to|cc|kopie|betreff|subject|antwort an|reply-to)\*?\s?:/i;

/** Ends of the line that names whom the quote below is from; it may be wrapped over up to three lines. */
const WROTE = /\b(?:schrieb|hat geschrieben|wrote|a écrit|ha scritto|escribió)(?!\p{L}).{0,300}:\s?$/iu;
const WROTE_START = /^(?:am|on|le|il|el|den)\s.{0,20}\d|^\p{L}{2,12}\.?,?\s\d{1,2}[./]/iu;

/** Lines that a telephone adds. */
const DEVICE =
  /^(?:von meinem .{2,40} gesendet|gesendet von (?:meinem|outlook|mail) .{2,40}|sent from (?:my|outlook|yahoo|mail) .{2,40}|(?:get|holen sie sich) outlook .{2,30})\.?$/i;

const LONGEST = 200_000;
/** As much of a line as the rules look at. */
const LOOK = 500;

/** How many lines at the end are a "… wrote:" line (wrapped over up to three) and the empty lines below it; 0 for none. */
const attributionAtEnd = (lines: readonly string[]): number => {
  let last = lines.length - 1;
  while (lines[last]?.trim() === '') last--;
  for (const size of [3, 2, 1]) {
    const wrapped = lines.slice(Math.max(0, last - size + 1), last + 1).map((part) => part.slice(0, LOOK).trim());
    const line = wrapped.join(' ');
    if (
      wrapped.length === size &&
      !wrapped.includes('') &&
      WROTE.test(line) &&
      (size === 1 || WROTE_START.test(line))
    ) {
      return lines.length - 1 - last + size;
    }
  }
  return 0;
};

/** Whether a copied header block (From, Sent, To, Subject of the mail below) starts at this line. */
const headerBlockAt = (lines: readonly string[], at: number): boolean => {
  if (!HEADER_START.test(lines[at]?.slice(0, LOOK).trim() ?? '')) return false;
  let labels = 0;
  for (const line of lines.slice(at, at + 8)) {
    if (HEADER_LABEL.test(line.slice(0, LOOK).trim())) labels++;
    else if (labels >= 3) break;
  }
  return labels >= 3;
};

/**
 * What the writer newly wrote in a mail: quoted lines, the "On … wrote:" line over them, everything from a copied header
 * block or an "Original Message" divider on, and the signature are left out; answers between quotes stay. Works by rules
 * on lines, in linear time; where no rule applies the text is returned as it is. The caller caps and cleans the text.
 */
export const newText = (text: string): string => {
  const lines = text.slice(0, LONGEST).split(/\r\n|\r|\n/);
  const kept: string[] = [];
  for (const [at, line] of lines.entries()) {
    const seen = line.slice(0, LOOK).trim();
    if (seen.startsWith('>')) {
      kept.length -= attributionAtEnd(kept);
      continue;
    }
    if (SIGNATURE.test(seen) || DIVIDER.test(seen) || headerBlockAt(lines, at)) break;
    if (!DEVICE.test(seen)) kept.push(line);
  }
  // Outlook draws a line of underscores over its header block.
  while (kept.length > 0 && /^[\s_]*$/.test(kept.at(-1) ?? '')) kept.pop();
  // A "… wrote:" line with nothing below it.
  kept.length -= attributionAtEnd(kept);
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
