import { describe, expect, it } from 'vitest';
import { aBackground, SITE } from './a-background';

const withStarts = async (start: (tabId: number) => Promise<void>) => {
  const background = await aBackground();
  background.services.tabs.ofOrigin = async () => [7, 8];
  background.services.sites.start = start;
  return background;
};

describe('a site that was switched on', () => {
  it('begins in the tab it was asked for', async () => {
    const started: number[] = [];
    const { page } = await withStarts(async (tabId) => void started.push(tabId));
    await page('site.enable', { origin: SITE, autoLog: true, tabId: 8 });
    expect(started).toEqual([8]);
  });

  it('begins in all its open tabs when it was asked for by its address', async () => {
    const started: number[] = [];
    const { page } = await withStarts(async (tabId) => void started.push(tabId));
    await page('site.enable', { origin: SITE, autoLog: true });
    expect(started).toEqual([7, 8]);
  });

  it('is on although one of its tabs shows an error page that takes no script', async () => {
    const { page } = await withStarts(async (tabId) => {
      if (tabId === 7) throw new Error('Frame with ID 0 is showing error page');
    });
    expect(await page('site.enable', { origin: SITE, autoLog: true })).toEqual({ enabled: true });
  });
});
