import type { Frame, Page } from 'puppeteer-core';
import { until } from './processes';

// The few steps of roundcube-page.ts that Firefox needs; its pages are Puppeteer's.

/** Logs in with the user's full address; any password does. Ends with the message list on the screen. */
export async function logIn(page: Page, host: { readonly url: string }, user: string): Promise<void> {
  await page.goto(host.url);
  await page.type('#rcmloginuser', user);
  await page.type('#rcmloginpwd', 'any');
  await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')]);
  await page.waitForSelector('#messagelist');
}

/** Clicks the newest message with this text in its row. Ends with it open in the preview frame, which it returns. */
export async function openMessage(page: Page, subject: string): Promise<Frame> {
  const row = await page.waitForSelector(`#messagelist tbody tr.message ::-p-text(${subject})`);
  await row?.click();
  return until('the preview frame', async () => {
    const frame = page.frames().find((one) => one.url().includes('_action=preview'));
    return (await frame?.$('#messagebody')) ? frame : undefined;
  });
}
