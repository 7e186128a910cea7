import { render, type VNode } from 'preact';
import { language, t } from '@/utils/platform/i18n';

/** What a page is told by its address: the tab it stands for where it does not follow the active one, the customer it was opened for. */
export type ScreenAddress = { tabId?: number; accountId?: string };

/** Draws a screen into the page's `#app`, in the browser's language. */
export const openScreen = (screen: (address: ScreenAddress) => VNode): void => {
  const query = new URLSearchParams(location.search);
  const tab = query.get('tab');
  const account = query.get('account');
  document.documentElement.lang = language();
  document.title = t('extensionName');
  const app = document.getElementById('app');
  if (app === null) throw new Error('the page has no #app element');
  const address: ScreenAddress = {
    ...(tab !== null && /^\d+$/.test(tab) && { tabId: Number(tab) }),
    ...(account !== null && { accountId: account }),
  };
  render(screen(address), app);
};
