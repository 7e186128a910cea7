import type { History } from './history';
import { newInstallation } from './installation';
import { STORE_NAMES } from './schema';
import { newMetaState } from './transaction';

/**
 * Empties the history and begins a new one; only on a person's word, there is no way back. What is left in the browser's
 * own files goes when the browser next tidies them (reliability.md F8).
 */
export const deleteAll = async (history: History): Promise<void> => {
  await history.maintain(STORE_NAMES, async (tx) => {
    await Promise.all(STORE_NAMES.map((store) => tx.objectStore(store).clear()));
    const meta = tx.objectStore('meta');
    await Promise.all([meta.put(newInstallation()), meta.put(newMetaState(history.migrations.length))]);
  });
  await history.renew();
};
