import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * The version of the stores and indexes below. It moves when one is added here, never when data changes its shape:
 * that is what `migrations.ts` is for.
 */
export const SCHEMA_VERSION = 1;

/** Stores of last-writer-wins records: what a backup holds and a team shares. */
export const RECORD_STORES = [
  'accounts',
  'contacts',
  'interactions',
  'complaints',
  'commitments',
  'tasks',
  'surveyResponses',
  'orders',
  'segmentRules',
  'segments',
  'playbooks',
  'settings',
] as const;
export type RecordStore = (typeof RECORD_STORES)[number];

/** Stores of plain rows: derived (`assessments`), append-only (`audit`, `erasures`), or housekeeping. */
export const PLAIN_STORES = ['assessments', 'audit', 'erasures', 'outbox', 'meta', 'staging', 'undo'] as const;
export type PlainStore = (typeof PLAIN_STORES)[number];

export type StoreName = RecordStore | PlainStore;

type Index = { path: string | string[]; multi?: true };
type Store = { key: string | string[]; indexes: Record<string, Index> };

// `ix.newest` is the moment negated: IndexedDB's `getAll` counts upwards only, and a page wants the newest first in one request.
// A removed record has no `ix.account`, so it costs the lists nothing; `ix.gone` finds it again.
const ofAccount: Record<string, Index> = {
  account: { path: ['ix.account', 'ix.newest', 'id'] },
  gone: { path: 'ix.gone' },
};
const open: Record<string, Index> = {
  open: { path: ['ix.open', 'ix.newest', 'id'] },
  due: { path: 'ix.due' },
};

const STORES: Record<StoreName, Store> = {
  accounts: {
    key: 'id',
    indexes: {
      domains: { path: 'ix.domains', multi: true },
      words: { path: 'ix.words', multi: true },
      mergedInto: { path: 'ix.mergedInto' },
    },
  },
  contacts: {
    key: 'id',
    indexes: {
      ...ofAccount,
      addresses: { path: 'ix.addresses', multi: true },
      words: { path: 'ix.words', multi: true },
    },
  },
  interactions: { key: 'id', indexes: { ...ofAccount, newest: { path: ['ix.newest', 'id'] } } },
  complaints: { key: 'id', indexes: { ...ofAccount, ...open } },
  commitments: { key: 'id', indexes: { ...ofAccount, ...open } },
  tasks: { key: 'id', indexes: { ...ofAccount, ...open } },
  surveyResponses: { key: 'id', indexes: { ...ofAccount, newest: { path: ['ix.newest', 'id'] } } },
  orders: { key: 'id', indexes: { ...ofAccount, newest: { path: ['ix.newest', 'id'] } } },
  segmentRules: { key: 'id', indexes: {} },
  segments: { key: 'id', indexes: {} },
  playbooks: { key: 'id', indexes: {} },
  settings: { key: 'id', indexes: {} },
  assessments: {
    key: 'accountId',
    indexes: {
      state: { path: 'ix.state' },
      nextChangeAt: { path: 'ix.nextChangeAt' },
      stale: { path: 'ix.stale' },
    },
  },
  audit: { key: 'id', indexes: {} },
  erasures: { key: 'id', indexes: {} },
  outbox: { key: 'id', indexes: {} },
  meta: { key: 'id', indexes: {} },
  staging: { key: ['batch', 'index'], indexes: {} },
  undo: { key: 'id', indexes: { at: { path: 'at' } } },
};

/** Every store there is. */
export const STORE_NAMES: readonly StoreName[] = [...RECORD_STORES, ...PLAIN_STORES];

/** Creates the stores and indexes that are not there yet, and touches no data. */
export const upgrade = (
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
): void => {
  for (const name of STORE_NAMES) {
    const { key, indexes } = STORES[name];
    const store = database.objectStoreNames.contains(name)
      ? transaction.objectStore(name)
      : database.createObjectStore(name, { keyPath: key });
    for (const [index, { path, multi }] of Object.entries(indexes)) {
      if (!store.indexNames.contains(index)) store.createIndex(index, path, { multiEntry: multi ?? false });
    }
  }
};
