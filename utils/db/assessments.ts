import type { Assessment, AssessmentState, RiskFlag } from '@/utils/domain/assessment';
import type { Id, Instant } from '@/utils/domain/schema';
import { AccountCounts, AccountRow, NO_COUNTS } from './counters';
import { Unreadable } from './errors';
import type { Query, ReadTx, WriteTx } from './transaction';

export { AccountCounts, AccountRow };

type Reading = ReadTx<'assessments'>;

const read = (row: unknown): AccountRow => {
  const parsed = AccountRow.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new Unreadable('assessments', '?', { cause: parsed.error });
};

const list = async (tx: Reading, query: Query): Promise<AccountRow[]> =>
  (await tx.rows('assessments', query)).map(read);

const get = async (tx: Reading, accountId: Id): Promise<AccountRow | undefined> => {
  const row = await tx.row('assessments', accountId);
  return row === undefined ? undefined : read(row);
};

const idsOf = (rows: AccountRow[]): Id[] => rows.map(({ accountId }) => accountId);

/** One derived row per account: counts, verdict, flag. Never shared, never in a backup: it can be made again. */
export const assessments = {
  get,
  counts: async (tx: Reading, accountId: Id): Promise<AccountCounts> => (await get(tx, accountId))?.counts ?? NO_COUNTS,
  /** In the order of account ids, also of removed accounts; `after` is the last id seen. */
  all: (tx: Reading, { after = '', limit = 500 }: { after?: Id; limit?: number } = {}): Promise<AccountRow[]> =>
    list(tx, { range: IDBKeyRange.lowerBound(after, true), limit }),
  inState: (tx: Reading, state: AssessmentState, limit: number): Promise<AccountRow[]> =>
    list(tx, { index: 'state', range: IDBKeyRange.only(state), limit }),
  /** Accounts to which something happened since their verdict. */
  stale: async (tx: Reading, limit: number): Promise<Id[]> => idsOf(await list(tx, { index: 'stale', limit })),
  /** Accounts whose verdict changes by time alone by `instant`, the earliest first. */
  dueBy: async (tx: Reading, instant: Instant, limit: number): Promise<Id[]> =>
    idsOf(await list(tx, { index: 'nextChangeAt', range: IDBKeyRange.upperBound(instant), limit })),
  /** The new verdict; it is no longer out of date. Without `flag` the flag stays as it was. */
  save: (tx: WriteTx<'assessments'>, assessment: Assessment, flag?: RiskFlag): void => {
    const touch = tx.touch(assessment.accountId);
    touch.verdict = { assessment, ...(flag !== undefined && { flag }) };
    touch.stale = false;
  },
  markStale: (tx: WriteTx<'assessments'>, accountIds: readonly Id[]): void => {
    for (const accountId of accountIds) tx.touch(accountId).stale = true;
  },
};
