import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type OpenChromium, openChromium } from '@/tests/e2e/browsers/chromium';
import { clientScript } from '@/tests/e2e/client-bundle';
import { CHROME_BUILD, hasChromium } from '@/tests/e2e/needs';
import { until } from '@/tests/e2e/servers/processes';
import '@/tests/e2e/stage';
import { textOf } from '@/tests/laws/sources';
import { expectAtMost, inTurn } from './ratio';

const ROWS = 3_000;
const ROUNDS = 6;
/** Longer than anything the script waits for. */
const CALM_MS = 800;
const FIXTURE = 'tests/fixtures/webmail/roundcube/elastic-de-list-preview';

/** The captured list page with its rows repeated and its preview frame in place; of its scripts only the data statement. */
const listPage = (): string => {
  const page = textOf(`${FIXTURE}.html`)
    .replace('<head>', '<head><script>rcmail={set_env(){}}</script>')
    .replace('src="skins/elastic/watermark.html"', 'src="/?_task=mail&_uid=2&_mbox=INBOX&_framed=1&_action=preview"')
    .replace(/<link[^>]*>/g, '');
  const rows = page.match(/<tr [^>]*class="message[\s\S]*?<\/tr>/g) ?? [];
  const many = Array.from({ length: ROWS }, (_, index) => rows[index % rows.length]).join('');
  return page.replace(rows.join(''), many).replace(rows[0] ?? '', `${rows[0]}${many}`);
};
const preview = () =>
  textOf(`${FIXTURE}.frame1.html`)
    .replace('<head>', '<head><script>rcmail={set_env(){}}</script>')
    .replace(/<link[^>]*>/g, '');

/** The build that ships, allowed on loopback (no prompt can be answered without a screen), with another content script where given. */
const variant = async (script?: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'kundenpuls-bench-'));
  await cp(CHROME_BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest: object = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  if (script !== undefined) await writeFile(join(folder, 'content-scripts', 'webmail.js'), script);
  return folder;
};

describe.skipIf(!hasChromium)('the content script', () => {
  let server: Server;
  let url: string;
  const open: { chromium: OpenChromium; folder: string }[] = [];

  const start = async (script?: string) => {
    const folder = await variant(script);
    const chromium = await openChromium({ extension: folder, language: 'de', theme: 'light' });
    open.push({ chromium, folder });
    const office = await chromium.page('options.html');
    await office.evaluate(await clientScript());
    await office.evaluate(
      (origin) => globalThis.kundenpulsClient.save('site.enable', { origin, autoLog: true }),
      new URL(url).origin,
    );
    await office.close();
    return chromium;
  };

  /** Script time of one load of the page until it has come to rest, in milliseconds. */
  const loadTime = (chromium: OpenChromium, watched: boolean) => async (): Promise<number> => {
    const page = await chromium.context.newPage();
    const cdp = await page.context().newCDPSession(page);
    // What the processor did for it, not how long others kept it waiting.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url);
    await page.frameLocator('#messagecontframe').locator('#messagebody').waitFor({ state: 'attached' });
    // Ours is at rest once its badge stands; the empty one has nothing to wait for but the same calm.
    if (watched) await page.locator('kundenpuls-badge').waitFor({ state: 'attached' });
    const time = await atRest(cdp);
    await page.close();
    return time;
  };

  beforeAll(async () => {
    const [list, mail] = [listPage(), preview()];
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(request.url?.includes('_action=preview') === true ? mail : list);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?_task=mail&_mbox=INBOX`;
  });
  afterAll(async () => {
    for (const { chromium, folder } of open) {
      await chromium.close();
      await rm(folder, { recursive: true });
    }
    server?.close();
  });

  it(`takes at most 4 times the script time of an empty one on a page of ${ROWS} rows`, async () => {
    const [empty, ours] = [await start('(() => {})();'), await start()];
    const samples = await inTurn(ROUNDS, loadTime(empty, false), loadTime(ours, true));
    expectAtMost(4, `script time at load, ${ROWS} rows and an open mail`, samples);
  }, 600_000);
});

const scriptTime = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
};

/** The script time once it has not grown for a while. */
const atRest = async (cdp: CDPSession): Promise<number> => {
  let last = await scriptTime(cdp);
  let since = performance.now();
  return until('a page at rest', async () => {
    const now = await scriptTime(cdp);
    if (now !== last) since = performance.now();
    last = now;
    return performance.now() - since > CALM_MS ? now : undefined;
  });
};
