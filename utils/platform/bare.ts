/**
 * The browser's own API object without the polyfill: promises work in both browsers for what is used here, and the
 * content script must stay light (the polyfill alone is a quarter of its budget).
 */
type Bare = Pick<typeof import('webextension-polyfill'), 'runtime' | 'i18n'>;

const global = globalThis as unknown as { browser?: Bare; chrome?: Bare };

/** Read on each use: after an update of the extension the old script's API object loses its parts. */
export const bare = (): Bare | undefined => global.browser ?? global.chrome;

/** Whether this script still belongs to an installed extension. False after an update or reload (reliability.md F14). */
export const stillInstalled = (): boolean => bare()?.runtime?.id !== undefined;
