import type { Instant } from '@/utils/domain/schema';
import type { Page, Position } from './repository';
import type { Query } from './transaction';

/** A page of the index `newest`, over all accounts. */
export const newestPage = async <E extends { id: string; at: Instant }>(
  list: (query: Query) => Promise<E[]>,
  { before, limit }: { before?: Position; limit: number },
): Promise<Page<E>> => {
  const start = before === undefined ? [Number.NEGATIVE_INFINITY] : [-before.at, before.id];
  const items = await list({ index: 'newest', range: IDBKeyRange.lowerBound(start, true), limit });
  const last = items.at(-1);
  return { items, ...(last !== undefined && items.length === limit && { next: { at: last.at, id: last.id } }) };
};

/** From `from` up to but without `to`, oldest first. */
export const between = async <E>(list: (query: Query) => Promise<E[]>, from: Instant, to: Instant): Promise<E[]> => {
  // Negated moments: the later bound is the lower one. `[-to, []]` lies behind every entry of the moment `to`.
  const newestFirst = await list({ index: 'newest', range: IDBKeyRange.bound([-to, []], [-from, []]) });
  return newestFirst.reverse();
};
