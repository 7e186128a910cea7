import { until } from '../../e2e/servers/processes';
import { byRole } from './screen';
import type { Stage } from './stage';

/**
 * Prints what the badge in the mailbox says, once it says `word`. It sits in a closed shadow root, where no page and no
 * selector reaches it: it is read as a screen reader reads it, from Chromium's accessibility tree. Firefox has no such
 * way to offer, so there is nothing printed there.
 */
export const tellBadge = async (stage: Stage, word: string): Promise<void> => {
  const { browser, mailPage, terminal, words } = stage;
  if (browser.kind === 'firefox') return;
  await mailPage.bringToFront();
  const text = await until(`the badge to say “${word}”`, async () => {
    const said = await badgeText(stage);
    return said?.startsWith(word) === true ? said : undefined;
  });
  terminal.fact(words.inPage, text);
};

/**
 * Opens the side panel by a click on the badge, as a user does; ends when it is there. Nothing happens in Firefox, whose
 * sidebar opens from the toolbar only.
 */
export const openPanelFromBadge = async (stage: Stage): Promise<void> => {
  const { browser, mailPage, texts } = stage;
  if (browser.kind === 'firefox') return;
  await mailPage.bringToFront();
  const text = await until('the badge', () => badgeText(stage));
  const button = await mailPage.waitForSelector(byRole('button', texts('badge_label').replace('$1', text)));
  await until('the side panel', async () => {
    // For half a second after a change the badge takes no click: it may have been meant for what stood there before.
    await button?.click();
    return browser.shows('sidepanel.html') || undefined;
  });
};

const badgeText = async ({ mailPage, texts }: Stage): Promise<string | undefined> => {
  const [before = '', after = ''] = texts('badge_label').split('$1');
  const tree = await mailPage.accessibility.snapshot();
  const button = tree?.children?.find(({ role, name }) => role === 'button' && name?.startsWith(before));
  return button?.name?.slice(before.length, -after.length);
};
