import { until } from '../servers/processes';
import type { OpenChromium } from './chromium';
import { type Display, screenStandsStill } from './display';
import { brightness } from './screen-image';

/**
 * Lets the user grant sites: does `click`, which must lead to `permissions.request`, and answers "Allow" in
 * Chromium's own prompt. Ends when all `origins` (match patterns) are granted. Needs `openChromium({ headed: true })`.
 */
export async function grantSite(
  browser: OpenChromium,
  { origins, click }: { origins: readonly string[]; click: () => Promise<void> },
): Promise<void> {
  const { display } = browser;
  if (!display) throw new Error('Only a browser opened with headed: true (under Linux) can answer the prompt.');
  const toolbar = await toolbarBrightness(display);
  // The prompt darkens the window around it, the toolbar too, and it is in no list of windows or targets.
  const promptIsOpen = async () => (await toolbarBrightness(display)) < toolbar * 0.75;

  await click();
  await until("Chromium's prompt", async () => (await promptIsOpen()) || undefined);
  await screenStandsStill(display, CALM);
  // The focus is on "Deny".
  await display.press('Tab', 'Return');
  await until("the end of Chromium's prompt", async () => !(await promptIsOpen()) || undefined);
  await until(`the grant of ${origins.join(', ')}`, async () => (await isGranted(browser, origins)) || undefined);
}

/** Whether the extension may read all of these origins. */
export async function isGranted({ worker }: OpenChromium, origins: readonly string[]): Promise<boolean> {
  const answer: unknown = await (await worker()).evaluate(
    `chrome.permissions.contains({ origins: ${JSON.stringify(origins)} })`,
  );
  return answer === true;
}

const toolbarBrightness = async (display: Display) => brightness(await display.look(), 48, 78);

// "Allow" is disabled for the first half second, against clickjacking; Tab then stays on "Deny". That it becomes
// enabled can only be seen: the screen changes once more. So a calm of twice that long is the sign.
const CALM = 1_000;
