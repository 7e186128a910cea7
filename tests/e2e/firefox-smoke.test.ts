import type { ElementHandle, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenFirefox, openFirefox } from './browsers/firefox';
import { FIREFOX_BUILD, hasFirefox, hasMailHost } from './needs';
import { startMailHost } from './servers';
import { aMail } from './servers/mailbox';
import { until } from './servers/processes';
import { logIn, openMessage } from './servers/roundcube-in-firefox';
import { wordsOf } from './words';

const ME = 'kontor@tischlerei-auer.example';
const DAY = 86_400_000;
const word = wordsOf('de');

const erikasMail = aMail({
  from: { name: 'Erika Muster', address: 'erika@muster-moebel.example' },
  to: ME,
  subject: 'Wo bleibt meine Lieferung?',
  date: new Date(Date.now() - 9 * DAY),
  text: 'Guten Tag,\n\nvor drei Wochen bestellt und immer noch keine Lieferung.\n\nErika Muster\n',
});

/** What a page of ours shows, as the eye reads it. */
// biome-ignore lint/performance/useDomNodeTextContent: what nobody sees does not count
const shown = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

const showing = async (page: Page, text: string): Promise<void> => {
  try {
    await until(`"${text}"`, async () => (await shown(page)).includes(text) || undefined);
  } catch (cause) {
    throw new Error(`"${text}" is not on the page, which shows: ${await shown(page)}`, { cause });
  }
};

/** Clicks the button or choice whose own words are exactly these. */
const click = async (page: Page, text: string): Promise<void> => {
  const element = await until(`"${text}" to click`, async () => {
    const found = await page.evaluateHandle(
      (wanted) =>
        [...document.querySelectorAll('button, label')].find(
          (one) =>
            one.textContent?.trim() === wanted ||
            one.querySelector('.choice-text, .button-text')?.textContent?.trim() === wanted,
        ),
      text,
    );
    return found.asElement() ?? undefined;
  });
  // A person sees what lies on top; Puppeteer would click it unseen.
  const isOnTop = (one: Element) => {
    one.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return hit !== null && (one.contains(hit) || hit.contains(one));
  };
  if (!(await page.evaluate(isOnTop, element as ElementHandle<Element>)))
    throw new Error(`something lies on "${text}"`);
  await (element as ElementHandle<Element>).click();
};

describe.skipIf(!hasFirefox || !hasMailHost)('in real Firefox beside a real Roundcube', () => {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
  });

  const tabOf = (ours: Page, url: string): Promise<number> =>
    ours.evaluate(async (wanted) => {
      const { browser } = globalThis as unknown as {
        browser: { tabs: { query: (q: object) => Promise<{ id: number; url?: string }[]> } };
      };
      return (await browser.tabs.query({})).find((tab) => tab.url?.startsWith(wanted))?.id ?? -1;
    }, url);

  const allowSite = async (firefox: OpenFirefox, url: string): Promise<Page> => {
    const options = await firefox.page('options.html');
    await showing(options, word('sites_empty'));
    await options.type('input[type=text]', url);
    await click(options, word('site_add_action'));
    await showing(options, word('site_add_done').replace('$1', new URL(url).host));
    return options;
  };

  it('goes from an unknown customer’s mail to a flag with reasons, and logs the mail once', async () => {
    const host = await startMailHost({ skin: 'elastic', language: 'de_DE' });
    open.push(host.stop);
    await host.seed(ME, [erikasMail]);
    const firefox = await openFirefox({ extension: FIREFOX_BUILD, language: 'de', theme: 'light' });
    open.push(firefox.close);

    // Roundcube is open before the site is allowed: the script has to start in the open tab.
    const mail = await firefox.browser.newPage();
    await logIn(mail, host, ME);
    const options = await allowSite(firefox, host.url);
    await until('the badge’s host in the open tab', async () => (await mail.$('kundenpuls-badge')) ?? undefined);
    // Puppeteer waits by drawn frames, and Firefox draws none in a tab behind another.
    await mail.bringToFront();
    await openMessage(mail, 'Wo bleibt');
    const tab = await tabOf(options, host.url);

    const popup = await firefox.page(`popup.html?tab=${tab}`);
    await showing(popup, 'erika@muster-moebel.example');
    await click(popup, word('new_customer_add'));
    await showing(popup, word('mail_logged'));
    await click(popup, word('kind_complaint'));
    await click(popup, word('category_delivery'));
    await click(popup, word('severity_high'));
    await popup.type('textarea', 'Bestellung 44817 fehlt seit drei Wochen');
    await click(popup, word('log_action'));
    await showing(popup, word('ui_undo'));

    const panel = await firefox.page(`sidepanel.html?tab=${tab}`);
    await showing(panel, word('state_at_risk'));
    const reasons = () => panel.$$eval('.reasons > li', (rows) => rows.map((row) => row.textContent));
    await until('both reasons', async () => (await reasons()).length === 2 || undefined);
    const said = (await reasons()).join('\n');
    expect(said).toContain(word('category_delivery'));
    expect(said).toContain('Wo bleibt meine Lieferung?');

    // The mail is in the timeline once, the complaint tagged on it.
    await showing(panel, word('timeline_entries_one'));
    expect(await panel.$$eval('.timeline > li', (entries) => entries.length)).toBe(1);
  });
});
