import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenChromium, openChromium } from '../browsers/chromium';
import { badgeSaying, clickBadge } from '../browsers/closed-shadow';
import { grantSite } from '../browsers/grant';
import { CHROME_BUILD, hasChromium, hasDisplay, hasMailHost } from '../needs';
import { aMail } from '../servers/mailbox';
import { hasSogo, startSogoHost } from '../servers/sogo';
import { logInToSogo, openSogoFolder, openSogoMail, replyInSogo } from '../servers/sogo-page';
import { wordsOf } from '../words';

const ME = { name: 'Tischlerei Auer', address: 'kontor@tischlerei-auer.example' };
// No display name: of recipients with one, SOGo's sent folder shows the name alone.
const ERIKA = 'erika@muster-moebel.example';
const SUBJECT = 'Wo bleibt meine Lieferung?';
const NINE_DAYS = 9 * 86_400_000;

const RUNS = [
  { sogo: 'German', language: 'de' },
  { sogo: 'English', language: 'en' },
] as const;

describe.skipIf(!(hasChromium && hasDisplay && hasMailHost && hasSogo)).each(RUNS)(
  'from an unknown customer’s mail to our answer, in SOGo ($sogo)',
  ({ sogo, language }) => {
    const word = wordsOf(language);
    const open: (() => Promise<unknown>)[] = [];
    afterEach(async () => {
      for (const close of open.splice(0).toReversed()) await close();
    });

    /** Opens the popup the way a person does without a mouse: by its shortcut, which also lets it see the tab. */
    const openPopup = async (browser: OpenChromium, mail: Page): Promise<Page> => {
      await mail.bringToFront();
      await browser.display?.press('alt+shift+k');
      return browser.opened('popup.html');
    };

    it('recognizes her, logs her mail, and sees in the sent folder that we answered', async () => {
      const host = await startSogoHost({ language: sogo, users: [ME] });
      open.push(host.stop);
      const date = new Date(Date.now() - NINE_DAYS);
      await host.seed(ME.address, [
        aMail({ from: ERIKA, to: ME.address, subject: SUBJECT, date, text: 'Das ist ärgerlich.\n' }),
      ]);
      const browser = await openChromium({ extension: CHROME_BUILD, language, theme: 'light', headed: true });
      open.push(browser.close);
      const mail = await browser.context.newPage();
      await logInToSogo(mail, host.url, ME.address);
      await openSogoMail(mail, SUBJECT);

      const asking = await openPopup(browser, mail);
      const use = asking.getByRole('button', { name: word('grant_action') });
      await use.waitFor();
      await grantSite(browser, {
        origins: ['http://127.0.0.1/*'],
        // Chrome's question closes the popup under the click.
        click: () => use.click().catch(() => undefined),
      });
      await badgeSaying(mail, new RegExp(word('badge_unknown')));

      const popup = await openPopup(browser, mail);
      await popup.getByRole('button', { name: word('new_customer_add') }).click();
      await popup.getByText(word('mail_logged')).waitFor();
      await popup.close();

      await clickBadge(mail, /Kundenpuls/);
      const panel = await browser.opened('sidepanel.html');
      const reasons = panel.getByRole('region', { name: word('verdict_title') }).getByRole('listitem');
      await reasons.getByText(SUBJECT).waitFor();

      await replyInSogo(mail, 'Die Lieferung kommt morgen früh.');
      await expect.poll(() => host.received().map(({ envelope }) => envelope.to)).toEqual([[ERIKA]]);
      await openSogoFolder(mail, 'Sent');
      await openSogoMail(mail, 'Wo bleibt');
      await expect.poll(() => reasons.getByText(SUBJECT).count()).toBe(0);
    });
  },
);
