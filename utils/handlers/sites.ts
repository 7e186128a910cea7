import { settings } from '@/utils/db/settings';
import { scriptFor } from '@/utils/domain/known-hosts';
import { Instant, z } from '@/utils/domain/schema';
import { type Settings, Site } from '@/utils/domain/settings';
import { covers, hostPattern, hostsOf, siteAt } from '@/utils/domain/site';
import type { Handlers } from '@/utils/messaging/server';
import { missing } from './person-writes';
import type { Services } from './services';

type Verbs = 'site.enable' | 'site.change' | 'site.revoke' | 'settings.get' | 'settings.change';

/** Use cases about where the extension works, and for whom. */
export const siteHandlers = (services: Services): Pick<Handlers, Verbs> => ({
  'site.enable': async (wish) => {
    // The browser's question closes the popup that asked it: the wish waits here until the answer comes.
    await services.session.save(WISH, { ...wish, at: services.now() });
    return { enabled: await grantWish(services) };
  },

  'site.change': async ({ origin, autoLog }) => {
    const { sites } = await changeSites(services, 'site.change', (all) =>
      all.map((site) => (site.origin === origin ? { ...site, autoLog } : site)),
    );
    const site = sites.find((one) => one.origin === origin);
    if (site === undefined) throw missing('site');
    return site;
  },

  'site.revoke': async ({ origin }) => {
    const site = (await sitesNow(services)).find((one) => one.origin === origin) ?? { origin };
    await changeSites(services, 'site.revoke', (sites) => sites.filter((one) => one.origin !== origin));
    for (const tabId of await services.tabs.ofSite(site)) await services.tabs.notify(tabId, { event: 'tab.leave' });
    await services.sites.revoke(hostsOf(site));
    await followGrants(services);
    return { done: true };
  },

  'settings.get': async () => {
    const history = await services.history();
    return history.read(['settings'], (tx) => settings.get(tx));
  },

  'settings.change': async (change) => {
    const history = await services.history();
    return history.write(['settings'], { durability: 'strict', what: 'settings.change' }, (tx) =>
      settings.change(tx, change),
    );
  },
});

const WISH = 'site-wish';
const WISH_LASTS_MS = 10 * 60_000;
const Wish = z.strictObject({
  ...Site.shape,
  grantedAt: z.optional(Instant),
  tabId: z.optional(z.number()),
  at: Instant,
});

/** Switches on the site the user asked for last, once the browser grants it; its open tabs begin without a reload. */
export const grantWish = async (services: Services): Promise<boolean> => {
  const stored = Wish.safeParse(await services.session.load(WISH));
  if (!stored.success || services.now() - stored.data.at > WISH_LASTS_MS) return false;
  const { tabId, at: _asked, ...wished } = stored.data;
  const granted = await Promise.all(hostsOf(wished).map((host) => services.sites.isGranted(host)));
  if (granted.includes(false)) return false;
  await services.session.drop(WISH);
  const site: Site = { ...wished, grantedAt: services.now() };
  // A site that was switched on by one of these hosts alone becomes part of the whole.
  await changeSites(services, 'site.enable', (sites) => [
    ...sites.filter(({ origin }) => !isPartOf(site, origin)),
    site,
  ]);
  await followGrants(services);
  const script = scriptFor(hostPattern(site.origin));
  if (tabId !== undefined) await services.sites.start(tabId, script);
  // Asked for on the options page: a tab that shows an error page takes no script, and is no reason to fail.
  else await Promise.allSettled((await services.tabs.ofSite(site)).map((open) => services.sites.start(open, script)));
  return true;
};

const changeSites = async (
  { history }: Services,
  what: string,
  edit: (sites: Settings['sites']) => Settings['sites'],
): Promise<Settings> =>
  (await history()).write(['settings'], { durability: 'strict', what }, async (tx) =>
    settings.change(tx, { sites: edit((await settings.get(tx)).sites) }),
  );

/**
 * Brings the registered content script in line with what the browser grants and the user switched on. Runs at every
 * start: browsers drop registered scripts on updates, and the user may take a grant back in the browser's own settings.
 */
export const followGrants = async (services: Services): Promise<void> => {
  const sites = await sitesNow(services);
  const granted = await Promise.all(sites.map((site) => grantedHosts(services, site)));
  const kept = sites.filter((_site, index) => granted[index]?.length !== 0);
  if (kept.length < sites.length) await changeSites(services, 'site.lost', () => kept);
  const hosts = [...new Set(granted.flat())];
  const scripts = [...new Set(hosts.map(scriptFor))];
  await services.sites.register(
    scripts.map((script) => ({ script, hosts: hosts.filter((host) => scriptFor(host) === script) })),
  );
};

/** The hosts of a site that the browser still lets us see: a person can take back one of several. */
const grantedHosts = async (services: Services, site: Site): Promise<string[]> => {
  const answers = await Promise.all(
    hostsOf(site).map(async (host) => ((await services.sites.isGranted(host)) ? [host] : [])),
  );
  return answers.flat();
};

/** Whether the user switched this origin on and the browser grants it. */
export const isSiteOn = async (services: Services, origin: string): Promise<boolean> => {
  return siteAt(await sitesNow(services), origin) !== undefined && services.sites.isGranted(hostPattern(origin));
};

const sitesNow = async (services: Services): Promise<Settings['sites']> => {
  const history = await services.history();
  return (await history.read(['settings'], (tx) => settings.get(tx))).sites;
};

const isPartOf = (whole: Site, origin: string): boolean => origin === whole.origin || covers(whole, origin);
