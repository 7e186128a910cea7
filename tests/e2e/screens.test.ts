import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, hasDisplay, hasMailHost, PICTURES } from './needs';
import { aMail } from './servers/mailbox';
import { openMessage } from './servers/roundcube-page';
import { ME, openStage, type Stage } from './stage';
import { wordsOf } from './words';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DAY = 86_400_000;

const mailsIn = (language: 'de' | 'en') => [
  aMail({
    from: { name: 'Erika Muster', address: 'erika@muster-moebel.example' },
    to: ME,
    subject: language === 'de' ? 'Wo bleibt meine Lieferung?' : 'Where is my delivery?',
    date: new Date(Date.now() - 9 * DAY),
    text: language === 'de' ? 'Guten Tag,\n\nwo bleibt sie?\n' : 'Hello,\n\nwhere is it?\n',
  }),
  aMail({
    from: { name: 'Paul Fischer', address: 'p.fischer@fischer-bootsbau.example' },
    to: ME,
    subject: language === 'de' ? 'Anfrage: Einbauschränke' : 'Enquiry: fitted cupboards',
    date: new Date(Date.now() - DAY),
    text: '…\n',
  }),
];

const RUNS = [
  { language: 'de', theme: 'light' },
  { language: 'en', theme: 'light' },
  { language: 'de', theme: 'dark' },
  { language: 'en', theme: 'dark' },
] as const;

/** What axe-core objects to, one line each; serious and critical ones first. */
const objections = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (): Promise<AxeResults> =>
      (globalThis as unknown as { axe: { run: (what: Document) => Promise<AxeResults> } }).axe.run(document),
  );
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
};

/** Everything that reaches out of the page on its right, as a person would see it. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => `${scrollWidth} > ${clientWidth}: ${element.outerHTML.slice(0, 120)}`)
      .slice(0, 5);
  });

/** What a mouse can use and Tab does not reach, and what Tab reaches without showing it. */
const outOfReach = async (page: Page): Promise<string[]> => {
  const wanted = await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    // An input for files that nobody sees: the button beside it opens it.
    const isProxied = (one: HTMLElement) => one.tabIndex < 0 && one.classList.contains('visually-hidden');
    const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
    const seen = [...controls].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !isProxied(one));
    // Of a group of radio buttons Tab reaches one, arrows the others.
    const names = new Set<string>();
    return seen
      .filter((one) => {
        if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
        const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(one.name)}"]`)];
        const stop = group.find(({ checked }) => checked) ?? group[0];
        if (names.has(one.name) || stop !== one) return false;
        names.add(one.name);
        return true;
      })
      .map((one, index) => {
        one.dataset.reach = String(index);
        return one.outerHTML.replace(/<svg.*?<\/svg>/g, '').slice(0, 140);
      });
  });
  const reached = new Map<number, boolean>();
  await page.evaluate(() => window.getSelection()?.removeAllRanges());
  for (let press = 0; press < wanted.length + 5; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused.dataset.reach === undefined) return undefined;
      const around = [focused, focused.closest('label, .control-frame, .combobox-field'), focused.parentElement];
      const visible = around.some((one) => one && getComputedStyle(one).outlineStyle !== 'none');
      const { bottom, top } = focused.getBoundingClientRect();
      return { index: Number(focused.dataset.reach), visible: visible && bottom > 0 && top < innerHeight };
    });
    if (at !== undefined) reached.set(at.index, at.visible);
  }
  return wanted.flatMap((html, index) =>
    reached.get(index) === true ? [] : [`${reached.has(index) ? 'focus unseen' : 'not reached'}: ${html}`],
  );
};

describe.skipIf(!hasChromium || !hasDisplay || !hasMailHost).each(RUNS)(
  'every screen in $language, $theme',
  ({ language, theme }) => {
    const word = wordsOf(language);
    let stage: Stage;

    beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      stage = await openStage({ language, theme, mails: mailsIn(language) });
    });
    afterAll(() => stage?.close());

    /** Axe, and once per language also keyboard, 320 pixels and 200 percent. Leaves the page as wide as it was. */
    const isSound = async (page: Page) => {
      await page.bringToFront();
      expect(await objections(page)).toEqual([]);
      if (theme === 'dark') return;
      const before = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      expect(await outOfReach(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overflowing(page)).toEqual([]);
      // A laptop's 1280 pixels at 200 percent.
      await page.setViewportSize({ width: 640, height: 360 });
      expect(await overflowing(page)).toEqual([]);
      await page.setViewportSize(before);
    };

    /** As high as its content where no height is given. */
    const picture = async (page: Page, name: string, width: number, height?: number) => {
      const whole = () => page.evaluate(() => document.documentElement.scrollHeight);
      // Twice: higher windows leave more room around things.
      for (const first of [300, 0]) {
        await page.setViewportSize({ width, height: first || (await whole()) });
        await page.setViewportSize({ width, height: height ?? (await whole()) });
      }
      await page.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
        window.scrollTo(0, 0);
      });
      await page.screenshot({ path: `${PICTURES}${name}-${language}-${theme}.png`, animations: 'disabled' });
    };
    const POPUP = 400;

    it('greets in three steps', async () => {
      const page = await stage.browser.opened('welcome.html');
      await page.getByRole('heading', { name: word('welcome_stores_title') }).waitFor();
      await isSound(page);
      await picture(page, 'welcome', 900);
      await page.getByRole('button', { name: word('welcome_next') }).click();
      await page.getByLabel(word('welcome_own'), { exact: true }).fill(ME);
      await isSound(page);
      await page.getByRole('button', { name: word('welcome_next') }).click();
      await page.getByRole('heading', { name: word('welcome_webmail_title') }).waitFor();
      await isSound(page);
      await page.getByRole('button', { name: word('welcome_finish') }).click();
      await page.getByRole('heading', { name: word('welcome_done_title') }).waitFor();
      await isSound(page);
      await page.close();
    });

    it('asks in the popup before it reads a site', async () => {
      await stage.mail.bringToFront();
      await stage.browser.display?.press('alt+shift+k');
      const popup = await stage.browser.opened('popup.html');
      await popup.getByRole('button', { name: word('grant_action') }).waitFor();
      // The real popup takes its size from its content, so only axe looks at it here.
      expect(await objections(popup)).toEqual([]);
      await popup.close();
    });

    it('has a popup and a panel that say what to do while there is nothing', async () => {
      await stage.allowSite();
      const popup = await stage.besideMail('popup.html');
      await popup.getByText(word('popup_no_mail_in').replace('$1', 'Roundcube')).waitFor();
      await isSound(popup);
      await popup.close();
      const panel = await stage.besideMail('sidepanel.html');
      await panel.getByText(word('today_empty')).waitFor();
      await isSound(panel);
      await panel.close();
    });

    it('lists who needs care today', async () => {
      await stage.fill();
      const panel = await stage.besideMail('sidepanel.html');
      await panel.getByText('Muster Möbel GmbH').waitFor();
      await isSound(panel);
      await picture(panel, 'today', 400, 520);
      await panel.close();
      const popup = await stage.besideMail('popup.html');
      await popup.getByText('Muster Möbel GmbH').waitFor();
      await isSound(popup);
      await popup.close();
    });

    it('offers an unknown sender as a customer', async () => {
      await stage.mail.bringToFront();
      await openMessage(stage.mail, language === 'de' ? 'Anfrage' : 'Enquiry');
      const popup = await stage.besideMail('popup.html');
      await popup.getByRole('button', { name: word('new_customer_add') }).waitFor();
      await isSound(popup);
      await picture(popup, 'stranger', POPUP);
      await popup.close();
    });

    it('logs about a known customer, with a complaint', async () => {
      await stage.mail.bringToFront();
      await openMessage(stage.mail, language === 'de' ? 'Wo bleibt' : 'Where is');
      const popup = await stage.besideMail('popup.html');
      await popup.getByText(word('mail_logged')).waitFor();
      await isSound(popup);
      await picture(popup, 'popup', POPUP);
      await popup.locator('label', { hasText: word('kind_complaint') }).click();
      await popup.locator('label', { hasText: word('category_delivery') }).click();
      await popup
        .getByLabel(word('complaint_words'))
        .fill(language === 'de' ? 'Zwei Tische fehlen' : 'Two desks missing');
      await isSound(popup);
      await picture(popup, 'complaint', POPUP);
      await popup.close();
    });

    it('shows a customer whole in the panel', async () => {
      const panel = await stage.besideMail('sidepanel.html');
      await panel.getByRole('region', { name: word('verdict_title') }).waitFor();
      await panel.locator('.timeline > li').first().waitFor();
      await isSound(panel);
      await picture(panel, 'sidepanel', 400, 1100);
      await panel.setViewportSize({ width: 400, height: 900 });
      await panel.getByRole('button', { name: word('timeline_filter') }).click();
      await isSound(panel);
      await panel.close();
    });

    it.each(['sites', 'team', 'segments', 'data', 'about'])('explains its options: %s', async (part) => {
      const options = await stage.browser.page(`options.html#${part}`);
      await options.getByRole('heading', { level: 2 }).first().waitFor();
      await isSound(options);
      if (part === 'segments' || part === 'data') await picture(options, `options-${part}`, 1060, 760);
      if (part === 'segments') {
        await options
          .getByRole('button', { name: new RegExp(word('segment_edit_label').replace('$1', '')) })
          .first()
          .click();
        await options.locator('.match-preview').waitFor();
        await isSound(options);
        await picture(options, 'segment', 1060, 760);
      }
      await options.close();
    });
  },
);
