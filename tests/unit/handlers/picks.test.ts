import { describe, expect, it } from 'vitest';
import { aBackground, type Background, SITE, withErika } from './a-background';

const ERIKA = { address: 'Erika@Muster.example', name: 'Erika Muster', place: 'div.head>a', selected: false };
const NEW = { address: 'neu@fremd.example', place: 'div.body>a', selected: false };

const showing = async (...frames: unknown[]): Promise<Background> => {
  const background = await aBackground();
  background.services.runInPage = async () => frames;
  return background;
};
const addresses = async ({ page }: Background): Promise<string[]> =>
  (await page('page.pick', { tabId: 7 })).people.map(({ who }) => who.person.address);

describe('picking the customer in a page', () => {
  it('puts known customers first and leaves out the user and his colleagues', async () => {
    const background = await showing([
      { ...NEW, address: 'ich@auer.example' },
      { ...NEW, address: 'paul@team.example' },
      NEW,
      ERIKA,
    ]);
    await withErika(background);
    await background.page('settings.change', {
      ownAddresses: ['ich@auer.example'],
      colleagueDomains: ['team.example'],
    });
    expect(await addresses(background)).toEqual(['erika@muster.example', 'neu@fremd.example']);
  });

  it('puts what the user selected before everybody', async () => {
    const background = await showing([{ ...NEW, selected: true }, ERIKA]);
    await withErika(background);
    expect(await addresses(background)).toEqual(['neu@fremd.example', 'erika@muster.example']);
  });

  it('gathers all frames, and passes over what no script of ours would say', async () => {
    const background = await showing(null, 'x', [NEW, NEW, { address: 'kein' }, { ...NEW, secret: 1 }], [ERIKA]);
    expect(await addresses(background)).toEqual(['neu@fremd.example', 'erika@muster.example']);
  });

  it('flags a name that shows another address', async () => {
    const background = await showing([{ ...NEW, name: 'chef@bank.example' }]);
    const { people } = await background.page('page.pick', { tabId: 7 });
    expect(people[0]?.who.deceptive).toBe(true);
  });

  it('says when the browser keeps the page closed', async () => {
    const background = await aBackground();
    expect(await background.page('page.pick', { tabId: 7 })).toEqual({ open: false, people: [] });
  });
});

describe('the pick of the last time', () => {
  it('comes first on the same site, as person or as place, and logs nothing', async () => {
    const background = await showing([NEW, { ...NEW, address: 'dritte@fremd.example', place: 'div.head>b' }, ERIKA]);
    await withErika(background);
    await background.page('pick.remember', { origin: SITE, place: 'div.head>b', contactId: 'erika-contact' });
    const { people } = await background.page('page.pick', { tabId: 7 });
    expect(people.map(({ who, before }) => [who.person.address, before])).toEqual([
      ['erika@muster.example', 'person'],
      ['dritte@fremd.example', 'place'],
      ['neu@fremd.example', undefined],
    ]);
    expect((await background.page('timeline.page', { accountId: 'erika' })).interactions).toEqual([]);
  });

  it('says nothing about another site', async () => {
    const background = await showing([NEW]);
    await background.page('pick.remember', { origin: 'https://other.example', place: NEW.place });
    const { people } = await background.page('page.pick', { tabId: 7 });
    expect(people[0]?.before).toBeUndefined();
  });

  it('is kept once a site, without an address or a name', async () => {
    const background = await showing([NEW]);
    await withErika(background);
    await background.page('pick.remember', { origin: SITE, place: 'a' });
    await background.page('pick.remember', { origin: SITE, place: 'b', contactId: 'erika-contact' });
    const { picks } = await background.page('settings.get', {});
    expect(picks).toHaveLength(1);
    expect(picks[0]).toMatchObject({ place: 'b' });
    expect(JSON.stringify(picks)).not.toMatch(/@|muster/i);
  });
});
