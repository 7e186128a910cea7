import { z } from '@/utils/domain/schema';
import type { WriteTransaction } from './connection';
import { type Migration, migrateRecord } from './migrations';
import { isGravestone, isStoredRecord } from './record';
import { put, remove } from './requests';
import { RECORD_STORES, type StoreName } from './schema';
import { UPKEEP } from './stores';
import { isMetaState, META_STATE } from './transaction';

const BATCH = 1000;

/** How far the batches came: everything up to `after` in `RECORD_STORES[store]` has the shape `target`. */
const Marker = z.object({ id: z.literal('migration'), target: z.number(), store: z.number(), after: z.string() });
type Marker = z.infer<typeof Marker>;

type Maintain = <T>(stores: readonly StoreName[], run: (tx: WriteTransaction) => Promise<T>) => Promise<T>;

const markerOf = (row: unknown, target: number): Marker => {
  const read = Marker.safeParse(row);
  return read.success && read.data.target === target ? read.data : { id: 'migration', target, store: 0, after: '' };
};

/** One batch, records and marker in one transaction. Answers whether there is more to do. */
const runBatch = async (tx: WriteTransaction, migrations: readonly Migration[]): Promise<boolean> => {
  const meta = tx.objectStore('meta');
  const [state, row]: unknown[] = await Promise.all([meta.get(META_STATE), meta.get('migration')]);
  const target = migrations.length;
  if (!isMetaState(state) || state.migrated >= target) return false;
  const marker = markerOf(row, target);
  const store = RECORD_STORES[marker.store];
  if (store === undefined) {
    put(tx, 'meta', { ...state, migrated: target });
    remove(tx, 'meta', 'migration');
    return false;
  }
  const rows: unknown[] = await tx.objectStore(store).getAll(IDBKeyRange.lowerBound(marker.after, true), BATCH);
  const stored = rows.filter(isStoredRecord);
  for (const record of stored) {
    if (isGravestone(record) || record.v >= target) continue;
    const migrated = migrateRecord(migrations, store, record);
    put(tx, store, UPKEEP[store]?.derive(migrated).record ?? migrated);
  }
  const last = stored.at(-1)?.id;
  const next: Marker =
    rows.length < BATCH || last === undefined
      ? { ...marker, store: marker.store + 1, after: '' }
      : { ...marker, after: last };
  put(tx, 'meta', next);
  return true;
};

/**
 * Brings every stored record into today's shape, 1,000 to a transaction. Can be stopped anywhere and run again; meanwhile
 * reading migrates what it meets. Rejects where a step fails, and everything before that batch stays migrated.
 */
export const runMigrations = async (maintain: Maintain, migrations: readonly Migration[]): Promise<void> => {
  if (migrations.length === 0) return;
  for (let more = true; more; ) more = await maintain(['meta', ...RECORD_STORES], (tx) => runBatch(tx, migrations));
};
