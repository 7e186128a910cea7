import { browser } from './browser';

type SidePanel = { open(target: { tabId: number }): Promise<void>; setPanelBehavior?(b: object): Promise<void> };

const sidePanel = (): SidePanel | undefined =>
  (globalThis as unknown as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;

/**
 * Shows the profile beside the page. Chrome opens its side panel if this runs before anything is awaited after the
 * user's click; a browser that refuses (Firefox takes no click from a page for one) gets the profile as a tab.
 */
export const openPanel = async (tabId: number): Promise<'panel' | 'tab'> => {
  const panel = sidePanel();
  if (panel !== undefined) {
    try {
      await panel.open({ tabId });
      return 'panel';
    } catch {
      // Expected where the click is no longer counted as the user's: the tab below is the way left.
    }
  }
  await browser.tabs.create({ url: browser.runtime.getURL(`/sidepanel.html?tab=${tabId}`) });
  return 'tab';
};

/** Opens the panel from a click in a page of ours (popup, options), in both browsers. */
export const openPanelFromClick = async (tabId: number): Promise<'panel' | 'tab'> => {
  if (sidePanel() !== undefined) return openPanel(tabId);
  try {
    await browser.sidebarAction.open();
    return 'panel';
  } catch {
    // Expected in browsers without a sidebar.
    return openPanel(tabId);
  }
};
