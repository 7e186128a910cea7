import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ask as Ask, save as Save } from '@/utils/messaging/client';
import { type OpenChromium, openChromium } from './browsers/chromium';
import { clientScript } from './client-bundle';
import { CHROME_BUILD, hasChromium } from './needs';

declare global {
  var kundenpulsClient: { ask: typeof Ask; save: typeof Save };
  var logging: { sent: string[]; confirmed: string[]; failed: string[]; stop: boolean; done: Promise<unknown> };
}

const KILLS = 300;

let chromium: OpenChromium;
let page: Page;

beforeAll(async () => {
  if (!hasChromium) return;
  chromium = await openChromium({ extension: CHROME_BUILD, language: 'en', theme: 'light' });
  page = await chromium.page('/options.html');
  await page.evaluate(await clientScript());
});
afterAll(() => chromium?.close());

it.skipIf(!hasChromium)(`loses and doubles nothing while the worker is killed ${KILLS} times`, async () => {
  await page.evaluate(async () => {
    const { save } = globalThis.kundenpulsClient;
    await save('account.create', { id: 'erika', contactId: 'c1', name: 'Erika Muster', kind: 'private' });
    const state = { sent: [] as string[], confirmed: [] as string[], failed: [] as string[], stop: false };
    const sender = async (name: number) => {
      for (let number = 0; !state.stop; number += 1) {
        const id = `touch-${name}-${number}`;
        state.sent.push(id);
        const draft = {
          id,
          accountId: 'erika',
          channel: 'phone' as const,
          direction: 'inbound' as const,
          at: Date.now(),
          kind: 'advice' as const,
          tags: [],
        };
        // A person whose form says "not saved" presses again: the same words, the same write id.
        while (!state.confirmed.includes(id)) {
          try {
            await save('interaction.log', { draft }, `write-${id}`);
            state.confirmed.push(id);
          } catch (error) {
            state.failed.push(String(error));
            if (!String(error).includes('no answer to')) return;
          }
        }
      }
    };
    const done = Promise.all([0, 1, 2, 3].map(sender));
    // The senders close over `state`; the test reads and stops them through the same object.
    globalThis.logging = Object.assign(state, { done });
  });

  const cdp = await chromium.context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  const confirmed = () => page.evaluate(() => globalThis.logging.confirmed.length);
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Each life of the worker confirms something before it ends at a random moment of its work.
    const before = await confirmed();
    await page.waitForFunction((count) => globalThis.logging.confirmed.length > count, before + (kill % 5), {
      polling: 5,
    });
    await cdp.send('ServiceWorker.stopAllWorkers');
  }
  const result = await page.evaluate(async () => {
    globalThis.logging.stop = true;
    await globalThis.logging.done;
    const { ask } = globalThis.kundenpulsClient;
    const stored: string[] = [];
    let before: { at: number; id: string } | undefined;
    do {
      const { interactions, next } = await ask('timeline.page', { accountId: 'erika', ...(before && { before }) });
      stored.push(...interactions.map(({ id }) => id));
      before = next;
    } while (before !== undefined);
    const { sent, confirmed: confirmedIds, failed } = globalThis.logging;
    return {
      sent,
      confirmed: confirmedIds,
      failed,
      stored,
      counted: (await ask('profile.get', { id: 'erika' }))?.counts,
    };
  });

  const stored = new Set(result.stored);
  // Nothing but a background that did not answer six times in a row may be told to the sender.
  expect(result.failed.filter((error) => !error.includes('no answer to'))).toEqual([]);
  expect(result.confirmed.filter((id) => !stored.has(id))).toEqual([]);
  expect(result.stored.length).toBe(stored.size);
  expect(result.stored.length).toBe(result.sent.length);
  expect(result.counted?.interactions).toBe(result.sent.length);
  console.log(
    `${KILLS} kills: ${result.sent.length} sent, ${result.confirmed.length} confirmed, ${stored.size} stored, ${result.failed.length} sent again by hand`,
  );
});
