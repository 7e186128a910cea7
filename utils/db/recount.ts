import type { Id } from '@/utils/domain/schema';
import type { RowCounts } from './canary';
import type { WriteTransaction } from './connection';
import { AccountRow, type AccountTouch, addStanding, blankRow, newTouch, storedRow, touchedRow } from './counters';
import { Unreadable } from './errors';
import { type Migration, migrateRecord } from './migrations';
import { isGravestone, isStoredRecord, type StoredRecord } from './record';
import { clear, put } from './requests';
import { RECORD_STORES, type RecordStore, type StoreName } from './schema';
import { UPKEEP } from './stores';
import { isMetaState, META_STATE, newMetaState } from './transaction';

const BATCH = 1000;

export const COUNTING_STORES: readonly StoreName[] = ['meta', 'audit', 'assessments', ...RECORD_STORES];

const isLiving = (record: StoredRecord): boolean => !isGravestone(record) && record.d.del !== true;

/**
 * Counts every row anew, where counters cannot be trusted: after a loss, and after a restore. Verdicts and flags stay and are
 * marked out of date. The only place that walks the whole history.
 */
export const recount = async (tx: WriteTransaction, migrations: readonly Migration[]): Promise<void> => {
  const touches = new Map<Id, AccountTouch>();
  const rows: RowCounts = {};
  const living: RowCounts = {};

  const stands = (store: RecordStore, record: StoredRecord): void => {
    const accountId = store === 'accounts' ? record.id : undefined;
    const standing = standingOf(store, migrateRecord(migrations, store, record));
    const owner = accountId ?? standing?.accountId;
    if (owner === undefined) return;
    const touch = touches.get(owner) ?? newTouch();
    touches.set(owner, touch);
    if (standing !== undefined) addStanding(touch, 1, standing, () => Promise.resolve(undefined));
    if (accountId === undefined) return;
    if (isGravestone(record)) touch.erased = true;
    else touch.gone = !isLiving(record);
  };

  for (const store of RECORD_STORES) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const batch: unknown[] = await tx.objectStore(store).getAll(IDBKeyRange.lowerBound(after, true), BATCH);
      const records = batch.filter(isStoredRecord);
      rows[store] = (rows[store] ?? 0) + batch.length;
      living[store] = (living[store] ?? 0) + records.filter(isLiving).length;
      for (const record of records) stands(store, record);
      after = batch.length < BATCH ? undefined : records.at(-1)?.id;
    }
  }
  rows.audit = await tx.objectStore('audit').count();

  const known: unknown[] = await tx.objectStore('assessments').getAll();
  const verdicts = new Map(known.flatMap((row) => readable(row)).map((row) => [row.accountId, row]));
  clear(tx, 'assessments');
  const renewed = [...touches]
    .filter(([, touch]) => touch.erased !== true)
    .map(async ([accountId, touch]) => {
      const { counts: _counts, gone: _gone, ...verdict } = verdicts.get(accountId) ?? blankRow(accountId);
      const row = await touchedRow({ ...blankRow(accountId), ...verdict }, { ...touch, stale: true });
      put(tx, 'assessments', storedRow(row));
    });
  await Promise.all(renewed);

  const state: unknown = await tx.objectStore('meta').get(META_STATE);
  put(tx, 'meta', { ...(isMetaState(state) ? state : newMetaState(migrations.length)), rows, living });
};

const readable = (row: unknown): AccountRow[] => {
  const read = AccountRow.safeParse(row);
  return read.success ? [read.data] : [];
};

const standingOf = (store: RecordStore, record: StoredRecord) => {
  try {
    return UPKEEP[store]?.derive(record).standing;
  } catch (error) {
    if (error instanceof Unreadable) return undefined; // stays where it is and counts as a row only
    throw error;
  }
};
