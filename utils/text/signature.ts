/** "-- " on its own line (RFC 3676 4.3); many programs trim the blank away, so the bare form counts too. */
export const SIGNATURE_DASHES = /^--\s?$/;

const NAMED = String.raw`(?:[,!.]?\s(?:[Ii]hr(?:e|er)?\s|[Dd]ein(?:e)?\s|[Ee]uer\s|[Ee]ure\s|aus\s|von\s|vom\s|[Ff]am(?:\.|ilie)\s)?\p{Lu}[\p{L}.'’-]*(?:\s(?:und|u\.|&|and|von|van|de)?\s?\p{Lu}[\p{L}.'’-]*){0,3})?`;

/** Greetings at the end of a mail; the name may follow on the same line. */
const GREETING_WORDS = String.raw`(?:(?:[Dd]anke(?:\s(?:und|&|im [Vv]oraus und))?|[Vv]ielen [Dd]ank und|[Tt]hanks and|[Ww]ith|[Mm]it|[Ee]s gr[üu](?:ß|ss)t|[Ss]erv(?:us|as) und)\s)?(?:(?:(?:[Vv]iele|[Gg]anz|[Ss]ch[öo]ne|[Ll]iebe|[Bb]este|[Ff]reundliche|[Hh]erzliche|[Ss]onnige|[Ff]rohe|[Nn]ette|[Kk]ollegiale|[Vv]orzügliche)[rsn]?\s){0,2}(?:[Gg]r(?:ü|ue)(?:ß|ss)(?:e|en|le|li)?|[Gg]ru(?:ß|ss))|LG|lg|VG|vg|MfG|mfg|MFG|Mfg|BG|GLG|Lg|Vg|HG|[Hh]ochachtungsvoll|(?:[Kk]ind|[Bb]est|[Ww]arm|[Kk]indest|[Ww]armest)?\s?[Rr]egards|[Ss]incerely(?: yours)?|[Yy]ours(?: (?:sincerely|faithfully|truly))?|(?:[Bb]est|[Kk]ind|[Ww]arm|[Gg]ood) wishes|[Cc]heers|[Aa]ll the best|[Ss]alut|[Cc]iao|[Tt]schüss|[Gg]rüezi mitenand)(?:\s(?:aus|vom|von|from)\s\p{Lu}\p{L}+)?`;
const GREETING = new RegExp(`^${GREETING_WORDS}${NAMED}[,.!]?$`, 'u');
const BARE_GREETING = new RegExp(`^${GREETING_WORDS}[,.!]?$`, 'u');

/** Words that close a mail only where a name follows. */
const THANKS =
  /^(?:(?:vielen|herzlichen|besten|lieben) dank|danke(?: im voraus)?|dank und gruß|merci|(?:many )?thanks(?: a lot| in advance| again)?|thank you|best|bye|bis dann|baba)[,.!]{0,2}$/iu;
const NAME =
  /^(?:(?:Ihr|Ihre|Dein|Deine|Herr|Frau|Familie|Fam\.|Dr\.|Ing\.|Mag\.|Mr|Mrs|Ms|i\.\s?A\.)\s)?\p{Lu}[\p{L}.'’-]*(?:\s(?:und|&|and|von|van|de|der)?\s?\p{Lu}[\p{L}.'’-]*){0,4}$/u;

const POSTSCRIPT = /^(?:p\.?\s?s\.?|nb|n\.b\.|nachtrag|übrigens|by the way|one more thing)(?!\p{L})/iu;
/** As many lines as a block with name, firm, street and telephone takes. */
const BLOCK = 12;

/** Six words or more with an end: nobody's address reads like that. */
const isSentence = (line: string): boolean => /[.!?]["“”«»)]?$/.test(line) && (line.match(/\s+/g)?.length ?? 0) >= 5;

const trimmed = (line: string | undefined): string => (line ?? '').slice(0, 500).trim();

/** How many lines from here on are a closing with the name and the address below it; 0 for none. */
export const closingAt = (lines: readonly string[], at: number): number => {
  const line = trimmed(lines[at]);
  if (line.length > 120) return 0;
  if (!GREETING.test(line)) {
    const next = lines.slice(at + 1, at + 3).find((one) => one.trim() !== '');
    if (!THANKS.test(line) || next === undefined || !NAME.test(trimmed(next))) return 0;
  }
  let size = 1;
  for (const below of lines.slice(at + 1, at + 1 + BLOCK)) {
    const seen = trimmed(below);
    if (seen.startsWith('>') || POSTSCRIPT.test(seen) || isSentence(seen) || seen.length > 100) break;
    if (/^(?:von|from|gesendet|sent|date|datum)\s?:/i.test(seen) || /^[-_]{2}/.test(seen)) break;
    if (/(?:schrieb|geschrieben|wrote)(?!\p{L})|:$/iu.test(seen) && /\d/.test(seen)) break;
    size += 1;
  }
  while (size > 1 && lines[at + size - 1]?.trim() === '' && at + size < lines.length) size -= 1;
  // A greeting that names nobody is the writer's own words as much as the rest.
  const namesNobody = BARE_GREETING.test(line) && lines.slice(at + 1, at + size).every((below) => below.trim() === '');
  return namesNobody && at + size >= lines.length ? 0 : size;
};

const DISCLAIMER_START =
  /^[*_]?(?:(?:diese|die in dieser|der inhalt dieser) (?:e-?mail|nachricht|information)|this (?:e-?mail|message|communication)|the (?:information|content)s?(?: contained)? (?:in|of) this|confidential|vertraulich|haftungsausschluss|disclaimer|if you (?:have received|are not)|sollten sie (?:nicht der|diese)|falls sie (?:nicht der|diese)|(?:please consider|think of) the environment|bitte (?:denken sie an|prüfen sie|schützen sie).{0,40}(?:umwelt|ausdruck)|virenfrei|virus-free|wichtiger hinweis|important notice|le informazioni contenute)/i;
const DISCLAIMER =
  /vertraulich|confidential|privileged|adressat|(?:intended|richtige|vorgesehene|bestimmte)r? (?:recipient|empfänger)|empfänger (?:sind|bestimmt)|irrtümlich|in error|umwelt|environment|ausdrucken|virenfrei|virus-free|rechtlich geschützt/i;

/** Whether a notice that mail systems append (confidentiality, environment, virus scanner) starts at this line. */
export const isDisclaimerAt = (lines: readonly string[], at: number): boolean => {
  if (!DISCLAIMER_START.test(trimmed(lines[at]))) return false;
  const paragraph: string[] = [];
  for (const line of lines.slice(at, at + 8)) {
    if (line.trim() === '') break;
    paragraph.push(trimmed(line));
  }
  return DISCLAIMER.test(paragraph.join(' '));
};
