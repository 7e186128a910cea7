import type { FrameLocator, Locator, Page } from 'playwright-core';

// Elastic and Larry, German and English: what holds in all four is Roundcube's own ids and the command in `onclick`.
const ROW = '#messagelist tbody tr.message';

/** Logs in with the user's full address; any password does. Ends with the message list on the screen. */
export async function logIn(page: Page, host: { readonly url: string }, user: string): Promise<void> {
  await page.goto(host.url);
  await page.locator('#rcmloginuser').fill(user);
  await page.locator('#rcmloginpwd').fill('any');
  await page.locator('#rcmloginsubmit').click();
  await listIsThere(page);
}

/** Opens INBOX, Sent, Drafts, … and has it read afresh; ends with its list on the screen. */
export async function openFolder(page: Page, folder: string): Promise<void> {
  const address = new URL(page.url());
  address.search = new URLSearchParams({ _task: 'mail', _mbox: folder }).toString();
  await page.goto(address.href);
  await listIsThere(page);
}

/** The rows of the list whose subject contains the text, the newest first. */
export const rowsOf = (page: Page, subject: string): Locator => page.locator(ROW, { hasText: subject });

/** Clicks the newest such message in the list. Ends with it open in the preview frame, which is what it returns. */
export async function openMessage(page: Page, subject: string): Promise<FrameLocator> {
  await rowsOf(page, subject).first().click();
  const preview = page.frameLocator('#messagecontframe');
  await preview.locator('#messagebody').waitFor();
  return preview;
}

/**
 * Answers the open message (preview or full page) with Roundcube's own compose window. Ends when Roundcube has
 * sent the mail, stored the copy in Sent and shows a list again.
 */
export async function replyTo(page: Page, text: string): Promise<void> {
  await giveCommand(page, 'reply');
  await page.waitForURL(/_action=compose/);
  await isAble(page, 'send');
  const body = page.locator('#composebody');
  await body.fill(`${text}\n\n${await body.inputValue()}`);
  await giveCommand(page, 'send');
  await page.waitForURL((url) => url.searchParams.get('_action') !== 'compose');
  await listIsThere(page);
}

async function giveCommand(page: Page, name: string): Promise<void> {
  await isAble(page, name);
  await page.locator(`[onclick*="command('${name}'"]:visible`).first().click();
}

// The buttons are on the screen before Roundcube's script has come to life. A click in between is lost, or worse:
// "send" then submits the form the plain way and the mail is gone.
const isAble = (page: Page, name: string) =>
  page.waitForFunction(`document.readyState === 'complete' && !rcmail.busy && Boolean(rcmail.commands['${name}'])`);

const listIsThere = async (page: Page) => {
  await page.locator('#messagelist').waitFor({ state: 'attached' });
  // Roundcube fills the list in a second request and is busy until then; a click before is lost.
  await page.waitForFunction('window.rcmail?.task === "mail" && !rcmail.busy && document.readyState === "complete"');
};
