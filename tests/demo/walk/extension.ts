import type { Page } from 'puppeteer-core';
import { protocol, type Response, type Sent, type Verb } from '@/utils/messaging/protocol';

/** The extension's side of the demo: what it knows, asked as one of its own pages may ask. */
export type Extension = {
  /** The language the browser shows the extension in. */
  readonly language: () => Promise<string>;
  /** The answer of the background. Only for reading: whatever is written in the demo is written through the screens. */
  readonly ask: <V extends ReadVerb>(verb: V, request: Sent<V>) => Promise<Response<V>>;
  /** The browser's id of the tab that shows this site. */
  readonly tabOf: (origin: string) => Promise<number>;
};

type ReadVerb = { [V in Verb]: (typeof protocol)[V] extends { write: true } ? never : V }[Verb];

type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string } };
type Tab = { id?: number; url?: string };
type Api = {
  i18n: { getUILanguage: () => string };
  runtime: { sendMessage: (message: object) => Promise<Answer> };
  tabs: { query: (of: object) => Promise<Tab[]> };
};

/** Asks from a page of the extension that is open all the time. */
export const extensionBehind = (page: Page): Extension => ({
  language: () => page.evaluate(() => (globalThis as unknown as { chrome: Api }).chrome.i18n.getUILanguage()),
  ask: async (verb, request) => {
    // As text: of an object that an answer names twice, Firefox's remote protocol hands over one.
    const text = await page.evaluate(
      async (message) =>
        JSON.stringify(await (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage(message)),
      { verb, request },
    );
    const answer: Answer = JSON.parse(text);
    if (!answer.ok) throw new Error(`The extension refused “${verb}”: ${answer.error.message}`);
    return protocol[verb].response.parse(answer.value) as Response<typeof verb>;
  },
  tabOf: async (origin) => {
    const tabs = await page.evaluate(() => (globalThis as unknown as { chrome: Api }).chrome.tabs.query({}));
    const id = tabs.find((tab) => tab.url?.startsWith(origin))?.id;
    if (id === undefined) throw new Error(`No tab shows ${origin}.`);
    return id;
  },
});
