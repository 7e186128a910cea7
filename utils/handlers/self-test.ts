import { settings } from '@/utils/db/settings';
import { SelfTest } from '@/utils/domain/self-test';
import type { Handlers } from '@/utils/messaging/server';
import { webOriginOf } from '@/utils/platform/origin';
import { missesTold, noteMiss } from './misses';
import { sightingIn } from './seen';
import type { Services } from './services';

type Verbs = 'read.missed' | 'miss.told' | 'selftest.tabs' | 'selftest.run';

/** Use cases about whether a webmail is still read rightly. */
export const selfTestHandlers = (services: Services): Pick<Handlers, Verbs> => ({
  'read.missed': async ({ provider, part }) => {
    await noteMiss(services, provider, part);
    return { done: true };
  },

  'miss.told': async ({ provider, parts }) => {
    await missesTold(services, provider, parts);
    return { done: true };
  },

  'selftest.tabs': async () => {
    const history = await services.history();
    const { sites } = await history.read(['settings'], (tx) => settings.get(tx));
    const ids = (await Promise.all(sites.map((site) => services.tabs.ofSite(site)))).flat();
    const tabs = await Promise.all([...new Set(ids)].map((id) => services.tabs.byId(id)));
    return Promise.all(
      tabs.flatMap((tab) => {
        const origin = webOriginOf(tab?.url);
        return tab === undefined || origin === undefined ? [] : [tabRow(services, tab.id, origin)];
      }),
    );
  },

  'selftest.run': async ({ tabId }) => {
    const origin = webOriginOf((await services.tabs.byId(tabId))?.url);
    const [answer] = (await services.runInPage(tabId, 'self-test')) ?? [];
    const test = SelfTest.safeParse(answer);
    // What another page left behind in this tab tells nothing about this one.
    const sighting = await sightingIn(services, tabId);
    const seen = sighting?.origin === origin ? sighting : undefined;
    return {
      ...(test.success && { test: test.data }),
      seen: (seen?.messages ?? []).map(({ message }) => message),
      ...(seen?.ownAddress !== undefined && { ownAddress: seen.ownAddress }),
    };
  },
});

const tabRow = async (services: Services, tabId: number, origin: string) => {
  const sighting = await sightingIn(services, tabId);
  const seen = sighting?.origin === origin ? sighting : undefined;
  const subject = seen?.messages.at(-1)?.message.subject;
  return {
    tabId,
    host: new URL(origin).host,
    ...(seen !== undefined && { provider: seen.provider }),
    ...(subject !== undefined && { subject }),
  };
};
