/** Words as the search compares them: without accents and case, `ß` as `ss`. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss');

/** The folded words of some texts, each once. */
export const wordsOf = (...texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== '')),
];

/** What an address is found by: itself, its domain, and the words before the `@`. */
export const wordsOfAddress = (address: string): string[] => {
  const [local = '', domain = ''] = fold(address).split('@');
  return [fold(address), domain, ...wordsOf(local)];
};
