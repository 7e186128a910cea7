// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the screens are loaded.
import './a-browser';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PopupScreen } from '@/components/screens/popup';
import type { FoundPerson, SeenMessage, TabView } from '@/utils/domain/profile';
import { background } from './a-browser';
import { choose, clear, click, draw, press, settle, the, type } from './a-page';

const SENT = Date.UTC(2026, 10, 9, 9, 12);

const aMail = (more: Partial<SeenMessage> = {}): SeenMessage => ({
  message: {
    from: { name: 'Erika Muster', address: 'erika@muster-moebel.example' },
    to: [],
    cc: [],
    subject: 'Where is my delivery?',
    date: SENT,
  },
  interactionId: 'mail-1',
  logged: true,
  direction: 'inbound',
  people: [
    {
      person: { name: 'Erika Muster', address: 'erika@muster-moebel.example' },
      accountId: 'muster',
      contactId: 'erika',
      deceptive: false,
    },
  ],
  ...more,
});

const aStranger = (person: SeenMessage['people'][number]['person'], deceptive = false): SeenMessage =>
  aMail({ logged: false, people: [{ person, deceptive }] });

const aTab = (messages: SeenMessage[]): TabView => ({
  tabId: 7,
  site: { origin: 'https://webmail.example', host: 'webmail.example', granted: true, autoLog: true },
  messages,
});

const open = (view: TabView) => {
  background.answers['tab.view'] = () => view;
  return draw(<PopupScreen />);
};

beforeEach(() => {
  background.reset();
  Object.assign(background.answers, {
    'profile.get': () => null,
    'care.list': () => [],
    'interaction.log': (request: { draft: object }) => ({ interaction: request.draft }),
    'account.create': (request: object) => request,
    'survey.record': (request: object) => request,
    'write.undo': () => ({ undone: true }),
  });
});
afterEach(clear);

const logged = () => background.of('interaction.log').map(({ request }) => request);

describe('logging the open mail', () => {
  it('takes a kind and one click, and tags the mail that was logged on opening', async () => {
    await open(aTab([aMail()]));
    await choose('Praise');
    await click(the('button', 'Log'));

    expect(logged()).toMatchObject([
      {
        draft: { id: 'mail-1', kind: 'praise', channel: 'e-mail', direction: 'inbound', at: SENT, contactId: 'erika' },
      },
    ]);
    expect(the('.toast').textContent).toContain('Logged: Praise.');
  });

  it('works by two keys: the letter of the kind, and Enter', async () => {
    await open(aTab([aMail()]));
    await press('o');
    await press('Enter');
    expect(logged()).toMatchObject([{ draft: { kind: 'order' } }]);
  });

  it('logs once when clicked twice, also after the first click was confirmed', async () => {
    await open(aTab([aMail()]));
    await choose('Advice');
    the('button', 'Log').click();
    the('button', 'Log').click();
    await settle();
    await click(the('button', 'Log'));
    expect(logged()).toHaveLength(1);
  });

  it('sends a complaint along with category, severity and own words', async () => {
    await open(aTab([aMail()]));
    await press('c');
    await press('1');
    await type(the('.complaint-form textarea'), 'Nothing came');
    await press('Enter', the('.complaint-form textarea'), { ctrlKey: true });
    expect(logged()).toMatchObject([
      {
        draft: { id: 'mail-1', kind: 'complaint' },
        complaint: {
          interactionId: 'mail-1',
          accountId: 'muster',
          category: 'delivery',
          severity: 'medium',
          words: 'Nothing came',
          receivedAt: SENT,
        },
      },
    ]);
  });

  it('keeps every word when it was not saved, and tries again under the same write id', async () => {
    await open(aTab([aMail()]));
    background.failing.set('interaction.log', 'not-saved');
    await press('c');
    await type(the('.complaint-form textarea'), 'Nothing came');
    await click(the('button', 'Log'));
    expect(the('[role=alert]').textContent).toContain('no space left');
    expect(the('.complaint-form textarea')).toHaveProperty('value', 'Nothing came');

    background.failing.clear();
    await click(the('button', 'Log'));
    const [first, second] = background.of('interaction.log');
    expect(second?.id).toBe(first?.id);
    expect(second?.request).toEqual(first?.request);
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  it('takes a log back by the id of its own write', async () => {
    await open(aTab([aMail()]));
    await choose('Praise');
    await click(the('button', 'Log'));
    await click(the('button', 'Undo'));
    expect(background.of('write.undo').map(({ request }) => request)).toEqual([
      { id: background.of('interaction.log')[0]?.id },
    ]);
    expect(the('.toast').textContent).toContain('Undone.');
  });

  it('records a call beside the mail as a touch of its own', async () => {
    await open(aTab([aMail()]));
    await choose('Phone');
    await choose('From us');
    await click(the('button', 'Log'));
    const [{ draft }] = logged() as [{ draft: { id: string; channel: string; direction: string; subject?: string } }];
    expect(draft).toMatchObject({ channel: 'phone', direction: 'outbound' });
    expect(draft.id).not.toBe('mail-1');
    expect(draft.subject).toBeUndefined();
  });

  it('records an answer on the scale from 0 to 10', async () => {
    await open(aTab([aMail()]));
    await press('s');
    await click(the('.scale-step', '6').querySelector('input') ?? document.body);
    await click(the('button', 'Log'));
    expect(background.of('survey.record').map(({ request }) => request)).toMatchObject([
      { accountId: 'muster', kind: 'nps', scale: '0-10', score: 6 },
    ]);
  });
});

describe('a sender nobody knows', () => {
  it('becomes a customer with one click, as a company with its domain', async () => {
    await open(aTab([aStranger({ name: 'Karla Blum', address: 'karla@blumen-am-markt.example' })]));
    await click(the('button', 'Add as customer'));
    expect(background.of('account.create').map(({ request }) => request)).toMatchObject([
      {
        name: 'Blumen Am Markt',
        kind: 'business',
        domain: 'blumen-am-markt.example',
        person: { name: 'Karla Blum', address: 'karla@blumen-am-markt.example' },
      },
    ]);
  });

  it('is a private customer without a domain when he writes from a public mailbox', async () => {
    await open(aTab([aStranger({ name: 'Karla Blum', address: 'karla@gmx.de' })]));
    await click(the('button', 'Add as customer'));
    const [created] = background.of('account.create');
    expect(created?.request).toMatchObject({ name: 'Karla Blum', kind: 'private' });
    expect(created?.request).not.toHaveProperty('domain');
  });

  it('is shown with the real address when the name pretends to be another one, and gets no name from it', async () => {
    await open(aTab([aStranger({ name: 'boss@muster.example', address: 'x91@cheap.example' }, true)]));
    expect(the('.notice').textContent).toContain('This mail comes from x91@cheap.example');
    await click(the('button', 'Add as customer'));
    expect(background.of('account.create')).toHaveLength(0);
    expect(the('.field-error').textContent).toContain('A name is needed');
  });
});

describe('a mail with several people', () => {
  const uwe = {
    person: { name: 'Uwe Brandt', address: 'uwe@brandt.example' },
    accountId: 'b',
    contactId: 'uwe',
    deceptive: false,
  };

  it('remembers who was meant', async () => {
    background.answers['choice.remember'] = () => ({ done: true });
    await open(aTab([aMail({ people: [...aMail().people, uwe] })]));
    const select = the('select');
    if (!(select instanceof HTMLSelectElement)) throw new Error('no picker');
    select.value = 'uwe@brandt.example';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(background.of('choice.remember').map(({ request }) => request)).toEqual([
      { people: ['erika@muster-moebel.example', 'uwe@brandt.example'], contactId: 'uwe' },
    ]);
    await choose('Praise');
    await click(the('button', 'Log'));
    expect(logged()).toMatchObject([{ draft: { accountId: 'b', contactId: 'uwe' } }]);
  });

  it('shows where answers go, and lets that person be chosen', async () => {
    await open(aTab([aMail({ people: [...aMail().people, uwe], answersTo: 'uwe@brandt.example' })]));
    expect(the('.notice').textContent).toContain('Answers to this mail go to uwe@brandt.example');
    expect(the('option', 'Uwe').textContent).toContain('answers go here');
  });

  it('says of a contact form for whom it was written', async () => {
    await open(aTab([aMail({ people: [uwe], answersTo: 'uwe@brandt.example', logged: false })]));
    expect(the('.notice').textContent).toContain('Sent by a form');
  });
});

describe('without a mail', () => {
  it('finds a customer by keyboard and logs a call in two more steps', async () => {
    background.answers['account.search'] = () => [{ id: 'muster', name: 'Muster Möbel', state: 'healthy', people: 2 }];
    await open(aTab([]));
    const search = the('input[role=combobox]');
    await type(search, 'mus');
    await press('Enter', search);
    await press('a');
    await press('Enter');
    expect(logged()).toMatchObject([{ draft: { accountId: 'muster', channel: 'phone', kind: 'advice' } }]);
  });

  it('makes a new customer of what was typed', async () => {
    background.answers['account.search'] = () => [];
    await open({ messages: [] });
    const search = the('input[role=combobox]');
    await type(search, 'Jonas Weber');
    await press('Enter', search);
    expect(background.of('account.create').map(({ request }) => request)).toMatchObject([
      { name: 'Jonas Weber', kind: 'private', person: { name: 'Jonas Weber' } },
    ]);
    expect(the('h1').textContent).toBe('Jonas Weber');
  });

  it('says why a mail among colleagues shows nobody', async () => {
    background.language = 'de';
    await open(aTab([aMail({ skipped: 'colleague', people: [] })]));
    expect(the('.notice').textContent).toContain('unter Kollegen');
  });
});

describe('a page Kundenpuls may not read yet', () => {
  it('is offered by the webmail’s name, with all its hosts in one question', async () => {
    const asked: string[][] = [];
    const { browser } = globalThis as unknown as { browser: object };
    Object.assign(browser, {
      permissions: { request: async ({ origins }: { origins: string[] }) => asked.push(origins) },
    });
    background.answers['site.enable'] = () => ({ enabled: true });
    const site = {
      origin: 'https://navigator.post.example',
      host: 'navigator.post.example',
      granted: false,
      autoLog: true,
    };
    background.answers['tab.view'] = () => ({ tabId: 7, site, messages: [] });
    const hosts = ['https://*.post.example/*', 'https://mailer.example/*'];
    await draw(<PopupScreen webmails={[{ id: 'post', name: 'Post', hosts }]} />);
    await click(the('button', 'Use in Post'));
    expect(asked).toEqual([hosts]);
    expect(background.of('site.enable')[0]?.request).toMatchObject({ origin: 'https://post.example', hosts, tabId: 7 });
  });
});

describe('a page that no adapter reads', () => {
  const unrecognized = (): TabView => {
    const view = aTab([]);
    return { ...view, site: { ...(view.site as NonNullable<TabView['site']>), recognized: false } };
  };
  const erika: FoundPerson = {
    who: {
      person: { name: 'Erika Muster', address: 'erika@muster-moebel.example' },
      accountId: 'muster',
      contactId: 'erika',
      deceptive: false,
    },
    place: 'div.head>a',
    before: 'person',
  };
  const stranger: FoundPerson = {
    who: { person: { name: 'chef@bank.example', address: 'boese@fremd.example' }, deceptive: true },
    place: 'div.body>a',
  };
  const found = (...people: FoundPerson[]) => {
    background.answers['page.pick'] = () => ({ open: true, people });
    background.answers['pick.remember'] = () => ({ done: true });
  };
  const pickIn = async () => {
    await open(unrecognized());
    await click(the('button', 'Pick the customer'));
  };

  it('is looked at on a click only', async () => {
    found(erika);
    await open(unrecognized());
    expect(background.of('page.pick')).toEqual([]);
    await click(the('button', 'Pick the customer'));
    expect(background.of('page.pick')).toHaveLength(1);
  });

  it('lets the user say who the customer is, and logs only when told so', async () => {
    found(erika, stranger);
    await pickIn();
    expect(the('.found-person', 'Erika').textContent).toContain('as last time');
    await click(the('.found-person', 'Erika'));
    expect(logged()).toEqual([]);
    await choose('Praise');
    await click(the('button', 'Log'));
    expect(logged()).toMatchObject([
      { draft: { accountId: 'muster', contactId: 'erika', channel: 'e-mail', kind: 'praise' } },
    ]);
  });

  it('remembers whom and where for the next time', async () => {
    found(erika);
    await pickIn();
    await click(the('.found-person', 'Erika'));
    expect(background.of('pick.remember').map(({ request }) => request)).toEqual([
      { origin: 'https://webmail.example', place: 'div.head>a', contactId: 'erika' },
    ]);
  });

  it('flags a name that shows another address, and adds nobody by itself', async () => {
    found(stranger);
    await pickIn();
    expect(the('.found-person').textContent).toContain('misleading name');
    await click(the('.found-person'));
    expect(background.of('account.create')).toEqual([]);
    the('button', 'Add as customer');
  });

  it('says what to do when there is no outside address, or the page is closed to us', async () => {
    found();
    await pickIn();
    expect(the('.empty').textContent).toContain('select the customer');
    background.answers['page.pick'] = () => ({ open: false, people: [] });
    await click(the('button', 'Pick again'));
    expect(the('.notice').textContent).toContain('keeps this page closed');
  });
});
