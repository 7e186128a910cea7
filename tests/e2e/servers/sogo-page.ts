import type { Page } from 'playwright-core';
import { SOGO_PASSWORD } from './sogo';

const ROWS = 'md-list-item[sg-message]';

/** Logs in at `url` and ends when the inbox is there. */
export async function logInToSogo(page: Page, url: string, user: string): Promise<void> {
  await page.goto(url);
  await page.locator('#input_1').fill(user);
  await page.locator('#passwordField').fill(SOGO_PASSWORD);
  // Angular's own button works once its form is alive; before, it is disabled.
  await page.locator('button[type=submit]:not([disabled])').click();
  await page.waitForURL(/\/Mail\/view/, { waitUntil: 'commit' });
  await page.locator(ROWS).first().waitFor();
}

/** Opens the newest mail with that subject in the folder that is shown. */
export async function openSogoMail(page: Page, subject: string): Promise<void> {
  await page.locator(ROWS, { hasText: subject }).first().click();
  await page.locator('#detailView h5', { hasText: subject }).waitFor();
}

export async function openSogoFolder(page: Page, folder: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#!/Mail/0/${folder}`);
  await page.waitForFunction((name) => location.hash.endsWith(`/${name}`), folder);
  await page.locator('#detailView h5').waitFor({ state: 'detached' });
  await page.locator(ROWS).first().waitFor();
}

/** Answers the open mail with SOGo's own editor; ends when it is sent and the editor is gone. */
export async function replyInSogo(page: Page, text: string): Promise<void> {
  await page.locator('#detailView [ng-click="viewer.reply($event)"]').click();
  const editor = page.locator('#mailEditor');
  const body = editor.locator('textarea[ng-model="editor.message.editable.text"]');
  await body.waitFor();
  await body.fill(`${text}\n\n${await body.inputValue()}`);
  await editor.locator('[ng-click="editor.send()"]').click();
  await editor.waitFor({ state: 'detached' });
}
