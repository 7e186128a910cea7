import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenChromium, openChromium } from '../browsers/chromium';
import { badgeSaying, clickBadge } from '../browsers/closed-shadow';
import { grantSite } from '../browsers/grant';
import { CHROME_BUILD, hasChromium, hasDisplay, hasMailHost, PICTURES } from '../needs';
import { type MailHost, startMailHost } from '../servers';
import { aMail } from '../servers/mailbox';
import { logIn, openFolder, openMessage, replyTo } from '../servers/roundcube-page';
import { wordsOf } from '../words';

const ME = 'kontor@tischlerei-auer.example';
const DAY = 86_400_000;

/** Nine days back: whatever the weekday, more than five working days lie between, and the complaint is old enough to weigh. */
const erikasMail = () =>
  aMail({
    from: { name: 'Erika Muster', address: 'erika@muster-moebel.example' },
    to: ME,
    subject: 'Wo bleibt meine Lieferung?',
    date: new Date(Date.now() - 9 * DAY),
    text: 'Guten Tag,\n\nvor drei Wochen bestellt und immer noch keine Lieferung. Das ist ärgerlich.\n\nErika Muster\n',
  });

const RUNS = [
  { skin: 'elastic', webmail: 'de_DE', language: 'de', theme: 'light' },
  { skin: 'larry', webmail: 'en_US', language: 'en', theme: 'dark' },
] as const;

const able = hasChromium && hasDisplay && hasMailHost;

describe.skipIf(!able).each(RUNS)(
  'from an unknown customer’s mail to a flag that falls again, in Roundcube $skin ($language, $theme)',
  ({ skin, webmail, language, theme }) => {
    const word = wordsOf(language);
    const open: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const close of open.splice(0).toReversed()) await close();
    });

    const start = async (): Promise<{ host: MailHost; browser: OpenChromium; mail: Page }> => {
      const host = await startMailHost({ skin, language: webmail });
      open.push(host.stop);
      await host.seed(ME, [erikasMail()]);
      const browser = await openChromium({ extension: CHROME_BUILD, language, theme, headed: true });
      open.push(browser.close);
      const mail = await browser.context.newPage();
      await logIn(mail, host, ME);
      return { host, browser, mail };
    };

    /** Opens the popup the way a person does without a mouse: by its shortcut, which also lets it see the tab. */
    const openPopup = async (browser: OpenChromium, mail: Page): Promise<Page> => {
      await mail.bringToFront();
      await browser.display?.press('alt+shift+k');
      return browser.opened('popup.html');
    };

    it('goes all the way', async () => {
      mkdirSync(PICTURES, { recursive: true });
      const { host, browser, mail } = await start();
      const picture = (name: string) => browser.screenshotWindow(`${PICTURES}story-${name}-${language}-${theme}.png`);
      await openMessage(mail, 'Wo bleibt');

      // Granting: one site, one click, no reload.
      const asking = await openPopup(browser, mail);
      const use = asking.getByRole('button', { name: word('grant_action') });
      await use.waitFor();
      await picture('grant');
      await grantSite(browser, {
        origins: ['http://127.0.0.1/*'],
        // Chrome's question closes the popup under the click.
        click: () => use.click().catch(() => undefined),
      });
      await badgeSaying(mail, new RegExp(word('badge_unknown')));
      await picture('unknown');

      // Adding her: one click.
      const popup = await openPopup(browser, mail);
      await popup.getByRole('button', { name: word('new_customer_add') }).click();
      await popup.getByText(word('mail_logged')).waitFor();

      // Tagging the complaint.
      await popup.locator('label', { hasText: word('kind_complaint') }).click();
      await popup.locator('label', { hasText: word('category_delivery') }).click();
      await popup.locator('label').getByText(word('severity_high'), { exact: true }).click();
      await popup.getByLabel(word('complaint_words')).fill('Bestellung 44817 fehlt seit drei Wochen');
      await picture('complaint');
      await popup.getByRole('button', { name: word('log_action') }).click();
      await popup.getByRole('button', { name: word('ui_undo') }).waitFor();
      await popup.close();

      // The flag, with its reasons, beside the mail.
      await badgeSaying(mail, new RegExp(`${word('state_at_risk')}|${word('state_slipping')}`));
      await clickBadge(mail, /Kundenpuls/);
      const panel = await browser.opened('sidepanel.html');
      const verdict = panel.getByRole('region', { name: word('verdict_title') });
      await verdict.getByText(word('state_at_risk')).waitFor();
      const reasons = verdict.getByRole('listitem');
      await expect.poll(() => reasons.count()).toBe(2);
      const said = (await reasons.allInnerTexts()).join('\n');
      expect(said).toContain(word('category_delivery'));
      expect(said).toContain('Wo bleibt meine Lieferung?');
      await picture('flagged');

      // Answering from Roundcube's own compose window stops the waiting clock.
      await replyTo(mail, 'Die Lieferung kommt morgen früh. Entschuldigung für die Verspätung.');
      expect(host.received().map(({ envelope }) => envelope.to)).toEqual([['erika@muster-moebel.example']]);
      await openFolder(mail, 'Sent');
      await openMessage(mail, 'Wo bleibt');
      await expect.poll(() => reasons.count()).toBe(1);
      expect(await reasons.allInnerTexts()).not.toContain('Wo bleibt meine Lieferung?');

      // Resolving lets the flag fall.
      await panel.getByRole('button', { name: word('complaint_resolve'), exact: true }).click();
      await panel.getByRole('button', { name: word('yes'), exact: true }).click();
      await verdict.getByText(word('state_recovered')).waitFor();
      await badgeSaying(mail, new RegExp(word('state_recovered')));
      await picture('resolved');

      // Nothing was logged twice on the way.
      await expect
        .poll(() =>
          panel
            .getByRole('region', { name: /Verlauf|History|Timeline/ })
            .getByRole('listitem')
            .count(),
        )
        .toBe(2);
    });
  },
);
