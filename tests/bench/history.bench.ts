import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type OpenChromium, openChromium } from '@/tests/e2e/browsers/chromium';
import { clientScript } from '@/tests/e2e/client-bundle';
import { CHROME_BUILD, hasChromium } from '@/tests/e2e/needs';
import '@/tests/e2e/stage';
import { ROOT } from '@/tests/laws/sources';
import { expectAtMost, inTurn, median } from './ratio';
import type { seed as Seed } from './seed';

declare global {
  var kundenpulsSeed: { seed: typeof Seed };
}

const FEW = 1_000;
const MANY = 100_000;

const seedScript = async (): Promise<string> => {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': ROOT.replace(/\/$/, '') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: `${ROOT}tests/bench/seed.ts`, formats: ['iife'], name: 'kundenpulsSeed' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('the seed could not be bundled');
  return `globalThis.kundenpulsSeed = (() => { ${output.output[0].code}; return kundenpulsSeed; })()`;
};

describe.skipIf(!hasChromium)('the history', () => {
  let chromium: OpenChromium;
  let page: Page;

  beforeAll(async () => {
    chromium = await openChromium({ extension: CHROME_BUILD, language: 'de', theme: 'light' });
    page = await chromium.page('options.html');
    await page.evaluate(await clientScript());
    await page.evaluate(await seedScript());
    await page.evaluate(async () => {
      const { save } = globalThis.kundenpulsClient;
      for (const id of ['one', 'few', 'many'])
        await save('account.create', { id, contactId: `${id}-first`, name: `Kunde ${id}`, kind: 'private' });
    });
  });
  afterAll(() => chromium?.close());

  /** One log of a call, until it is confirmed; then until everything that follows from it is done, outside the clock. */
  const log = () =>
    page.evaluate(async () => {
      const { runtime } = (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome;
      let told = 0;
      let settled = (): void => undefined;
      const followed = new Promise<void>((resolve) => {
        settled = resolve;
      });
      // Pages hear of a write twice: when it is stored, and when the customer was assessed again.
      const hear = () => {
        told += 1;
        if (told === 2) settled();
      };
      runtime.onMessage.addListener(hear as never);
      const id = crypto.randomUUID();
      const before = performance.now();
      await globalThis.kundenpulsClient.save('interaction.log', {
        draft: {
          id,
          accountId: 'one',
          channel: 'phone',
          direction: 'inbound',
          at: Date.now(),
          kind: 'advice',
          note: 'Eiche oder Esche: Muster mitgegeben.',
          tags: [],
        },
      });
      const took = performance.now() - before;
      await followed;
      runtime.onMessage.removeListener(hear as never);
      return took;
    });

  /** The record a log becomes, with its indexes, put into a database of the same origin: nothing but the flush to the disk. */
  const rawPut = () =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('raw', 1);
        request.onupgradeneeded = () => {
          const store = request.result.createObjectStore('rows', { keyPath: 'id' });
          store.createIndex('account', ['ix.account', 'ix.newest', 'id']);
          store.createIndex('newest', ['ix.newest', 'id']);
          store.createIndex('gone', 'ix.gone');
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const id = crypto.randomUUID();
      const at = Date.now();
      const said = { channel: 'phone', direction: 'inbound', kind: 'advice', capture: 'manual' };
      const before = performance.now();
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
        transaction.objectStore('rows').put({
          id,
          t: 'interaction',
          v: 1,
          h: `${at}-0000-abcdefgh`,
          d: { ...said, accountId: 'one', at, note: 'Eiche oder Esche: Muster mitgegeben.' },
          ix: { account: 'one', newest: -at },
        });
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      const took = performance.now() - before;
      database.close();
      return took;
    });

  /** What the panel asks when it shows a customer: the profile, and the first page of the timeline. */
  const profileOf = (id: string) => () =>
    page.evaluate(async (accountId) => {
      const { ask } = globalThis.kundenpulsClient;
      const before = performance.now();
      const [profile, timeline] = await Promise.all([
        ask('profile.get', { id: accountId }),
        ask('timeline.page', { accountId }),
      ]);
      const took = performance.now() - before;
      if (profile === null || timeline.interactions.length === 0) throw new Error(`nothing of ${accountId}`);
      return took;
    }, id);

  it('confirms a log within 3 times a raw strict put', async () => {
    expectAtMost(3, 'a log, confirmed, against a raw strict put', await inTurn(30, rawPut, log));
  });

  it(`shows a customer of ${MANY} interactions within twice the time of one of ${FEW}`, async () => {
    await page.evaluate((count) => globalThis.kundenpulsSeed.seed('few', count), FEW);
    await profileOf('one')();
    const small = [];
    for (let sample = 0; sample < 40; sample += 1) small.push(await profileOf('one')());
    const began = performance.now();
    await page.evaluate((count) => globalThis.kundenpulsSeed.seed('many', count), MANY);
    console.log(`seeded ${MANY} interactions in ${((performance.now() - began) / 1000).toFixed(0)} s`);

    // The verdicts are made once after a write, as the worker does by itself; what is shown is the stored one.
    await page.evaluate(async () => {
      const { save } = globalThis.kundenpulsClient;
      for (const id of ['few', 'many']) await save('account.change', { id, change: { valueClass: 'A' } });
    });
    const fresh = async (id: string) => {
      const began = performance.now();
      await page.waitForFunction(
        async (accountId) => {
          const before = performance.now();
          await globalThis.kundenpulsClient.ask('profile.get', { id: accountId });
          return performance.now() - before < 50;
        },
        id,
        { timeout: 120_000 },
      );
      return performance.now() - began;
    };
    await fresh('few');
    console.log(`the verdict on the customer of ${MANY} stood after ${(await fresh('many')).toFixed(0)} ms`);

    const samples = await inTurn(30, profileOf('few'), profileOf('many'));
    expectAtMost(2, `a profile, ${MANY} interactions against ${FEW}`, samples);
    const large = [];
    for (let sample = 0; sample < 40; sample += 1) large.push(await profileOf('one')());
    expectAtMost(2, `any profile, in a history of ${MANY} against ${FEW}`, { base: small, ours: large });
    console.log(`medians: ${median(small).toFixed(1)} and ${median(large).toFixed(1)} ms`);
  });
});
