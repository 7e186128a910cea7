import { unwrap } from 'idb';
import type { WriteTransaction } from './connection';
import type { StoreName } from './schema';

// Raw requests, not awaited one by one: whether they worked is what `tx.done` says about all of them. A promise for each would
// cost half of the throughput, and be an unhandled rejection when the transaction aborts.

export const put = (tx: WriteTransaction, store: StoreName, row: object): void => {
  unwrap(tx.objectStore(store)).put(row);
};

export const remove = (tx: WriteTransaction, store: StoreName, keys: IDBValidKey | IDBKeyRange): void => {
  unwrap(tx.objectStore(store)).delete(keys);
};

export const clear = (tx: WriteTransaction, store: StoreName): void => {
  unwrap(tx.objectStore(store)).clear();
};
