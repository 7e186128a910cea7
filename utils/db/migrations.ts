import type { LiveRecord, StoredRecord } from './record';
import { isGravestone } from './record';
import type { RecordStore } from './schema';

/**
 * One change of the shape of data. `step` is pure, handles every record of `store` in the shape before it, and never changes a
 * stamp (a migration is not an edit; renaming a register renames it in `hx` too). Also a step when only `ix` is to be made anew.
 */
export type Migration = {
  name: string;
  store: RecordStore;
  step: (record: LiveRecord) => LiveRecord;
};

/** Every change of shape since the first release, in order; entries are appended, never changed or taken out. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * The record in the shape after all `migrations`; `v` says how many it has behind it. Does nothing to a record that is
 * there already, or that newer code wrote. Shared by reading, the batches in the background, and restore.
 */
export const migrateRecord = (
  migrations: readonly Migration[],
  store: RecordStore,
  record: StoredRecord,
): StoredRecord => {
  if (isGravestone(record) || record.v >= migrations.length) return record;
  const moved = migrations
    .slice(record.v)
    .filter((migration) => migration.store === store)
    .reduce((before, { step }) => step(before), record);
  return { ...moved, v: migrations.length };
};
