import { browser } from './browser';

// The `slipping` tone of components/ui/tokens.css: the toolbar knows no style sheets.
const ATTENTION = '#b54708';

/** The number of flagged customers on the toolbar button; none when there are none. */
export const showCount = async (count: number): Promise<void> => {
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) });
  await browser.action.setBadgeBackgroundColor({ color: ATTENTION });
};

/** One notice of the operating system. The same id again replaces the notice instead of adding one. */
export const notify = async (id: string, title: string, message: string): Promise<void> => {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title,
    message,
  });
};

/** Calls `clicked` with the id of a notice the user clicked. */
export const onNotificationClicked = (clicked: (id: string) => void): void => {
  browser.notifications.onClicked.addListener(clicked);
};
