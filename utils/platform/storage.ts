import { browser } from './browser';

/** Closes `storage.local` and `storage.sync` to content scripts, which may be lost to their page (design.md 5.6). */
export const closeStorageToContentScripts = async (): Promise<void> => {
  for (const area of [browser.storage.local, browser.storage.sync]) {
    // Firefox has no access levels: there content scripts of ours are the only ones that could read it.
    if ('setAccessLevel' in area && typeof area.setAccessLevel === 'function')
      await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
};

/** A value kept on this device across restarts, in other files than the history. */
export const loadLocal = async (key: string): Promise<unknown> => (await browser.storage.local.get(key))[key];
export const saveLocal = (key: string, value: unknown): Promise<void> => browser.storage.local.set({ [key]: value });
export const dropLocal = (key: string): Promise<void> => browser.storage.local.remove(key);

/** A value kept in memory until the browser closes; survives the worker's death. */
export const loadSession = async (key: string): Promise<unknown> => (await browser.storage.session.get(key))[key];
export const saveSession = (key: string, value: unknown): Promise<void> =>
  browser.storage.session.set({ [key]: value });
export const dropSession = (key: string): Promise<void> => browser.storage.session.remove(key);
