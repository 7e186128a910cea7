import { z } from '@/utils/domain/schema';
import { type BackupLine, type CheckLine, partsOf, readBackup, writeBackup } from './backup-file';
import type { WriteTransaction } from './connection';
import { BackupRefused } from './errors';
import type { History } from './history';
import { installationOf, newInstallation } from './installation';
import { migrateRecord } from './migrations';
import { canon, canonicalJson, isGravestone, isStoredRecord, join } from './record';
import { COUNTING_STORES, recount } from './recount';
import { clear, put, remove } from './requests';
import { RECORD_STORES } from './schema';
import { UPKEEP } from './stores';

export type Restored = { records: number };

/**
 * The whole history as one file, in one consistent view. Also of a history that is only partly readable: every record goes in
 * as it is stored. Left out is what is derived (assessments), of this installation alone (clock, names), or on its way.
 */
export const backup = async (history: History): Promise<string> => {
  const { salts } = history.installation();
  const rows = await history.read([...RECORD_STORES, 'audit', 'erasures'], (tx) =>
    Promise.all([
      Promise.all(RECORD_STORES.map((store) => tx.list(store, {}))),
      tx.rows('audit', {}),
      tx.rows('erasures', {}),
    ]),
  );
  const [records, audit, erasures] = rows;
  const shared = RECORD_STORES.flatMap((store, index) =>
    (records[index] ?? []).map((record) => ({ store, json: canonicalJson({ store, record: canon(record) }) })),
  );
  const line = (store: string) => (record: unknown) => ({ store, json: canonicalJson({ store, record }) });
  const newest = records.flat().reduce((most, record) => (isGravestone(record) ? most : Math.max(most, record.v)), 0);
  return writeBackup(
    [line('origin')({ salts }), ...shared, ...audit.map(line('audit')), ...erasures.map(line('erasures'))],
    {
      exportedAt: history.now(),
      migrated: Math.max(newest, history.migrations.length),
    },
  );
};

/** Each record in today's shape and readable, or an error. */
const checkWith =
  (history: History): CheckLine =>
  (line) => {
    if (line.store === 'audit' || line.store === 'erasures' || line.store === 'origin') return line;
    const upkeep = UPKEEP[line.store];
    if (upkeep === undefined || line.record.t !== upkeep.t) throw new Error(`no record of ${line.store}`);
    const record = migrateRecord(history.migrations, line.store, line.record);
    upkeep.derive(record);
    return { store: line.store, record };
  };

const AT_ONCE = 500;

const joinRecords = async (tx: WriteTransaction, history: History, lines: readonly BackupLine[]): Promise<void> => {
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const joined = lines.slice(from, from + AT_ONCE).map(async (line) => {
      if (line.store === 'origin') return;
      if (line.store === 'audit' || line.store === 'erasures') return put(tx, line.store, line.record);
      const row: unknown = await tx.objectStore(line.store).get(line.record.id);
      if (row !== undefined && !isStoredRecord(row)) return; // not readable here: stays as it is
      const known = row === undefined ? undefined : migrateRecord(history.migrations, line.store, row);
      const record = known === undefined ? canon(line.record) : join(known, line.record);
      put(tx, line.store, UPKEEP[line.store]?.derive(record).record ?? record);
    });
    await Promise.all(joined);
  }
};

/** A history without rows takes the salts of the file, so that its ids and erasures go on; one with rows adds them to its own. */
const adoptSalts = async (tx: WriteTransaction, lines: readonly BackupLine[]): Promise<void> => {
  const given = lines.flatMap((line) => (line.store === 'origin' ? line.record.salts : []));
  const meta = tx.objectStore('meta');
  const own = installationOf(await meta.get('installation'));
  const [anyone, anything]: unknown[] = await Promise.all([
    tx.objectStore('interactions').getKey(IDBKeyRange.lowerBound('')),
    tx.objectStore('erasures').getKey(IDBKeyRange.lowerBound('')),
  ]);
  const isEmpty = anyone === undefined && anything === undefined;
  const salts = [...new Set(isEmpty ? [...given, ...(own?.salts.slice(1) ?? [])] : [...(own?.salts ?? []), ...given])];
  put(tx, 'meta', own === undefined ? newInstallation(salts) : { ...own, salts });
};

/**
 * Joins a backup into the history: nothing is replaced, per field the later edit wins, erased stays erased. The file is checked
 * whole before; one that is damaged or newer is refused with `BackupRefused` and nothing changes. One transaction: after a
 * kill the history is the old or the new one. Ends the state `lost`.
 */
export const restore = async (history: History, text: string): Promise<Restored> => {
  const lines = await readBackup(text, history.migrations.length, checkWith(history));
  if (lines.filter(({ store }) => store === 'origin').length !== 1) {
    throw new BackupRefused('backup-damaged', 'the file does not say where it came from');
  }
  await history.maintain([...COUNTING_STORES, 'erasures'], async (tx) => {
    await adoptSalts(tx, lines);
    await joinRecords(tx, history, lines);
    await recount(tx, history.migrations);
  });
  await history.renew();
  return { records: lines.length - 1 };
};

const StagedPart = z.object({ batch: z.string(), index: z.number(), text: z.string() });

const rangeOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

// A history that is only read must still be saved elsewhere; its parts live as long as this worker does.
const unstaged = new WeakMap<History, { id: string; parts: string[] }>();

/** Takes a backup and lays it down in parts, in place of every older one. Small enough each for a message. */
export const prepareBackup = async (history: History, id: string): Promise<{ parts: number }> => {
  const parts = partsOf(await backup(history));
  if (history.state().state === 'read-only') {
    unstaged.set(history, { id, parts });
    return { parts: parts.length };
  }
  await history.maintain(['staging'], async (tx) => {
    clear(tx, 'staging');
    for (const [index, text] of parts.entries()) put(tx, 'staging', { batch: id, index, text });
  });
  return { parts: parts.length };
};

/** One part of a prepared backup. */
export const backupPart = async (history: History, id: string, index: number): Promise<string> => {
  const kept = unstaged.get(history);
  const part = kept?.id === id ? kept.parts[index] : undefined;
  if (part !== undefined) return part;
  const row = await history.read(['staging'], (tx) => tx.row('staging', [id, index]));
  return StagedPart.parse(row).text;
};

/** Lays down one part of a file that is to be restored; the same part again replaces itself. The first drops what other files left. */
export const stagePart = (history: History, id: string, index: number, text: string): Promise<void> =>
  history.maintain(['staging'], async (tx) => {
    const others = index === 0 ? [IDBKeyRange.upperBound([id], true), IDBKeyRange.lowerBound([id, []], true)] : [];
    for (const range of others) remove(tx, 'staging', range);
    put(tx, 'staging', { batch: id, index, text });
  });

/** Drops the parts of one backup. */
export const discardStaged = (history: History, id: string): Promise<void> =>
  history.maintain(['staging'], async (tx) => remove(tx, 'staging', rangeOf(id)));

/** Restores the file that was laid down in `parts` parts; see `restore`. The parts go afterwards, also where it was refused. */
export const restoreStaged = async (history: History, id: string, parts: number): Promise<Restored> => {
  const rows = await history.read(['staging'], (tx) => tx.rows('staging', { range: rangeOf(id) }));
  if (rows.length !== parts) throw new BackupRefused('backup-damaged', `${rows.length} of ${parts} parts arrived`);
  const text = rows.map((row) => StagedPart.parse(row).text).join('');
  try {
    return await restore(history, text);
  } finally {
    await discardStaged(history, id);
  }
};
