import type { Id } from '@/utils/domain/schema';
import { accounts } from './accounts';
import { contacts } from './contacts';
import type { History } from './history';
import { erasureIds } from './identity';
import { isGravestone, type StoredRecord } from './record';
import { RECORD_STORES } from './schema';
import { ACCOUNT_PARTS } from './stores';
import type { ReadTx } from './transaction';

const STORES = [...RECORD_STORES, 'erasures', 'staging', 'undo'] as const;

/** All addresses of a contact that are not taken back, also of a removed contact. */
const addressesIn = (record: StoredRecord | undefined): string[] =>
  record === undefined || isGravestone(record)
    ? []
    : Object.entries(record.d).flatMap(([name, value]) =>
        name.startsWith('em/') && value === true ? [name.slice('em/'.length)] : [],
      );

/** The account and those that were merged into it, also over several steps. */
const familyOf = async (tx: ReadTx<'accounts'>, accountId: Id): Promise<Id[]> => {
  const family = new Set([accountId]);
  for (const id of family) {
    for (const merged of await accounts.mergedInto(tx, id)) family.add(merged);
  }
  return [...family];
};

const addressesOf = async (tx: ReadTx<'accounts' | 'contacts'>, accountId: Id): Promise<Set<string>> => {
  const family = await familyOf(tx, accountId);
  const ids = await Promise.all(family.map((id) => contacts.idsOfAccount(tx, id)));
  const records = await Promise.all(ids.flat().map((id) => tx.get('contacts', id)));
  return new Set(records.flatMap(addressesIn));
};

/**
 * Erases the account and everything that is its own, for good: gravestones take the place of the records, and keyed hashes of
 * its addresses stop automatic capture from beginning again. Also accounts that were merged into it, and removed records.
 * One transaction. What the files on disk keep until the browser tidies them is out of reach (reliability F8).
 */
export const erase = async (history: History, accountId: Id): Promise<void> => {
  const known = await history.read(['accounts', 'contacts'], (tx) => addressesOf(tx, accountId));
  // Hashing cannot be waited for inside a transaction; an address that came in between sends us round again.
  const blocked = await Promise.all([...known].map(async (address) => (await erasureIds(history, address))[0]));
  const done = await history.write(STORES, { durability: 'strict', what: 'account.erase' }, async (tx) => {
    const now = await addressesOf(tx, accountId);
    if ([...now].some((address) => !known.has(address))) return false;
    for (const id of blocked) if (id !== undefined) tx.putRow('erasures', { id, at: history.now() });
    // A backup on its way and what could be taken back would still hold him; both are short-lived for everybody.
    tx.deleteRows('staging', IDBKeyRange.lowerBound([]));
    tx.deleteRows('undo', IDBKeyRange.lowerBound(''));
    for (const id of await familyOf(tx, accountId)) {
      for (const part of ACCOUNT_PARTS) {
        const ids = await part.idsOfAccount(tx, id);
        await Promise.all(ids.map((record) => part.erase(tx, record)));
      }
      await accounts.erase(tx, id);
    }
    return true;
  });
  if (!done) await erase(history, accountId);
};

/** Whether somebody with this address was erased, so that nothing may be captured of him without his word. */
export const isErased = async (history: History, address: string): Promise<boolean> => {
  const ids = await erasureIds(history, address);
  const rows = await history.read(['erasures'], (tx) => Promise.all(ids.map((id) => tx.row('erasures', id))));
  return rows.some((row) => row !== undefined);
};
