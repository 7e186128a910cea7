import type { Query } from './transaction';
import { fold } from './words';

const CANDIDATES = 200;

/**
 * The entities with words that begin with every word of `text`, at most `limit`. The longest word is looked up in the index
 * `words`, the others are checked on what that found (the first 200 entries).
 */
export const searched = async <E extends { id: string }>(
  text: string,
  limit: number,
  list: (query: Query) => Promise<E[]>,
  wordsOfEntity: (entity: E) => string[],
): Promise<E[]> => {
  const prefixes = fold(text)
    .split(/[^\p{L}\p{N}@._+-]+/u)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length);
  const [longest] = prefixes;
  if (longest === undefined) return [];
  const range = IDBKeyRange.bound(longest, `${longest}\uffff`);
  const found = await list({ index: 'words', range, limit: CANDIDATES });
  const once = [...new Map(found.map((entity) => [entity.id, entity])).values()];
  return once
    .filter((entity) => {
      const words = wordsOfEntity(entity);
      return prefixes.every((prefix) => words.some((word) => word.startsWith(prefix)));
    })
    .slice(0, limit);
};
