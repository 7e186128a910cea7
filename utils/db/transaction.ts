import type { Id, Instant } from '@/utils/domain/schema';
import type { RowCounts } from './canary';
import type { ReadOnlyTransaction, WriteTransaction } from './connection';
import {
  AccountRow,
  type AccountTouch,
  addStanding,
  blankRow,
  newTouch,
  type Standing,
  storedRow,
  touchedRow,
} from './counters';
import { Unreadable } from './errors';
import { type Migration, migrateRecord } from './migrations';
import { isGravestone, isStoredRecord, type StoredRecord } from './record';
import { put, remove } from './requests';
import type { PlainStore, RecordStore, StoreName } from './schema';
import { type Clock, type Stamp, stampOf, tick } from './stamp';

export type Query = { index?: string; range?: IDBKeyRange; limit?: number };

/**
 * What repositories read with. Between two calls nothing but these may be awaited: the transaction ends by itself at any
 * other wait. Functions are properties so that a transaction over more stores fits where fewer are asked for.
 */
export type ReadTx<S extends StoreName> = {
  /** The record in today's shape. */
  readonly get: (store: S & RecordStore, id: Id) => Promise<StoredRecord | undefined>;
  readonly list: (store: S & RecordStore, query: Query) => Promise<StoredRecord[]>;
  readonly row: (store: S & PlainStore, key: IDBValidKey) => Promise<unknown>;
  readonly rows: (store: S & PlainStore, query: Query) => Promise<unknown[]>;
};

/** What became of a record: what it added to its account before and adds now; absent where it does not stand. */
export type Effect = {
  before?: Standing | undefined;
  after?: Standing | undefined;
  /** Finds an account's latest moment again, when the record that held it went. */
  findLatest: (accountId: Id) => Promise<Instant | undefined>;
  /** Whether it was and is a living record. */
  wasLiving: boolean;
  living: boolean;
};

/** What repositories write with. Everything asked for is stored when the whole write succeeds, or none of it. */
export type WriteTx<S extends StoreName> = ReadTx<S> & {
  /** Number of migrations the code knows: the shape of what is written. */
  readonly version: number;
  /** This installation, as stamps name it. */
  readonly node: string;
  /**
   * After `load`, `current` gives the record as this transaction left it, at once: compute and `save` without a wait
   * between, and two changes of one record in one transaction cannot lose each other.
   */
  readonly load: (store: S & RecordStore, id: Id, accountId?: Id) => Promise<void>;
  readonly current: (store: S & RecordStore, id: Id) => StoredRecord | undefined;
  /** The moment of this write; one for the whole transaction. Only after `load`. */
  readonly stamp: () => Stamp;
  readonly save: (store: S & RecordStore, record: StoredRecord, effect: Effect) => void;
  readonly putRow: (store: S & PlainStore, row: object) => void;
  readonly deleteRows: (store: S & PlainStore, keys: IDBValidKey | IDBKeyRange) => void;
  readonly touch: (accountId: Id) => AccountTouch;
};

/** The row of `meta` that every write renews: clock and counters together, so that this costs one request. */
export type MetaState = { id: 'state'; clock: Clock; rows: RowCounts; living: RowCounts; migrated: number };

export const META_STATE = 'state';

export const newMetaState = (migrated: number): MetaState => ({
  id: META_STATE,
  clock: { ms: 0, counter: 0 },
  rows: {},
  living: {},
  migrated,
});

export const isMetaState = (row: unknown): row is MetaState =>
  typeof row === 'object' && row !== null && 'clock' in row && 'rows' in row && 'living' in row && 'migrated' in row;

const recordOf = (migrations: readonly Migration[], store: RecordStore, row: unknown): StoredRecord => {
  if (isStoredRecord(row)) return migrateRecord(migrations, store, row);
  const id = typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : '?';
  throw new Unreadable(store, id);
};

export const readTx = <S extends StoreName>(
  tx: ReadOnlyTransaction | WriteTransaction,
  migrations: readonly Migration[],
): ReadTx<S> => {
  const source = (store: string, { index }: Query) =>
    index === undefined ? tx.objectStore(store) : tx.objectStore(store).index(index);
  return {
    get: async (store, id) => {
      const row: unknown = await tx.objectStore(store).get(id);
      return row === undefined ? undefined : recordOf(migrations, store, row);
    },
    list: async (store, query) => {
      const rows: unknown[] = await source(store, query).getAll(query.range, query.limit);
      return rows.map((row) => recordOf(migrations, store, row));
    },
    row: (store, key) => tx.objectStore(store).get(key),
    rows: (store, query) => source(store, query).getAll(query.range, query.limit),
  };
};

export type Written = { meta: MetaState; ids: Id[]; accountIds: Id[] };

type Session<S extends StoreName> = {
  tx: WriteTx<S>;
  /** Puts counters, clock and audit; call it last. Nothing is put where nothing changed. */
  finish: () => Promise<Written | undefined>;
};

/** A write over an open transaction: the bookkeeping that every change needs, in as few requests as it can be. */
export const writeSession = <S extends StoreName>(
  raw: WriteTransaction,
  context: { migrations: readonly Migration[]; node: string; now: Instant; what: string },
): Session<S> => {
  const reading = readTx<S>(raw, context.migrations);
  const held = new Map<string, StoredRecord | undefined>();
  const loads = new Map<string, Promise<void>>();
  const accountRows = new Map<Id, Promise<unknown>>();
  const touches = new Map<Id, AccountTouch>();
  const ids = new Set<Id>();
  const counted = { rows: new Map<StoreName, number>(), living: new Map<StoreName, number>() };

  let meta: MetaState | undefined;
  const ready = (async () => {
    const row: unknown = await raw.objectStore('meta').get(META_STATE);
    const state = isMetaState(row) ? row : newMetaState(context.migrations.length);
    meta = { ...state, clock: tick(state.clock, context.now) };
  })();
  ready.catch(() => undefined); // whoever awaits it is told; a write that reads nothing must not be an unhandled rejection
  const state = (): MetaState => {
    if (meta === undefined) throw new Error('stamp() before load()');
    return meta;
  };

  const accountRow = (accountId: Id): Promise<unknown> => {
    const loading = accountRows.get(accountId) ?? raw.objectStore('assessments').get(accountId);
    accountRows.set(accountId, loading);
    loading.catch(() => undefined); // asked for early; `finish` awaits it
    return loading;
  };

  const touch = (accountId: Id): AccountTouch => {
    const known = touches.get(accountId) ?? newTouch();
    touches.set(accountId, known);
    return known;
  };

  const bump = (counts: Map<StoreName, number>, store: StoreName, by: number): void =>
    void counts.set(store, (counts.get(store) ?? 0) + by);

  const summed = (counts: RowCounts, added: ReadonlyMap<StoreName, number>): RowCounts => ({
    ...counts,
    ...Object.fromEntries([...added].map(([store, by]) => [store, (counts[store] ?? 0) + by])),
  });

  const load = async (store: S & RecordStore, id: Id, accountId?: Id): Promise<void> => {
    if (accountId !== undefined) void accountRow(accountId);
    const key = `${store}/${id}`;
    const loading = loads.get(key) ?? reading.get(store, id).then((record) => void held.set(key, record));
    loads.set(key, loading);
    await Promise.all([ready, loading]);
  };
  const current = (store: S & RecordStore, id: Id) => held.get(`${store}/${id}`);
  const stamp = (): Stamp => stampOf(state().clock.ms, state().clock.counter, context.node);

  const tx: WriteTx<S> = {
    ...reading,
    version: context.migrations.length,
    node: context.node,
    load,
    current,
    stamp,
    touch,
    get: async (store, id) => {
      await load(store, id);
      return current(store, id);
    },
    save: (store, record, { before, after, findLatest, wasLiving, living }) => {
      const key = `${store}/${record.id}`;
      if (held.get(key) === undefined) bump(counted.rows, store, 1);
      if (wasLiving !== living) bump(counted.living, store, living ? 1 : -1);
      held.set(key, record);
      ids.add(record.id);
      put(raw, store, record);
      if (before !== undefined) {
        addStanding(touch(before.accountId), -1, before, () => findLatest(before.accountId));
      }
      if (after !== undefined) addStanding(touch(after.accountId), 1, after, () => findLatest(after.accountId));
      if (store !== 'accounts') return;
      if (isGravestone(record)) touch(record.id).erased = true;
      else touch(record.id).gone = !living;
    },
    putRow: (store, row) => put(raw, store, row),
    deleteRows: (store, keys) => remove(raw, store, keys),
  };

  const finishAccounts = async (): Promise<void> => {
    const finished = [...touches].map(async ([accountId, touched]) => {
      if (touched.erased === true) return remove(raw, 'assessments', accountId);
      const stored = await accountRow(accountId);
      const read = AccountRow.safeParse(stored);
      const row = read.success ? read.data : blankRow(accountId); // derived: what cannot be read is counted anew by a restore
      return put(raw, 'assessments', storedRow(await touchedRow(row, touched)));
    });
    await Promise.all(finished);
  };

  const finish = async (): Promise<Written | undefined> => {
    await ready;
    await finishAccounts();
    if (ids.size === 0) return undefined;
    bump(counted.rows, 'audit', 1);
    const renewed = {
      ...state(),
      rows: summed(state().rows, counted.rows),
      living: summed(state().living, counted.living),
    };
    put(raw, 'meta', renewed);
    put(raw, 'audit', { id: stamp(), at: context.now, what: context.what, ids: [...ids] });
    return { meta: renewed, ids: [...ids], accountIds: [...touches.keys()] };
  };

  return { tx, finish };
};
