import { describe, expect, it } from 'vitest';
import { followGrants, grantWish } from '@/utils/handlers/sites';
import { aBackground, NOW, SITE, withErika, withSite } from './a-background';

describe('a site', () => {
  it('asked for in a popup that the browser’s question closed is switched on when the answer comes', async () => {
    const granted: string[] = [];
    const background = await aBackground({ granted });
    expect(await background.page('site.enable', { origin: SITE, autoLog: true, tabId: 7 })).toEqual({ enabled: false });
    granted.push(SITE);
    expect(await grantWish(background.services)).toBe(true);
    expect((await background.page('settings.get', {})).sites).toEqual([
      { origin: SITE, autoLog: true, grantedAt: NOW },
    ]);
    expect(background.registered.at(-1)).toEqual([`${SITE}/*`]);
  });

  it('asked for and refused stays off', async () => {
    const background = await aBackground({ granted: [] });
    await background.page('site.enable', { origin: SITE, autoLog: true });
    expect(await grantWish(background.services)).toBe(false);
    expect((await background.page('settings.get', {})).sites).toEqual([]);
  });

  it('taken back in the browser’s own settings leaves the list and the registration', async () => {
    const granted = [SITE];
    const background = await aBackground({ granted });
    await withSite(background);
    granted.length = 0;
    await followGrants(background.services);
    expect((await background.page('settings.get', {})).sites).toEqual([]);
    expect(background.registered.at(-1)).toEqual([]);
  });

  it('revoked tells its open tabs to leave', async () => {
    const background = await aBackground();
    await withSite(background);
    await background.page('site.revoke', { origin: SITE });
    expect(background.tabNotices).toContainEqual([7, { event: 'tab.leave' }]);
  });
});

describe('a backup', () => {
  const read = async ({ page }: Awaited<ReturnType<typeof aBackground>>, id = 'b1') => {
    const { parts } = await page('backup.prepare', { id });
    const texts = await Promise.all(Array.from({ length: parts }, (_, index) => page('backup.part', { id, index })));
    return texts.join('');
  };

  it('brings a deleted history back whole, through messages of at most 64 KB', async () => {
    const background = await aBackground();
    for (let index = 0; index < 200; index += 1) await withErika(background, `erika-${index}`);
    const file = await read(background);
    expect(file.length).toBeGreaterThan(64 * 1024);
    await background.page('history.delete', {});
    expect(await background.page('history.state', {})).toMatchObject({ state: 'open', accounts: 0 });
    const pieces = file.match(/[\s\S]{1,40000}/g) ?? [];
    for (const [index, text] of pieces.entries()) await background.page('backup.stage', { id: 'r1', index, text });
    expect(await background.page('backup.restore', { id: 'r1', parts: pieces.length })).toMatchObject({
      accounts: 200,
    });
  });

  it('that is damaged is refused with the line that is wrong, and the history stays as it was', async () => {
    const background = await aBackground();
    await withErika(background);
    const file = (await read(background)).replace('Erika', 'Erica');
    await background.page('backup.stage', { id: 'r1', index: 0, text: file });
    await expect(background.page('backup.restore', { id: 'r1', parts: 1 })).rejects.toMatchObject({
      code: 'backup-damaged',
    });
    expect((await background.page('profile.get', { id: 'erika' }))?.account.name).toBe('Erika Muster');
  });
});

describe('segments', () => {
  it('show whom a rule would hold before it is saved, and name the account’s in its profile', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await withErika(background, 'other');
    await background.page('account.change', { id: erika, change: { tags: ['vip'] } });
    const condition = { all: [{ about: 'tag' as const, operator: 'has' as const, value: 'vip' }] };
    expect(await background.page('segment.preview', { condition })).toEqual({
      matches: 1,
      of: 2,
      sample: ['Erika Muster'],
    });
    await background.page('segment.save', { id: 'g1', name: 'Wichtig', short: 'W', condition, position: 1 });
    expect((await background.page('profile.get', { id: erika }))?.segments).toEqual([
      { id: 'g1', name: 'Wichtig', short: 'W' },
    ]);
    expect((await background.page('profile.get', { id: 'other' }))?.segments).toEqual([]);
  });

  it('nest at most three deep', async () => {
    const background = await aBackground();
    const criterion = { about: 'referrer' as const, operator: 'is' as const, value: true as const };
    const deep = { all: [{ any: [{ all: [{ any: [criterion] }] }] }] };
    await expect(
      background.page('segment.save', { id: 'g1', name: 'Tief', short: 'T', condition: deep, position: 1 }),
    ).rejects.toMatchObject({ code: 'refused' });
  });
});
