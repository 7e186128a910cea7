import { browser } from './browser';

const fileOf = (script: string): string => `content-scripts/${script}.js`;

/** A content script by its name, and the match patterns it shall run on. */
export type ScriptPlan = { script: string; hosts: readonly string[] };

/**
 * Makes each script run on exactly its match patterns from their next load on. Repeatable: browsers drop registered scripts
 * when the extension is reloaded or updated, so this runs at every start. One call at a time: two that both find nothing
 * registered would both register, and the browser refuses the second.
 */
export const registerContentScripts = (plans: readonly ScriptPlan[]): Promise<void> =>
  navigator.locks.request('content-scripts', () => register(plans));

const register = async (plans: readonly ScriptPlan[]): Promise<void> => {
  const present = new Set((await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  const wanted = plans.map(({ script, hosts }) => ({
    id: script,
    js: [fileOf(script)],
    matches: [...hosts],
    runAt: 'document_idle' as const,
  }));
  const gone = [...present].filter((id) => !wanted.some((script) => script.id === id));
  const known = wanted.filter(({ id }) => present.has(id));
  const added = wanted.filter(({ id }) => !present.has(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  if (known.length > 0) await browser.scripting.updateContentScripts(known);
  if (added.length > 0)
    await browser.scripting.registerContentScripts(added.map((script) => ({ ...script, persistAcrossSessions: true })));
};

/** Runs a content script in a tab that is already open. The script itself sees to it that it runs once. */
export const startContentScript = async (tabId: number, script: string): Promise<void> => {
  await browser.scripting.executeScript({ target: { tabId }, files: [fileOf(script)] });
};
