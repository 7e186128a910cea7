import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { badgeSaying, badgeText, clickBadge } from './browsers/closed-shadow';
import { isGranted } from './browsers/grant';
import { hasChromium, hasDisplay, hasMailHost } from './needs';
import { aMail } from './servers/mailbox';
import { until } from './servers/processes';
import { openFolder, openMessage } from './servers/roundcube-page';
import { ME, openStage, type Stage } from './stage';
import { wordsOf } from './words';

const word = wordsOf('de');
const HOUR = 3_600_000;
const SITE = ['http://127.0.0.1/*'];
type Extension = Pick<typeof import('webextension-polyfill'), 'permissions' | 'scripting'>;

const mailFrom = (name: string, hours: number) =>
  aMail({
    from: { name, address: `${name.toLowerCase()}@kunde.example` },
    to: ME,
    subject: `Frage von ${name}`,
    date: new Date(Date.now() - hours * HOUR),
    text: 'Guten Tag\n',
  });

describe.skipIf(!hasChromium || !hasDisplay || !hasMailHost)('beside an open webmail', () => {
  let stage: Stage;
  afterEach(() => stage?.close());

  const start = async () => {
    const mails = [mailFrom('Anna', 1), mailFrom('Bernd', 2), mailFrom('Carla', 3)];
    stage = await openStage({ language: 'de', theme: 'light', mails });
    await stage.allowSite();
    await stage.mail.bringToFront();
    await openMessage(stage.mail, 'Anna');
    await badgeSaying(stage.mail, new RegExp(word('badge_unknown')));
  };
  const hosts = (page: Page) => page.locator('kundenpuls-badge').count();

  it('a reload of the extension is said once, without an error, and repaired by reloading the tab', async () => {
    await start();
    const { mail, browser } = stage;
    const errors: string[] = [];
    mail.on('pageerror', (error) => errors.push(String(error)));
    mail.on('console', (message) => message.type() === 'error' && errors.push(message.text()));

    const gone = stage.office.waitForEvent('close');
    const worker = await browser.worker();
    await worker.evaluate('chrome.runtime.reload()').catch(() => undefined); // the worker dies of it
    await gone;

    await openMessage(mail, 'Bernd');
    await badgeSaying(mail, new RegExp(word('badge_reload')));
    await clickBadge(mail, new RegExp(word('badge_close')));
    await openMessage(mail, 'Carla');
    expect(await badgeText(mail)).toBe('');
    expect(errors).toEqual([]);

    // Playwright does not see the worker of a reloaded extension: its pages ask the browser instead.
    const office = await until('a page of the reloaded extension', () =>
      browser.page('options.html').catch(() => undefined),
    );
    const kept = () =>
      office.evaluate(async (origins) => {
        const { permissions, scripting } = (globalThis as unknown as { chrome: Extension }).chrome;
        const scripts = await scripting.getRegisteredContentScripts();
        return {
          granted: await permissions.contains({ origins }),
          on: scripts.flatMap(({ matches }) => matches ?? []),
        };
      }, SITE);
    await expect.poll(kept).toEqual({ granted: true, on: SITE });

    await mail.bringToFront();
    await openFolder(mail, 'INBOX');
    await openMessage(mail, 'Carla');
    await badgeSaying(mail, new RegExp(word('badge_unknown')));
    expect(await hosts(mail)).toBe(1);
    expect(errors).toEqual([]);
  });

  it('a site that is revoked is left at once, and nothing of ours stays in the page', async () => {
    await start();
    const { mail, office, host, browser } = stage;
    await office
      .getByRole('button', { name: word('sites_revoke_label').replace('$1', new URL(host.url).host) })
      .click();
    await until('the page without our badge', async () => (await hosts(mail)) === 0 || undefined);
    await until('the grant taken back', async () => !(await isGranted(browser, SITE)) || undefined);
    await openMessage(mail, 'Bernd');
    expect(await hosts(mail)).toBe(0);
  });

  it('a log whose worker was stopped under the open popup gets through, once', async () => {
    await start();
    const { mail, browser, office } = stage;
    const popup = await stage.besideMail('popup.html');
    await popup.getByRole('button', { name: word('new_customer_add') }).click();
    await popup.getByText(word('mail_logged')).waitFor();
    await popup.locator('label', { hasText: word('kind_complaint') }).click();
    await popup.getByLabel(word('complaint_words')).fill('Kam zu spät');

    const cdp = await browser.context.newCDPSession(popup);
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await popup.getByRole('button', { name: word('log_action') }).click();
    await popup.getByText(word('log_done').replace('$1', word('kind_complaint'))).waitFor();
    const kept = await office.evaluate(async () => {
      const { ask } = globalThis.kundenpulsClient;
      const [anna] = await ask('account.search', { text: 'Anna', limit: 5 });
      return anna && (await ask('profile.get', { id: anna.id }));
    });
    expect(kept?.counts).toMatchObject({ interactions: 1, complaints: 1 });
    expect(kept?.complaints.map(({ words }) => words)).toEqual(['Kam zu spät']);
    await mail.close();
  });
});
