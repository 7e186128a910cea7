import { describe, expect, it } from 'vitest';
import { aBackground, aMail, type Background, NOW, seen, withSite } from './a-background';

const TEST = {
  provider: 'roundcube',
  matched: ['header: Elastic 1.4'],
  misses: [],
  fields: [['from', 'subject']],
  rows: 0,
  frames: 0,
  skeleton: 'html',
};

const ready = async (...answers: unknown[]): Promise<Background> => {
  const background = await aBackground();
  await withSite(background);
  await background.webmail('site.hello', { provider: 'roundcube' });
  background.services.runInPage = async () => (answers.length === 0 ? [TEST] : answers);
  return background;
};
const missedIn = async ({ page }: Background) => (await page('tab.view', { tabId: 7 })).site?.missed;

describe('the self-test', () => {
  it('shows what the page had told us before, beside what was found now', async () => {
    const background = await ready();
    await background.webmail('message.seen', seen(aMail()));
    const { test, seen: mails, ownAddress } = await background.page('selftest.run', { tabId: 7 });
    expect(test).toEqual(TEST);
    expect(mails.map(({ subject }) => subject)).toEqual(['Wo bleibt meine Lieferung?']);
    expect(ownAddress).toBe('kontor@auer.example');
  });

  it('lists the open tabs of allowed sites', async () => {
    const background = await ready();
    await background.webmail('message.seen', seen(aMail()));
    expect(await background.page('selftest.tabs', {})).toEqual([
      { tabId: 7, host: 'webmail.example', provider: 'roundcube', subject: 'Wo bleibt meine Lieferung?' },
    ]);
  });

  it.each([
    ['a page that answers nothing', undefined],
    ['a made-up answer', { ...TEST, secret: 'x' }],
    ['a page that was left', null],
  ])('shows no outcome of %s', async (_what, answer) => {
    const background = await ready(answer);
    expect((await background.page('selftest.run', { tabId: 7 })).test).toBeUndefined();
  });

  it('logs nothing', async () => {
    const background = await ready();
    await background.page('selftest.run', { tabId: 7 });
    expect(await background.page('history.state', {})).toMatchObject({ interactions: 0 });
  });
});

describe('a part that a webmail no longer shows', () => {
  it('is mentioned once, and again after a month if it is still missing', async () => {
    const background = await ready();
    await background.webmail('read.missed', { provider: 'roundcube', part: 'sender' });
    expect(await missedIn(background)).toEqual(['sender']);
    await background.page('miss.told', { provider: 'roundcube', parts: ['sender'] });
    await background.webmail('read.missed', { provider: 'roundcube', part: 'sender' });
    expect(await missedIn(background)).toBeUndefined();
    background.clock.now = NOW + 31 * 86_400_000;
    await background.webmail('read.missed', { provider: 'roundcube', part: 'sender' });
    expect(await missedIn(background)).toEqual(['sender']);
  });

  it('is no news the next day, nor on another webmail', async () => {
    const background = await ready();
    await background.webmail('read.missed', { provider: 'sogo', part: 'sender' });
    expect(await missedIn(background)).toBeUndefined();
    await background.webmail('read.missed', { provider: 'roundcube', part: 'date' });
    background.clock.now = NOW + 2 * 86_400_000;
    expect(await missedIn(background)).toBeUndefined();
  });

  it('fills no memory with names that a page makes up', async () => {
    const background = await ready();
    for (let at = 0; at < 80; at += 1) {
      background.clock.now += 1000;
      await background.webmail('read.missed', { provider: 'roundcube', part: `p${at}` });
    }
    expect(Object.keys(background.local.values.get('misses') as object)).toHaveLength(50);
  });
});
