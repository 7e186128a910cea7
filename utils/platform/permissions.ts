import { browser } from './browser';

/** Asks the user for these match patterns, in one question. Must be called directly in a click: browsers refuse it elsewhere. */
export const requestHosts = (hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...hosts] });

export const isHostGranted = (host: string): Promise<boolean> => browser.permissions.contains({ origins: [host] });

export const revokeHosts = async (hosts: readonly string[]): Promise<void> => {
  await browser.permissions.remove({ origins: [...hosts] });
};

/** Calls `changed` whenever the user gives or takes a permission, also in the browser's own settings. */
export const onPermissionsChanged = (changed: () => void): void => {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
};
