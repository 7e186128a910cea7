import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { findChromium } from '@/tests/install';
import { ROOT } from '@/tests/laws/sources';
import { hasChromium, hasMailHost } from '../needs';
import { aMail } from '../servers/mailbox';
import { hasSogo, startSogoHost } from '../servers/sogo';
import { logInToSogo, openSogoMail } from '../servers/sogo-page';

const ME = { name: 'Tischlerei Auer', address: 'kontor@tischlerei-auer.example' };
const IDLE = 3_000;

const probeScript = async (): Promise<string> => {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': ROOT.replace(/\/$/, '') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: `${ROOT}tests/e2e/servers/sogo-probe.ts`, formats: ['iife'], name: 'probe' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('the probe could not be bundled');
  return `globalThis.counted = (() => { ${output.output[0].code}; return probe.start(); })()`;
};

describe.skipIf(!(hasChromium && hasMailHost && hasSogo))('SOGo’s endless spinner', () => {
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).toReversed()) await close();
  });

  it('wakes nobody, and the next mail is read all the same', async () => {
    const host = await startSogoHost({ language: 'English', users: [ME] });
    open.push(host.stop);
    const mails = ['erika@muster-moebel.example', 'tom.ruge@ruge-antik.example'].map((from, days) =>
      aMail({
        from,
        to: ME.address,
        subject: `Mail ${days}`,
        date: new Date(Date.UTC(2026, 8, days + 1)),
        text: 'x\n',
      }),
    );
    await host.seed(ME.address, mails);
    const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
    open.push(() => browser.close());
    const page = await browser.newPage();
    await logInToSogo(page, host.url, ME.address);
    await openSogoMail(page, 'Mail 0');
    await page.evaluate(await probeScript());
    const counted = () =>
      page.evaluate<{ looks: number; readings: number; changes: number; senders: string[] }>('counted()');
    await expect.poll(async () => (await counted()).senders).toEqual(['erika@muster-moebel.example']);
    // Marking as read still changes the list.
    await pause(IDLE);

    const before = await counted();
    // Not a wait for something, but the time in which nothing may happen.
    await pause(IDLE);
    const after = await counted();
    expect(after.changes).toBeGreaterThan(before.changes + 60);
    expect({ looks: after.looks, readings: after.readings }).toEqual({
      looks: before.looks,
      readings: before.readings,
    });

    await openSogoMail(page, 'Mail 1');
    await expect.poll(async () => (await counted()).senders).toEqual(['tom.ruge@ruge-antik.example']);
  });
});
