import { browser } from './browser';

/** Calls `installed` once after a fresh install (not after updates). */
export const onFirstInstall = (installed: () => void): void => {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed();
  });
};

/** Wakes the worker every `minutes`; repeatable, the alarm is made once. */
export const every = (name: string, minutes: number, run: () => void): void => {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) run();
  });
  void browser.alarms.get(name).then((alarm) => {
    if (alarm === undefined) browser.alarms.create(name, { periodInMinutes: minutes });
  });
};

/** The browser and its major version, as far as a report needs it. */
export const browserName = (): string =>
  /(?:Firefox|Edg|Chrome)\/\d+/.exec(navigator.userAgent)?.[0] ?? 'unknown browser';

export const version = (): string => browser.runtime.getManifest().version;
