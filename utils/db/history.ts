import type { Id, Instant } from '@/utils/domain/schema';
import { type CanaryKeeper, COUNTED_STORES, canarySaver, isSameHistory, parseCanary, type RowCounts } from './canary';
import { connect, type Durability, isConnectionError, type WriteTransaction } from './connection';
import { NotSaved, Unreadable } from './errors';
import { type Installation, installationOf, newInstallation } from './installation';
import { runMigrations } from './migrate-in-batches';
import { MIGRATIONS, type Migration } from './migrations';
import { recount } from './recount';
import { put } from './requests';
import type { StoreName } from './schema';
import {
  isMetaState,
  META_STATE,
  newMetaState,
  type ReadTx,
  readTx,
  type WriteTx,
  type Written,
  writeSession,
} from './transaction';

export type { Durability, ReadTx, WriteTx };

/** `expected` and `found` are rows per store, also of removed and erased records. */
export type HistoryState =
  | { state: 'open' }
  | { state: 'read-only'; reason: 'newer' | 'storage-failed' | 'blocked' | 'migration-failed' }
  | { state: 'lost'; expected: RowCounts; found: RowCounts };

/** What a write touched, told after it was stored. */
export type HistoryChange = { what: string; ids: Id[]; accountIds: Id[] };

export type HistoryOptions = {
  name: string;
  now: () => Instant;
  canary: CanaryKeeper;
  /** Another context holds an older version open and does not let go. */
  onBlocked?: () => void;
  /** Only tests give their own. */
  migrations?: readonly Migration[];
};

export type WriteOptions = {
  /** `strict` for what a person confirmed, `relaxed` for imports and what can be captured or derived again. */
  durability: Durability;
  /** The verb, as the audit keeps it: `interaction.log`. */
  what: string;
};

export type History = {
  state(): HistoryState;
  /** Reads in one consistent view. Works in every state but before the first opening. */
  read<S extends StoreName, T>(stores: readonly S[], run: (tx: ReadTx<S>) => Promise<T>): Promise<T>;
  /**
   * Stores all that `run` did, or nothing. Resolves only after the storage confirmed it; rejects with `NotSaved` where it
   * did not, and with `run`'s own error where that threw. Counters, clock and audit are kept in the same transaction.
   */
  write<S extends StoreName, T>(
    stores: readonly S[],
    options: WriteOptions,
    run: (tx: WriteTx<S | 'assessments'>) => Promise<T>,
  ): Promise<T>;
  /** Living records per store. */
  counts(): Promise<RowCounts>;
  /** Tells of every write that changed something, after it was stored. The answer ends it. */
  changes(listener: (change: HistoryChange) => void): () => void;
  /** Ends the state `lost` with whatever is there; only on a person's word. Deletes nothing. */
  startAnew(): Promise<void>;
  /** Resolves when all records have today's shape, or when that failed, which `state` then says. Never rejects. */
  readonly migrated: Promise<void>;
  readonly migrations: readonly Migration[];
  readonly now: () => Instant;
  /** Who this history is, for the ids derived from it. Throws `NotSaved` while the history is lost. */
  installation(): Installation;
  /** A bare transaction for this folder's own upkeep (staging, restore), also allowed while the history is lost. */
  maintain<T>(stores: readonly StoreName[], run: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** Looks at meta again after upkeep changed it; ends the state `lost`. */
  renew(): Promise<void>;
  /** Resolves when the canary knows all that is stored. */
  settled(): Promise<void>;
  close(): void;
};

/**
 * Opens the history, and tells in `state` what it found: a history that is newer than the code or lost is opened for reading
 * only. Resolves in every case; nothing is ever deleted.
 */
export const openHistory = async (options: HistoryOptions): Promise<History> => {
  const { name, now, migrations = MIGRATIONS } = options;
  const saver = canarySaver(options.canary);
  const listeners = new Set<(change: HistoryChange) => void>();
  let installation: Installation | undefined;
  let loss: Extract<HistoryState, { state: 'lost' }> | undefined;
  let newerData = false;
  let migrationFailed = false;
  let looking: Promise<void> | undefined;
  const connection = connect(name, () => options.onBlocked?.());

  const state = (): HistoryState => {
    const standing = connection.state();
    if (standing === 'newer' || newerData) return { state: 'read-only', reason: 'newer' };
    if (standing === 'blocked') return { state: 'read-only', reason: 'blocked' };
    if (standing === 'failed') return { state: 'read-only', reason: 'storage-failed' };
    if (migrationFailed) return { state: 'read-only', reason: 'migration-failed' };
    return loss ?? { state: 'open' };
  };

  const refusal = (): NotSaved | undefined => {
    const current = state();
    if (current.state === 'open') return undefined;
    if (current.state === 'lost') return new NotSaved('history-lost');
    return new NotSaved(current.reason === 'newer' ? 'history-newer' : 'read-only');
  };

  const notSaved = (cause: unknown): unknown => {
    if (cause instanceof Unreadable) return new NotSaved('unreadable', { cause });
    const byStorage = cause instanceof DOMException || isConnectionError(cause);
    return byStorage ? (refusal() ?? new NotSaved('not-saved', { cause })) : cause;
  };

  const transact = async <T>(
    stores: readonly StoreName[],
    durability: Durability,
    run: (tx: WriteTransaction) => Promise<T>,
  ): Promise<T> => {
    const tx = await connection.writing(stores, durability);
    tx.done.catch(() => undefined); // awaited below; an abort before that must not be an unhandled rejection
    try {
      const result = await run(tx);
      await tx.done;
      connection.ended();
      return result;
    } catch (error) {
      const cause = tx.error ?? error; // why the storage aborted says more than the AbortError of a request
      abort(tx);
      connection.ended(cause);
      throw cause;
    }
  };

  const maintain: History['maintain'] = async (stores, run) => {
    const current = state();
    if (current.state === 'read-only') throw refusal() ?? new NotSaved('read-only');
    try {
      return await transact(stores, 'strict', run);
    } catch (error) {
      throw notSaved(error);
    }
  };

  const noteCanary = (rows: RowCounts): void => {
    if (installation === undefined) return;
    const counted = COUNTED_STORES.map((store) => [store, rows[store] ?? 0]);
    saver.note({ databaseId: installation.databaseId, rows: Object.fromEntries(counted) });
  };

  const read: History['read'] = async (stores, run) => {
    for (let attempt = 1; ; attempt += 1) {
      const tx = await connection.reading(stores);
      tx.done.catch(() => undefined); // a failed read shows in the request that failed
      try {
        return await run(readTx(tx, migrations));
      } catch (error) {
        if (!isConnectionError(error) || attempt >= 3) throw error;
        connection.ended(error);
      }
    }
  };

  const tell = (change: HistoryChange): void => {
    for (const listener of listeners) listener(change);
  };

  const writable = async (): Promise<void> => {
    const refused = refusal();
    if (refused !== undefined) throw refused;
    await ready().catch((error: unknown) => {
      throw notSaved(error);
    });
    const found = refusal();
    if (found !== undefined) throw found;
  };

  const write: History['write'] = async (stores, { durability, what }, run) => {
    await writable();
    const scope = [...new Set<StoreName>([...stores, 'assessments', 'audit', 'meta'])];
    let written: Written | undefined;
    const node = self().node;
    const result = await transact(scope, durability, async (raw) => {
      const session = writeSession<(typeof stores)[number] | 'assessments'>(raw, {
        migrations,
        node,
        now: now(),
        what,
      });
      const answer = await run(session.tx);
      written = await session.finish();
      return answer;
    }).catch((error: unknown) => {
      throw notSaved(error);
    });
    if (written !== undefined) {
      noteCanary(written.meta.rows);
      tell({ what, ids: written.ids, accountIds: written.accountIds });
    }
    return result;
  };

  /** Looks at the database until that worked once: it may have failed at the start and be well now. */
  const ready = async (): Promise<void> => {
    looking ??= look();
    try {
      await looking;
    } catch (error) {
      looking = undefined;
      throw error;
    }
  };

  const self = (): Installation => {
    if (installation === undefined) throw refusal() ?? new NotSaved('not-saved');
    return installation;
  };

  /** What the database says about itself; `rows` only where a store has at least the one row it says it has. */
  const inspect = async (): Promise<{ known: Installation | undefined; rows: RowCounts; migrated: number }> => {
    const tx = await connection.reading(['meta', ...COUNTED_STORES]);
    const [own, stored, ...firsts]: unknown[] = await Promise.all([
      tx.objectStore('meta').get('installation'),
      tx.objectStore('meta').get(META_STATE),
      ...COUNTED_STORES.map((store) => tx.objectStore(store).getKey(IDBKeyRange.lowerBound(''))),
    ]);
    const meta = isMetaState(stored) ? stored : newMetaState(migrations.length);
    const present = COUNTED_STORES.filter((_, index) => firsts[index] !== undefined);
    const rows = Object.fromEntries(present.map((store) => [store, meta.rows[store] ?? 0]));
    return { known: installationOf(own), rows, migrated: meta.migrated };
  };

  const begin = async (): Promise<RowCounts> =>
    transact(['meta'], 'strict', async (tx) => {
      const meta = tx.objectStore('meta');
      const [own, stored]: unknown[] = await Promise.all([meta.get('installation'), meta.get(META_STATE)]);
      installation = installationOf(own) ?? newInstallation(); // another context may have been first
      if (installationOf(own) === undefined) put(tx, 'meta', installation);
      const current = isMetaState(stored) ? stored : newMetaState(migrations.length);
      if (!isMetaState(stored)) put(tx, 'meta', current);
      return current.rows;
    });

  const look = async (): Promise<void> => {
    const remembered = parseCanary(await options.canary.load().catch(() => undefined));
    const { known, rows, migrated } = await inspect();
    installation = known;
    newerData = migrated > migrations.length;
    if (state().state === 'read-only') return;
    if (remembered !== undefined && !isSameHistory(remembered, known?.databaseId, rows)) {
      loss = { state: 'lost', expected: remembered.rows, found: rows };
      return;
    }
    noteCanary(known === undefined ? await begin() : rows);
  };

  const startAnew = async (): Promise<void> => {
    if (loss === undefined) return;
    await begin();
    await maintain(['meta', 'assessments', ...COUNTED_STORES], (tx) => recount(tx, migrations));
    await renew();
  };

  const renew = async (): Promise<void> => {
    const { known, rows } = await inspect();
    installation = known;
    if (known === undefined) return;
    loss = undefined;
    noteCanary(rows);
  };

  await connection.opened();
  // A storage that fails at the start is told by `state`, and by each read.
  if (connection.state() !== 'blocked') await ready().catch((error: unknown) => connection.ended(error));
  const unblocked = connection.state() === 'blocked' ? connection.reading(['meta']).then(ready) : Promise.resolve();

  const migrated = unblocked
    .then(async () => {
      if (state().state === 'open') await runMigrations(maintain, migrations);
    })
    .catch(() => {
      migrationFailed = true;
    });

  return {
    state,
    read,
    write,
    counts: async () => {
      const row = await read(['meta'], (tx) => tx.row('meta', META_STATE));
      return isMetaState(row) ? row.living : {};
    },
    changes: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    startAnew,
    migrated,
    migrations,
    now,
    installation: self,
    maintain,
    renew,
    settled: () => saver.idle(),
    close: () => connection.close(),
  };
};

const abort = (tx: WriteTransaction): void => {
  try {
    tx.abort();
  } catch {
    // Expected here: the storage aborted it before, or it had ended by itself.
  }
};
