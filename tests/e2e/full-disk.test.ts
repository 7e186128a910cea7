import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenChromium, openChromium } from './browsers/chromium';
import { clientScript } from './client-bundle';
import { CHROME_BUILD, hasChromium } from './needs';
import { wordsOf } from './words';
import './stage';

const word = wordsOf('de');
const profile = mkdtempSync(join(tmpdir(), 'kundenpuls-full-disk-'));
const disk = join(profile, 'Default', 'IndexedDB');
const filler = join(disk, 'everything-else-on-this-device');

/** Where the history's files lie: a disk of twelve megabytes. Only root may make one. */
const mounted = ((): boolean => {
  if (!hasChromium || process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  mkdirSync(disk, { recursive: true });
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // a container that may not mount
  }
})();

const fill = () => {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
};

describe.skipIf(!mounted)('a disk that is full', () => {
  let chromium: OpenChromium;
  let office: Page;

  beforeAll(async () => {
    chromium = await openChromium({ extension: CHROME_BUILD, language: 'de', theme: 'light', profile });
    office = await chromium.page('options.html');
    await office.evaluate(await clientScript());
    await office.evaluate(() =>
      globalThis.kundenpulsClient.save('account.create', {
        id: 'sommer',
        contactId: 'sommer-first',
        name: 'Familie Sommer',
        kind: 'private',
      }),
    );
  });
  afterAll(async () => {
    await chromium?.close();
    execFileSync('/bin/umount', ['-l', disk]);
    rmSync(profile, { recursive: true, force: true });
  });

  const stored = () =>
    office.evaluate(async () => {
      const page = await globalThis.kundenpulsClient.ask('timeline.page', { accountId: 'sommer' });
      return page.interactions.map(({ note }) => note);
    });

  it('is told as "not saved"; the words stay, and are saved once when there is room again', async () => {
    const popup = await chromium.page('popup.html');
    await popup.getByRole('combobox').fill('Sommer');
    await popup.getByRole('option', { name: 'Familie Sommer' }).click();
    await popup.locator('label', { hasText: word('kind_praise') }).click();
    await popup.getByText(word('log_more')).click();
    const note = popup.getByLabel(word('log_note'));
    await note.fill('Lobt die Küche');

    fill();
    const log = popup.getByRole('button', { name: word('log_action') });
    await log.click();
    await popup
      .getByRole('alert')
      .getByText(/^(Noch nicht gespeichert|Nicht gespeichert)/)
      .first()
      .waitFor();
    console.log(`a full disk says: ${(await popup.getByRole('alert').allTextContents()).join(' | ')}`);
    expect(await note.inputValue()).toBe('Lobt die Küche');

    rmSync(filler);
    // Whoever takes the advice to try again may find the history closed until the worker's next start.
    const cdp = await chromium.context.newCDPSession(popup);
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    expect(await stored()).toEqual([]);
    await log.click();
    await popup.getByText(word('log_done').replace('$1', word('kind_praise'))).waitFor();
    expect(await stored()).toEqual(['Lobt die Küche']);
  });
});
