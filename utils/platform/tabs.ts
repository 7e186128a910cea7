import type { Site } from '@/utils/domain/settings';
import { covers } from '@/utils/domain/site';
import type { TabNotice } from '@/utils/messaging/protocol';
import { browser } from './browser';
import { webOriginOf } from './origin';

export type OpenTab = { id: number; url: string | undefined };

/** The tab the user looks at; its URL only where a permission lets us see it. */
export const activeTab = async (): Promise<OpenTab | undefined> => {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url };
};

export const tabById = async (id: number): Promise<OpenTab | undefined> => {
  try {
    return { id, url: (await browser.tabs.get(id)).url };
  } catch {
    // Expected: the tab was closed in the meantime.
    return undefined;
  }
};

/** Ids of the open tabs that show a page of this site; none where we may not see it. */
export const tabsOf = async (site: Pick<Site, 'origin' | 'hosts'>): Promise<number[]> => {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id, url }) => {
    const origin = webOriginOf(url);
    return id !== undefined && origin !== undefined && covers(site, origin) ? [id] : [];
  });
};

/** Tells the content script of a tab something. A tab without one is no error. */
export const notifyTab = async (tabId: number, notice: TabNotice): Promise<void> => {
  try {
    await browser.tabs.sendMessage(tabId, notice, { frameId: 0 });
  } catch {
    // Expected: closed, navigated away, or never granted.
  }
};

export const openPage = async (path: string): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
};

export const onTabClosed = (closed: (tabId: number) => void): void => {
  browser.tabs.onRemoved.addListener((tabId) => closed(tabId));
};

/** Calls `changed` when another tab comes to the front or the front tab shows another page. */
export const onActiveTabChanged = (changed: () => void): (() => void) => {
  const updated = (_id: number, change: { status?: string; url?: string }) => {
    if (change.status === 'complete' || change.url !== undefined) changed();
  };
  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onUpdated.addListener(updated);
  return () => {
    browser.tabs.onActivated.removeListener(changed);
    browser.tabs.onUpdated.removeListener(updated);
  };
};
