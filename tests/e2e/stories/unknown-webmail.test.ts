import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenChromium, openChromium } from '../browsers/chromium';
import { grantSite } from '../browsers/grant';
import { CHROME_BUILD, hasChromium, hasDisplay, PICTURES } from '../needs';
import { wordsOf } from '../words';

// A webmail that no adapter knows, made for this: its open mail in a frame of its own, a link in the text that pretends
// to be somebody else, and its user's own address in the page's head.
const FRAME = `<!doctype html><title>m</title><header class="mail-head"><span class="sender" data-address="erika@muster-moebel.example">Erika Muster</span></header>
<p>Grüße, <a href="mailto:boese@fremd.example">chef@bank.example</a></p>`;
const PAGE = `<!doctype html><meta charset="utf-8"><title>Post</title><h1 title="ich@tischlerei-auer.example">Post</h1>
<iframe src="/mail" width="600" height="300"></iframe>`;

const servePost = async () => {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url === '/mail' ? FRAME : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => new Promise((resolve) => server.close(resolve)) };
};

const RUNS = [
  { language: 'de', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const;

describe.skipIf(!(hasChromium && hasDisplay)).each(RUNS)(
  'in a webmail that no adapter knows ($language, $theme)',
  ({ language, theme }) => {
    const word = wordsOf(language);
    const open: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const close of open.splice(0).toReversed()) await close();
    });

    /** By its shortcut, which lets it see the tab as a click on the toolbar button does. */
    const openPopup = async (browser: OpenChromium, mail: Page): Promise<Page> => {
      await mail.bringToFront();
      await browser.display?.press('alt+shift+k');
      return browser.opened('popup.html');
    };

    it('the customer is picked on a click, logged by hand, and comes first the next time', async () => {
      mkdirSync(PICTURES, { recursive: true });
      const post = await servePost();
      open.push(post.stop);
      const browser = await openChromium({ extension: CHROME_BUILD, language, theme, headed: true });
      open.push(browser.close);
      const picture = (name: string) => browser.screenshotWindow(`${PICTURES}pick-${name}-${language}-${theme}.png`);
      // Else it may come to the front while the popup opens.
      await (await browser.opened('welcome.html')).close();
      const mail = await browser.context.newPage();
      await mail.goto(post.url);

      // Without any grant: the click on the toolbar button is enough for one look.
      const popup = await openPopup(browser, mail);
      await popup.getByText(word('popup_log_without_grant')).click();
      await picture('grant');
      await popup.getByRole('button', { name: word('pick_action') }).click();
      const found = popup.locator('.found-person');
      await expect.poll(() => found.count()).toBe(3);
      await found.first().getByText('@').waitFor();
      await picture('found');
      expect(await popup.locator('.found-person', { hasText: 'boese@fremd.example' }).textContent()).toContain(
        word('pick_deceptive'),
      );
      await found.filter({ hasText: 'Erika Muster' }).click();
      await popup.getByRole('button', { name: word('new_customer_add') }).click();
      await popup.locator('label', { hasText: word('kind_praise') }).click();
      await picture('log');
      await popup.getByRole('button', { name: word('log_action') }).click();
      await popup.getByText(word('ui_undo')).waitFor();
      await popup.close();

      // The next time she stands first, as a suggestion.
      const again = await openPopup(browser, mail);
      await again.getByText(word('popup_log_without_grant')).click();
      await again.getByRole('button', { name: word('pick_action') }).click();
      const first = again.locator('.found-person').first();
      await first.getByText(word('pick_before_person')).waitFor();
      expect(await first.textContent()).toContain('Erika Muster');
      await picture('again');
      await again.close();

      // Once allowed, the popup says that no webmail was recognized, and what can be done.
      const asking = await openPopup(browser, mail);
      const use = asking.getByRole('button', { name: word('grant_action') });
      await grantSite(browser, { origins: ['http://127.0.0.1/*'], click: () => use.click().catch(() => undefined) });
      const told = await openPopup(browser, mail);
      await told.getByText(word('popup_unrecognized')).waitFor();
      await picture('unrecognized');
      await told.close();

      const options = await browser.page('options.html#check');
      await options.getByRole('button', { name: word('check_run') }).click();
      await options.getByText(word('check_none'), { exact: true }).waitFor();
      await options.getByRole('button', { name: word('check_wrong') }).click();
      const report = await options.locator('textarea').inputValue();
      expect(report).toContain('none recognized');
      expect(report).not.toMatch(/@|erika|muster|Grüße/i);
      await options.screenshot({ path: `${PICTURES}pick-check-${language}-${theme}.png`, fullPage: true });
    });
  },
);
