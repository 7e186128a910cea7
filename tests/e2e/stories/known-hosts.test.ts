import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { textOf } from '@/tests/laws/sources';
import { type OpenChromium, openChromium } from '../browsers/chromium';
import { badgeSaying } from '../browsers/closed-shadow';
import { grantSite } from '../browsers/grant';
import { CHROME_BUILD, hasChromium, hasDisplay } from '../needs';
import { wordsOf } from '../words';

const word = wordsOf('de');

const WEBMAILS = [
  {
    name: 'Gmail',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKJ',
    capture: 'gmail/thread-list-cached-de',
    others: '[role="listitem"]:not(:nth-child(3))',
    // In the list that Gmail keeps hidden before the thread.
    hidden: 'marta.kolbe@kolbe-druck.example',
  },
  {
    name: 'Outlook',
    url: 'https://outlook.office.com/mail/inbox/id/AAQkADAwATMwMAItYjBiZi03YmY3LTAwAi0wMAoAEABjgKbAj7DwSKnW58_s6Q-7',
    capture: 'outlook/conversation-de',
    others: '[aria-expanded="true"] + [aria-expanded="true"]',
    hidden: 'Paul Intern',
  },
] as const;

/** A capture without the thread's other mails: one mail, one entry. */
const pageOf = (capture: string, others: string): string => {
  const { document } = openPage(textOf(`tests/fixtures/webmail/${capture}.html`), 'https://capture.example/');
  for (const other of document.querySelectorAll(others)) other.remove();
  return `<!doctype html>${document.documentElement.outerHTML}`;
};

/** Everything in the extension's databases, as text. */
const stored = async ({ worker }: OpenChromium): Promise<Record<string, unknown[]>> =>
  (await worker()).evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const rows: Record<string, unknown[]> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        rows[store] = await done(database.transaction(store).objectStore(store).getAll());
      }
      database.close();
    }
    return rows;
  });

describe.skipIf(!hasChromium || !hasDisplay).each(WEBMAILS)('$name under its real name', (webmail) => {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
  });

  const openPopup = async (browser: OpenChromium, mail: Page): Promise<Page> => {
    await mail.bringToFront();
    await browser.display?.press('alt+shift+k');
    return browser.opened('popup.html');
  };

  it('is granted with one click; its mail is recognized, logged once, and nothing else is read', async () => {
    const { url, capture, others, hidden } = webmail;
    const browser = await openChromium({ extension: CHROME_BUILD, language: 'de', theme: 'light', headed: true });
    open.push(browser.close);
    const asked: string[] = [];
    // The network stays closed: one page of our own, under the webmail's name.
    await browser.context.route(/^(?!chrome-extension:)/, async (route) => {
      const request = route.request();
      if (!request.isNavigationRequest() || new URL(request.url()).origin !== new URL(url).origin) {
        asked.push(request.url());
        return route.abort();
      }
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(capture, others) });
    });
    // The first-run page opens by itself, some moments after the start, and would come before the mail.
    await (await browser.opened('welcome.html')).close();
    const mail = await browser.context.newPage();
    await mail.goto(url);

    const asking = await openPopup(browser, mail);
    const use = asking.getByRole('button', { name: word('grant_action_in').replace('$1', webmail.name) });
    await use.waitFor();
    await grantSite(browser, {
      origins: [`${new URL(url).origin}/*`],
      // Chrome's question closes the popup under the click.
      click: () => use.click().catch(() => undefined),
    });
    await badgeSaying(mail, new RegExp(word('badge_unknown')));

    const popup = await openPopup(browser, mail);
    await popup.getByText('erika@muster-moebel.example').first().waitFor();
    await popup.getByRole('button', { name: word('new_customer_add') }).click();
    await popup.getByText(word('mail_logged')).waitFor();
    await popup.close();

    // Another look at the same mail is no second mail.
    await mail.reload();
    await badgeSaying(mail, /\S/);
    const rows = await stored(browser);
    expect(rows.interactions).toHaveLength(1);
    expect(JSON.stringify(rows)).toContain('erika@muster-moebel.example');
    expect(JSON.stringify(rows)).toContain('Lieferung der Standuhr');
    expect(JSON.stringify(rows)).not.toContain(hidden);
    expect(JSON.stringify(rows)).not.toContain('chef@boese.example');
    // What our page names, and what a browser asks for by itself; nothing of ours.
    expect(asked.filter((asked) => !/owamail|favicon/.test(asked))).toEqual([]);
  });
});
