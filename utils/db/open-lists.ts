import type { Id, Instant } from '@/utils/domain/schema';
import type { IndexValues } from './record';
import type { Query } from './transaction';

/** Index values of what is still open: of its account, newest first, and by the day it is due. Nothing once it is closed. */
export const openIndex = (open: boolean, accountId: Id, dueAt: Instant | undefined): IndexValues =>
  open ? { open: accountId, ...(dueAt !== undefined && { due: dueAt }) } : {};

/** What is open for the account, newest first. */
export const openOf = <E>(list: (query: Query) => Promise<E[]>, accountId: Id): Promise<E[]> =>
  list({ index: 'open', range: IDBKeyRange.bound([accountId], [accountId, []]) });

/** What is open and due by `instant`, the longest due first. */
export const dueBy = <E>(list: (query: Query) => Promise<E[]>, instant: Instant, limit: number): Promise<E[]> =>
  list({ index: 'due', range: IDBKeyRange.upperBound(instant), limit });
