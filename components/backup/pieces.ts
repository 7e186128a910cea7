// A message holds 64 KB. One UTF-16 unit takes at most three bytes in UTF-8, and two as an escape: this stays below 48 KB.
const PIECE = 16_000;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Pieces small enough for a message each; joined they are the text again, and no character is cut in two. */
export const piecesOf = (text: string): string[] => {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = Math.min(from + PIECE, text.length);
    const to = end < text.length && isHighSurrogate(text.charCodeAt(end - 1)) ? end - 1 : end;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
};
