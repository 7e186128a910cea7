import { browser } from './browser';

const patternOf = (origin: string): string => {
  // Match patterns know no port: the grant covers every port of the host, which is why the origin is checked again.
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

/** Asks the user for one site. Must be called directly in a click: browsers refuse it elsewhere. */
export const requestSite = (origin: string): Promise<boolean> =>
  browser.permissions.request({ origins: [patternOf(origin)] });

export const isSiteGranted = (origin: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [patternOf(origin)] });

export const revokeSite = async (origin: string): Promise<void> => {
  await browser.permissions.remove({ origins: [patternOf(origin)] });
};

/** Calls `changed` whenever the user gives or takes a permission, also in the browser's own settings. */
export const onPermissionsChanged = (changed: () => void): void => {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
};
