// First: the browser's API has to be there before a screen is loaded.
import './a-browser';

import type { CustomerProfile, SeenMessage, TabView } from '@/utils/domain/profile';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { background } from './a-browser';

/** What the panel and the options page need of the browser beside messages: tabs that can be switched, a version. */
const switched = new Set<() => void>();
export const switchTab = (): void => {
  for (const listener of switched) listener();
};
const event = {
  addListener: (listener: () => void) => switched.add(listener),
  removeListener: (listener: () => void) => switched.delete(listener),
};
const { browser } = globalThis as unknown as { browser: { runtime: object } };
const never = { addListener: () => undefined, removeListener: () => undefined };
Object.assign(browser, { tabs: { onActivated: event, onUpdated: never } });
Object.assign(browser.runtime, { getManifest: () => ({ version: '0.1.0' }) });

const DAY = 86_400_000;
export const now = Date.now();

export const aProfile = (more: Partial<CustomerProfile> = {}): CustomerProfile => ({
  account: {
    id: 'muster',
    name: 'Muster Möbel',
    kind: 'business',
    domains: [],
    referrer: false,
    tags: [],
    fields: {},
    createdAt: now - 900 * DAY,
  },
  contacts: [
    { id: 'erika', accountId: 'muster', name: 'Erika Muster', addresses: [], phones: [], createdAt: now - 900 * DAY },
  ],
  assessment: {
    accountId: 'muster',
    at: now,
    state: 'slipping',
    since: now - 2 * DAY,
    load: 5,
    relief: 0,
    trend: 'falling',
    reasons: [
      {
        code: 'unanswered',
        points: 5,
        since: now - 12 * DAY,
        subjectId: 'mail-1',
        facts: { workingDays: 8, mails: 2, subject: 'Where is my delivery?' },
      },
    ],
  },
  complaints: [
    {
      id: 'complaint-1',
      accountId: 'muster',
      category: 'delivery',
      severity: 'high',
      status: 'acknowledged',
      words: 'Two desks are missing',
      receivedAt: now - 12 * DAY,
      causes: [],
    },
  ],
  tasks: [],
  surveyResponses: [],
  segments: [],
  counts: { interactions: 1, complaints: 1, openComplaints: 1 },
  ...more,
});

export const aMailFrom = (address: string, accountId?: string): SeenMessage => ({
  message: { from: { address }, to: [], cc: [], date: now - DAY },
  logged: accountId !== undefined,
  direction: 'inbound',
  people: [{ person: { address }, deceptive: false, ...(accountId !== undefined && { accountId }) }],
});

export const aTab = (...messages: SeenMessage[]): TabView => ({
  tabId: 7,
  site: { origin: 'https://webmail.example', host: 'webmail.example', granted: true, autoLog: true },
  messages,
});

/** A background with one customer whose mail is open. */
export const oneCustomer = (): void => {
  background.reset();
  Object.assign(background.answers, {
    'history.state': () => ({ state: 'open', accounts: 1, interactions: 1 }),
    'settings.get': () => DEFAULT_SETTINGS,
    'tab.view': () => aTab(aMailFrom('erika@muster.example', 'muster')),
    'care.list': () => [],
    'profile.get': () => aProfile(),
    'account.search': () => [],
    'timeline.page': () => ({
      interactions: [
        {
          id: 'mail-1',
          accountId: 'muster',
          channel: 'e-mail',
          direction: 'inbound',
          at: now - 12 * DAY,
          kind: 'communication',
          subject: 'Where is my delivery?',
          tags: [],
          capture: 'automatic',
          link: { origin: 'https://webmail.example', provider: 'roundcube', url: 'https://webmail.example/?_uid=1' },
        },
      ],
    }),
    'account.change': () => aProfile().account,
    'complaint.move': () => aProfile().complaints[0],
    'complaint.change': () => aProfile().complaints[0],
    'interaction.change': () => ({}),
    'write.undo': () => ({ undone: true }),
  });
};
