import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { DemoBrowser } from '../browser/open';
import { DEMO_FOLDER } from '../build-extension';
import type { Language } from '../environment';
import { MAILBOX_WORDS } from '../mailbox/words';
import type { Terminal } from '../terminal';
import { extensionBehind } from './extension';
import { mailboxScreenOf } from './mailbox-screen';
import type { Stage } from './stage';
import { textsOf } from './texts';
import { WALK_WORDS } from './words';

/** Where the pictures of a headless demo go. */
export const PICTURES = join(DEMO_FOLDER, 'pictures');

// How long a watcher is given for each step; nothing waits for it, and headless there is nobody to wait for.
const LINGER_MS = 1800;

type Props = {
  readonly browser: DemoBrowser;
  /** The folder of the built extension. */
  readonly extension: string;
  readonly language: Language;
  readonly origin: string;
  readonly terminal: Terminal;
};

/** Opens the mailbox, and the extension's own page from which the demo asks what the extension knows. */
export const setStage = async ({ browser, extension: folder, language, origin, terminal }: Props): Promise<Stage> => {
  if (!browser.headed) {
    await rm(PICTURES, { recursive: true, force: true });
    await mkdir(PICTURES, { recursive: true });
  }

  const mailPage = await browser.firstPage();
  await mailPage.goto(origin);
  const optionsPage = await browser.openOurs('options.html', { as: 'tab', width: 1000, height: 900 });
  const extension = extensionBehind(optionsPage);

  return {
    browser,
    terminal,
    language,
    words: WALK_WORDS[language],
    // A browser without the language's pack speaks another one than the terminal.
    texts: await textsOf(folder, await extension.language()),
    origin,
    mailPage,
    optionsPage,
    mailbox: mailboxScreenOf(mailPage, MAILBOX_WORDS[language]),
    tabId: await extension.tabOf(origin),
    extension,
    recognized: new Set(),
    picture: async (page, name) => {
      if (browser.headed) return;
      // A tab behind another one draws nothing.
      await page.bringToFront();
      if (page !== mailPage) await fitToContent(page);
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    linger: async () => {
      if (browser.headed) await pause(LINGER_MS);
    },
  };
};

/** Makes the page's window as high as what is on it, so that a picture is neither cut nor half empty. */
const fitToContent = async (page: Page): Promise<void> => {
  const width = await page.evaluate(() => innerWidth);
  // A page is never lower than its window: from a low one the content's own height shows.
  await page.setViewport({ width, height: 320 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height: Math.min(height, 1600) });
};
