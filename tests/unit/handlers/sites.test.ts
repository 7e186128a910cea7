import { describe, expect, it } from 'vitest';
import { followGrants, isSiteOn } from '@/utils/handlers/sites';
import { aBackground, SITE, withSite } from './a-background';

const withStarts = async (start: (tabId: number) => Promise<void>) => {
  const background = await aBackground();
  background.services.tabs.ofSite = async () => [7, 8];
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

describe('a webmail with several hosts', () => {
  const HOSTS = ['https://*.post.example/*', 'https://mailer.example/*'];
  const WISH = { origin: 'https://post.example', hosts: HOSTS, webmail: 'Post', autoLog: true };
  const sitesOf = async ({ page }: Awaited<ReturnType<typeof aBackground>>) => (await page('settings.get', {})).sites;

  it('is one site, on in all of them', async () => {
    const background = await aBackground({ granted: [...HOSTS] });
    expect(await background.page('site.enable', WISH)).toEqual({ enabled: true });
    expect(await sitesOf(background)).toMatchObject([{ origin: 'https://post.example', hosts: HOSTS }]);
    expect(background.registered.at(-1)).toEqual(HOSTS);
    for (const host of ['https://navigator.post.example', 'https://mailer.example'])
      expect(await isSiteOn(background.services, host)).toBe(true);
    expect(await isSiteOn(background.services, 'https://elsewhere.example')).toBe(false);
  });

  it('waits until the browser grants every one', async () => {
    const background = await aBackground({ granted: ['https://mailer.example/*'] });
    expect(await background.page('site.enable', WISH)).toEqual({ enabled: false });
  });

  it('takes in a host that was switched on alone before', async () => {
    const background = await aBackground({ granted: [...HOSTS] });
    await background.page('site.enable', { origin: 'https://mailer.example', autoLog: false });
    await background.page('site.enable', WISH);
    expect(await sitesOf(background)).toHaveLength(1);
  });

  it('stays on where the user left it a host in the browser’s own settings', async () => {
    const granted = [...HOSTS];
    const background = await aBackground({ granted });
    await background.page('site.enable', WISH);
    granted.shift();
    await followGrants(background.services);
    expect(await sitesOf(background)).toHaveLength(1);
    expect(background.registered.at(-1)).toEqual(['https://mailer.example/*']);
  });

  it('is given back as a whole', async () => {
    const granted = [...HOSTS];
    const background = await aBackground({ granted });
    await background.page('site.enable', WISH);
    await background.page('site.revoke', { origin: WISH.origin });
    expect(granted).toEqual([]);
    expect(await sitesOf(background)).toEqual([]);
    expect(background.registered.at(-1)).toEqual([]);
  });
});

describe('the popup on a site that is on', () => {
  const siteIn = async ({ page }: Awaited<ReturnType<typeof aBackground>>) =>
    (await page('tab.view', { tabId: 7 })).site;

  it('is told which webmail was found, before any mail is open', async () => {
    const background = await aBackground();
    await withSite(background);
    expect(await siteIn(background)).not.toHaveProperty('recognized');
    await background.webmail('site.hello', { provider: 'roundcube' });
    expect(await siteIn(background)).toMatchObject({ recognized: true, provider: 'roundcube' });
  });

  it('is told that none was found', async () => {
    const background = await aBackground();
    await withSite(background);
    await background.webmail('site.hello', {});
    expect(await siteIn(background)).toMatchObject({ recognized: false });
  });
});
