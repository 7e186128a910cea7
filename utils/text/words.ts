/** As many words as a mail is judged by; what follows is rarely the customer's point. */
const MOST_WORDS = 800;
const MOST_CHARACTERS = 6_000;

const TOKEN = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d+(?:[.,:]\d+)*|[!?]+|…|\.{2,}|["“”„«»]/gu;

/** Lower-cased words and telling marks of a text in order: a number is `0`, quotation marks are `"`. */
export const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  for (const [token] of text.slice(0, MOST_CHARACTERS).matchAll(TOKEN)) {
    if (words.length >= MOST_WORDS) break;
    const first = token.charCodeAt(0);
    if (first >= 48 && first <= 57) words.push('0');
    else if ('"“”„«»'.includes(token)) words.push('"');
    else if (first === 46 || first === 8230) words.push('…');
    else words.push(token.toLowerCase().replaceAll('’', "'"));
  }
  return words;
};

/** The sentences of a text as they stand in it, a line end ends one, too. */
export const sentencesOf = (text: string): string[] =>
  (text.slice(0, MOST_CHARACTERS).match(/[^.!?\n…]+(?:[.!?…]+["“”«»)]?|\n|$)/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
