// Bidi controls and invisible characters let a name show something other than what it is (reliability.md T1c).
const DECEPTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text as a person would read it: NFC, without control, direction-changing and invisible characters; line breaks stay. */
export const plainText = (raw: string): string =>
  raw.normalize('NFC').replace(/\r\n?/g, '\n').replace(DECEPTIVE, '').trim();

/** `plainText` on one line, white space collapsed. */
export const plainLine = (raw: string): string => plainText(raw).replace(/\s+/g, ' ');
