import type { Page } from 'playwright-core';
import type { ask as Ask, save as Save } from '@/utils/messaging/client';
import { type OpenChromium, openChromium } from './browsers/chromium';
import { grantSite } from './browsers/grant';
import type { Language, Theme } from './browsers/look';
import { clientScript } from './client-bundle';
import { inventedCustomers } from './invented-customers';
import { CHROME_BUILD } from './needs';
import { type MailHost, startMailHost } from './servers';
import type { Mail } from './servers/mailbox';
import { until } from './servers/processes';
import { logIn } from './servers/roundcube-page';
import { wordsOf } from './words';

declare global {
  var kundenpulsClient: { ask: typeof Ask; save: typeof Save };
}

/** Whose mailbox it is. */
export const ME = 'kontor@tischlerei-auer.example';

export type Stage = {
  readonly host: MailHost;
  readonly browser: OpenChromium;
  /** Roundcube, logged in. */
  readonly mail: Page;
  /** A page of ours that is always there, with the product's own client on it. */
  readonly office: Page;
  /** Lets the user allow the mailbox by its address, on the options page, in Chromium's own prompt. */
  readonly allowSite: () => Promise<void>;
  /** Stores the invented customers through the product's own messages. */
  readonly fill: () => Promise<void>;
  /** Our page as it stands for the mailbox's tab. Needs the grant: without it the tab cannot be told from others. */
  readonly besideMail: (path: 'popup.html' | 'sidepanel.html') => Promise<Page>;
  readonly close: () => Promise<void>;
};

export type StageOptions = {
  readonly language: Language;
  readonly theme: Theme;
  readonly mails: readonly Mail[];
  readonly extension?: string;
  readonly profile?: string;
};

/** A real Roundcube and a real Chromium with the extension, nothing allowed yet and nothing stored. */
export const openStage = async ({ language, theme, mails, ...more }: StageOptions): Promise<Stage> => {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const host = await startMailHost({ skin: 'elastic', language: language === 'de' ? 'de_DE' : 'en_US' });
    closing.push(host.stop);
    await host.seed(ME, mails);
    const browser = await openChromium({ extension: CHROME_BUILD, language, theme, headed: true, ...more });
    closing.push(browser.close);
    const office = await browser.page('options.html');
    await office.evaluate(await clientScript());
    const mail = await browser.context.newPage();
    await logIn(mail, host, ME);
    return { host, browser, mail, office, close, ...ways({ host, browser, office, language }) };
  } catch (error) {
    await close();
    throw error;
  }
};

const ways = ({
  host,
  browser,
  office,
  language,
}: Pick<Stage, 'host' | 'browser' | 'office'> & { language: Language }) => ({
  allowSite: async () => {
    const word = wordsOf(language);
    await office.bringToFront();
    await office.getByLabel(word('site_add_label')).fill(host.url);
    const add = office.getByRole('button', { name: word('site_add_action') });
    await grantSite(browser, { origins: ['http://127.0.0.1/*'], click: () => add.click() });
    await office.getByText(word('site_add_done').replace('$1', new URL(host.url).host)).waitFor();
  },
  fill: () =>
    office.evaluate(
      async (writes) => {
        for (const { verb, request } of writes) await globalThis.kundenpulsClient.save(verb, request as never);
      },
      inventedCustomers(language, Date.now()),
    ),
  besideMail: async (path: 'popup.html' | 'sidepanel.html') => {
    const tabId = await until('the mailbox’s tab', () => tabShowing(office, host.url));
    return browser.page(`${path}?tab=${tabId}`);
  },
});

/** The browser's number of the tab at this address, as far as the extension may see it. */
export const tabShowing = (ours: Page, url: string): Promise<number | undefined> =>
  ours.evaluate(async (wanted) => {
    type Tabs = { query: (about: object) => Promise<{ id: number; url?: string }[]> };
    const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
    return (await tabs.query({})).find((tab) => tab.url?.startsWith(wanted))?.id;
  }, url);
