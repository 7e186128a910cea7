import type { Page } from 'puppeteer-core';
import type { DemoBrowser } from '../browser/open';
import type { Language } from '../environment';
import type { Terminal } from '../terminal';
import type { Extension } from './extension';
import type { MailboxScreen } from './mailbox-screen';
import { type Screen, screenOf } from './screen';
import type { Texts } from './texts';
import type { WalkWords } from './words';

/** All that an act of the demo needs. */
export type Stage = {
  readonly browser: DemoBrowser;
  readonly terminal: Terminal;
  readonly language: Language;
  /** What the demo says. */
  readonly words: WalkWords;
  /** What the extension says. */
  readonly texts: Texts;
  readonly origin: string;
  readonly mailPage: Page;
  readonly optionsPage: Page;
  readonly mailbox: MailboxScreen;
  readonly tabId: number;
  readonly extension: Extension;
  /** The mails recognized so far, for the last line. */
  readonly recognized: Set<string>;
  /** Saves all that a page shows; headless only, since a watcher sees it anyway. */
  readonly picture: (page: Page, name: string) => Promise<void>;
  /** Lets somebody who watches take in what just happened. */
  readonly linger: () => Promise<void>;
};

const POPUP = { as: 'window', width: 400, height: 620 } as const;
const PANEL = { as: 'window', width: 420, height: 980 } as const;

/** Opens the popup for the mailbox's tab, as the toolbar button does, and closes it afterwards. */
export const inPopup = async (stage: Stage, use: (popup: Screen, page: Page) => Promise<void>): Promise<void> => {
  const page = await stage.browser.openOurs(`popup.html?tab=${stage.tabId}`, POPUP);
  await use(screenOf(page, 'Popup'), page);
  await stage.linger();
  await page.close();
};

/** Opens the side panel for the mailbox's tab and closes it afterwards. */
export const inPanel = async <T>(stage: Stage, use: (panel: Screen, page: Page) => Promise<T>): Promise<T> => {
  const page = await stage.browser.openOurs(`sidepanel.html?tab=${stage.tabId}`, PANEL);
  const result = await use(screenOf(page, 'Side panel'), page);
  await stage.linger();
  await page.close();
  return result;
};
