import { render, type VNode } from 'preact';
import { language, t } from '@/utils/platform/i18n';

/** What a page is told by its address: the tab it stands for, where it does not follow the active one. */
export type ScreenAddress = { tabId?: number };

/** Draws a screen into the page's `#app`, in the browser's language. */
export const openScreen = (screen: (address: ScreenAddress) => VNode): void => {
  const tab = new URLSearchParams(location.search).get('tab');
  document.documentElement.lang = language();
  document.title = t('extensionName');
  const app = document.getElementById('app');
  if (app === null) throw new Error('the page has no #app element');
  render(screen(tab !== null && /^\d+$/.test(tab) ? { tabId: Number(tab) } : {}), app);
};
