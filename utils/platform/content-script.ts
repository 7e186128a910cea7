import { browser } from './browser';

const ID = 'webmail';
const FILE = 'content-scripts/webmail.js';

/**
 * Makes the content script run on exactly these match patterns from their next load on. Repeatable: browsers drop registered
 * scripts when the extension is reloaded or updated, so this runs at every start. One call at a time: two that both
 * find nothing registered would both register, and the browser refuses the second.
 */
export const registerContentScript = (hosts: readonly string[]): Promise<void> =>
  navigator.locks.request('content-script', () => register(hosts));

const register = async (hosts: readonly string[]): Promise<void> => {
  const present = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (hosts.length === 0) {
    if (present.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = { id: ID, js: [FILE], matches: [...hosts], runAt: 'document_idle' as const };
  if (present.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([{ ...script, persistAcrossSessions: true }]);
};

/** Runs the content script in a tab that is already open. The script itself sees to it that it runs once. */
export const startContentScript = async (tabId: number): Promise<void> => {
  await browser.scripting.executeScript({ target: { tabId }, files: [FILE] });
};
