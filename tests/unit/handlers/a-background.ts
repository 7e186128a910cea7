import 'fake-indexeddb/auto';
import { openHistory } from '@/utils/db/history';
import { hostPattern, webmailAt } from '@/utils/domain/site';
import { followHistory } from '@/utils/handlers/follow';
import { createHandlers } from '@/utils/handlers/handlers';
import type { KeyValue, Services } from '@/utils/handlers/services';
import { isSiteOn } from '@/utils/handlers/sites';
import type { Request, Response, Sent, TabNotice, Verb } from '@/utils/messaging/protocol';
import { server } from '@/utils/messaging/server';
import type { Sender } from '@/utils/platform/messages';

export const SITE = 'https://webmail.example';
export const EXTENSION = 'chrome-extension://kundenpuls';
export const NOW = Date.UTC(2026, 10, 20, 10);

/** The browser's own words about who sends, for a page of ours and for the top frame of a granted webmail tab. */
export const FROM_PAGE: Sender = { id: 'kundenpuls', url: `${EXTENSION}/popup.html`, origin: EXTENSION };
export const FROM_WEBMAIL: Sender = {
  id: 'kundenpuls',
  url: `${SITE}/?_task=mail`,
  origin: SITE,
  frameId: 0,
  tab: { id: 7 },
};

// The one thing the server asks of the browser's globals: which extension this is.
Object.assign(globalThis, {
  chrome: {
    runtime: { id: 'kundenpuls', getURL: (path: string) => `${EXTENSION}/${path}` },
    i18n: { getMessage: (key: string) => key, getUILanguage: () => 'en' },
  },
});

const inMemory = (): KeyValue & { values: Map<string, unknown> } => {
  const values = new Map<string, unknown>();
  return {
    values,
    load: async (key) => structuredClone(values.get(key)),
    save: async (key, value) => void values.set(key, structuredClone(value)),
    drop: async (key) => void values.delete(key),
  };
};

/** What the browser grants may be written as an origin or as a match pattern. */
const patternOf = (given: string): string => (given.endsWith('/*') ? given : hostPattern(given));
const isInside = (host: string, given: string): boolean =>
  webmailAt([{ id: '', name: '', hosts: [patternOf(given)] }], host.replace(/\/\*$/, '')) !== undefined;

export type Background = Awaited<ReturnType<typeof aBackground>>;

/** The real background over a real (in-memory) IndexedDB: only the browser around it is made of plain objects. */
export const aBackground = async ({ name = crypto.randomUUID(), now = NOW, granted = [SITE] as string[] } = {}) => {
  const clock = { now };
  const session = inMemory();
  const local = inMemory();
  const told: string[][] = [];
  const notices: { id: string; title: string; message: string }[] = [];
  const tabNotices: [number, TabNotice][] = [];
  const registered: string[][] = [];
  let count = 0;
  let opening: ReturnType<typeof openHistory> | undefined;
  const services: Services = {
    history: () => {
      opening ??= openHistory({
        name,
        now: () => clock.now,
        canary: { load: () => local.load('canary'), save: (canary) => local.save('canary', canary) },
      });
      return opening;
    },
    now: () => clock.now,
    offsetMinutes: () => 60,
    session,
    local,
    sites: {
      isGranted: async (host) => granted.some((given) => patternOf(given) === host || isInside(host, given)),
      revoke: async (hosts) => {
        granted.splice(0, granted.length, ...granted.filter((given) => !hosts.includes(patternOf(given))));
      },
      register: async (plans) => void registered.push(plans.flatMap(({ hosts }) => hosts)),
      start: async () => undefined,
    },
    tabs: {
      active: async () => ({ id: 7, url: `${SITE}/?_task=mail` }),
      byId: async (id) => ({ id, url: `${SITE}/?_task=mail` }),
      ofSite: async () => [7],
      notify: async (tabId, notice) => void tabNotices.push([tabId, notice]),
    },
    runInPage: async () => undefined,
    openPanel: async () => 'panel',
    attention: {
      showCount: async (flagged) => {
        count = flagged;
      },
      notify: async (id, title, message) => void notices.push({ id, title, message }),
    },
    tellPages: async (ids) => void told.push([...ids]),
  };
  const handlers = createHandlers(services);
  const { answer, listener } = server(handlers, {
    isGranted: (origin) => isSiteOn(services, origin),
    now: () => clock.now,
  });
  await followHistory(services);
  const send = async <V extends Verb>(sender: Sender, verb: V, request: Sent<V>, id?: string): Promise<Response<V>> => {
    const reply = await answer({ verb, request, ...(id !== undefined && { id }) }, sender);
    if (!reply.ok) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
    return reply.value as Response<V>;
  };
  let writes = 0;
  return {
    services,
    handlers,
    answer,
    listener,
    clock,
    session,
    local,
    told,
    notices,
    tabNotices,
    registered,
    flagCount: () => count,
    /** A message from a page of ours; writes get an id of their own unless one is given. */
    page: <V extends Verb>(verb: V, request: Sent<V>, id = `w${++writes}`) => send(FROM_PAGE, verb, request, id),
    /** A message from the webmail tab. */
    webmail: <V extends Verb>(verb: V, request: Sent<V>, id = `w${++writes}`) => send(FROM_WEBMAIL, verb, request, id),
  };
};

/** Switches the webmail on, as the popup does. */
export const withSite = async (background: Background, autoLog = true): Promise<void> => {
  await background.page('site.enable', { origin: SITE, autoLog });
};

/** Adds Erika Muster as the popup does, and answers with her account's id. */
export const withErika = async ({ page }: Background, id = 'erika'): Promise<string> => {
  await page('account.create', {
    id,
    contactId: `${id}-contact`,
    name: 'Erika Muster',
    kind: 'private',
    person: { name: 'Erika Muster', address: 'erika@muster.example' },
  });
  return id;
};

/** A mail as the content script reports it: Erika to us, unless said otherwise. */
export const aMail = (given: Partial<Request<'message.seen'>['messages'][number]> = {}) => ({
  from: { name: 'Erika Muster', address: 'erika@muster.example' },
  to: [{ address: 'kontor@auer.example' }],
  cc: [],
  subject: 'Wo bleibt meine Lieferung?',
  date: NOW - 3_600_000,
  direction: 'inbound' as const,
  ...given,
});

export const seen = (...messages: ReturnType<typeof aMail>[]) => ({
  provider: 'roundcube',
  url: `${SITE}/?_task=mail&_mbox=INBOX`,
  ownAddress: 'kontor@auer.example',
  messages,
});
