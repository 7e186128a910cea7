import { assessments } from '@/utils/db/assessments';
import { isErased } from '@/utils/db/erasures';
import { interactionId } from '@/utils/db/identity';
import { interactions } from '@/utils/db/interactions';
import { settings } from '@/utils/db/settings';
import { undoLog } from '@/utils/db/undo-log';
import type { Account, Contact } from '@/utils/domain/account';
import { type Counterparts, counterparts } from '@/utils/domain/counterpart';
import type { Interaction, WebmailLink } from '@/utils/domain/interaction';
import { OpenMessage } from '@/utils/domain/open-message';
import type { Badge, SeenMessage } from '@/utils/domain/profile';
import { EmailAddress, Id, Instant, Origin, z } from '@/utils/domain/schema';
import type { Settings } from '@/utils/domain/settings';
import { hostPattern, siteAt } from '@/utils/domain/site';
import type { Handlers } from '@/utils/messaging/server';
import { webOriginOf } from '@/utils/platform/origin';
import { ASSESSED_FROM, type AssessTx, currentAssessment } from './care';
import { missedParts } from './misses';
import { customerBy, personSeen } from './people';
import { chosenFirst } from './picks';
import type { Services } from './services';
import { undoWrite } from './undo';

/** How long the badge offers to take a log back. */
const UNDO_MS = 10_000;

/** What a tab last showed, kept in the browser's memory: the worker may be gone by the time the popup asks. */
const Sighting = z.strictObject({
  origin: Origin,
  provider: z.string(),
  url: z.optional(z.string()),
  ownAddress: z.optional(EmailAddress),
  messages: z.array(z.strictObject({ message: OpenMessage, interactionId: z.optional(Id) })),
  at: Instant,
});
type Sighting = z.infer<typeof Sighting>;
type Sighted = Sighting['messages'][number];

const keyOf = (tabId: number): string => `seen:${tabId}`;
const linkKeyOf = (id: Id): string => `link:${id}`;
const autoLogKeyOf = (writeId: Id): string => `auto:${writeId}`;

/** What a tab showed last, as its page told us. */
export const sightingIn = async ({ session }: Services, tabId: number): Promise<Sighting | undefined> => {
  const stored = Sighting.safeParse(await session.load(keyOf(tabId)));
  return stored.success ? stored.data : undefined;
};

/** Whether our script found a webmail in the page of a tab, told when it starts. */
const LookedAt = z.strictObject({ origin: Origin, provider: z.optional(z.string()) });
type LookedAt = z.infer<typeof LookedAt>;
const lookedKeyOf = (tabId: number): string => `looked:${tabId}`;

const lookedAt = async ({ session }: Services, tabId: number, origin: string): Promise<LookedAt | undefined> => {
  const stored = LookedAt.safeParse(await session.load(lookedKeyOf(tabId)));
  return stored.success && stored.data.origin === origin ? stored.data : undefined;
};

/** Forgets what a closed tab showed. */
export const forgetTab = async ({ session }: Services, tabId: number): Promise<void> => {
  await session.drop(keyOf(tabId));
  await session.drop(lookedKeyOf(tabId));
};

/** Where the mail behind an interaction id can be found again, as far as an open tab showed it. */
export const linkOf = async ({ session }: Services, id: Id): Promise<WebmailLink | undefined> =>
  (await session.load(linkKeyOf(id))) as WebmailLink | undefined;

type Verbs = 'site.hello' | 'message.seen' | 'message.undo' | 'panel.open' | 'tab.view';

/** Use cases about the mails on the screen. */
export const seenHandlers = (services: Services): Pick<Handlers, Verbs> => ({
  'site.hello': async ({ provider }, { caller }) => {
    const history = await services.history();
    const site = siteAt((await history.read(['settings'], (tx) => settings.get(tx))).sites, caller.origin);
    if (site !== undefined && caller.tabId !== undefined) {
      if (provider === undefined) await services.session.drop(keyOf(caller.tabId));
      const page: LookedAt = { origin: caller.origin, ...(provider !== undefined && { provider }) };
      await services.session.save(lookedKeyOf(caller.tabId), page);
      // The popup that asked for the site may be open still: it says which webmail was found.
      void services.tellPages([]);
    }
    return { enabled: site !== undefined };
  },

  'message.seen': async ({ provider, url, ownAddress, messages }, { caller, writeId }) => {
    const history = await services.history();
    const current = await history.read(['settings'], (tx) => settings.get(tx));
    const site = siteAt(current.sites, caller.origin);
    if (site === undefined) return { badges: messages.map(() => ({ status: 'skipped' as const })) };

    const sighted = await Promise.all(messages.map((message) => identified(services, message)));
    const before = caller.tabId === undefined ? undefined : await sightingIn(services, caller.tabId);
    if (caller.tabId !== undefined) {
      const sighting: Sighting = {
        origin: caller.origin,
        provider,
        url,
        messages: sighted,
        at: services.now(),
        ...(ownAddress !== undefined && { ownAddress }),
      };
      await services.session.save(keyOf(caller.tabId), sighting);
    }
    const found = await Promise.all(
      sighted.map(async (one) =>
        customersIn(services, one, await counterpartsOf(services, one.message, current, ownAddress)),
      ),
    );
    const captured = new Set<Id>();
    if (site.autoLog) {
      for (const id of await capture(services, found, { origin: caller.origin, provider, url }, writeId))
        captured.add(id);
    }
    // Only what opening a mail logged may be taken back from the page it was logged from.
    if (captured.size > 0) await services.session.save(autoLogKeyOf(writeId), caller.origin);
    // Another mail is open in the same tab: the panel beside it and a popup that was quicker than the page ask again.
    if (JSON.stringify(before?.messages) !== JSON.stringify(sighted)) void services.tellPages([]);
    const badges = await Promise.all(found.map((one) => badgeOf(services, one)));
    return {
      badges: badges.map((badge, index) => {
        const id = found[index]?.sighted.interactionId;
        return badge.status === 'known' && id !== undefined && captured.has(id)
          ? { ...badge, undo: { writeId, until: services.now() + UNDO_MS } }
          : badge;
      }),
    };
  },

  'message.undo': async ({ id }, { caller }) => {
    if ((await services.session.load(autoLogKeyOf(id))) !== caller.origin) return { undone: false };
    return { undone: await undoWrite(services, id) };
  },

  // Not an async function: the browser opens the panel only before anything has been awaited after the click.
  'panel.open': (_request, { caller }) => services.openPanel(caller.tabId ?? -1).then((opened) => ({ opened })),

  'tab.view': async ({ tabId }) => {
    const tab = tabId === undefined ? await services.tabs.active() : await services.tabs.byId(tabId);
    if (tab === undefined) return { messages: [] };
    const sighting = await sightingIn(services, tab.id);
    const origin = webOriginOf(tab.url) ?? sighting?.origin;
    if (origin === undefined) return { tabId: tab.id, messages: [] };
    const history = await services.history();
    const current = await history.read(['settings'], (tx) => settings.get(tx));
    const site = siteAt(current.sites, origin);
    const granted = site !== undefined && (await services.sites.isGranted(hostPattern(origin)));
    const looked = granted ? await lookedAt(services, tab.id, origin) : undefined;
    const provider = looked?.provider;
    const missed = provider === undefined ? [] : await missedParts(services, provider);
    const page = {
      origin,
      host: new URL(origin).host,
      granted,
      autoLog: site?.autoLog ?? true,
      ...(looked && { recognized: looked.provider !== undefined }),
      ...(provider !== undefined && { provider }),
      ...(missed.length > 0 && { missed }),
    };
    // What another page left behind in this tab tells nothing about this one.
    if (!granted || sighting === undefined || sighting.origin !== origin)
      return { tabId: tab.id, site: page, messages: [] };
    const messages = await Promise.all(
      sighting.messages.map(async (one) =>
        seenMessage(services, one, await counterpartsOf(services, one.message, current, sighting.ownAddress)),
      ),
    );
    return { tabId: tab.id, site: { ...page, recognized: true, provider: sighting.provider }, messages };
  },
});

const counterpartsOf = (
  services: Services,
  message: OpenMessage,
  current: Settings,
  ownAddress: string | undefined,
): Promise<Counterparts> => {
  const { ownAddresses, colleagueDomains } = current;
  const us = { ownAddresses, colleagueDomains, ...(ownAddress !== undefined && { ownAddress }) };
  return chosenFirst(services, counterparts(message, us), current);
};

/** The mail with the id its interaction has or would have; none where sender or date could not be read. */
const identified = async (services: Services, message: OpenMessage): Promise<Sighted> => {
  const { from, date, direction, subject, messageId } = message;
  if (from === undefined || date === undefined || direction === undefined) return { message };
  const id = await interactionId(await services.history(), {
    from: from.address,
    at: date,
    direction: direction === 'inbound' ? 'inbound' : 'outbound',
    ...(subject !== undefined && { subject }),
    ...(messageId !== undefined && { messageId }),
  });
  return { message, interactionId: id };
};

type Found = {
  sighted: Sighted;
  who: Counterparts;
  /** The known people of the mail, in its order; a mail to two customers concerns both. */
  customers: { account: Account; contact: Contact }[];
  /** Nothing but the place where answers go names them: for the user to log, not for us. */
  offered: boolean;
};

const customersIn = async (services: Services, sighted: Sighted, who: Counterparts): Promise<Found> => {
  if ('skipped' in who) return { sighted, who, customers: [], offered: false };
  const history = await services.history();
  // Whoever writes a mail sets where answers go: where there is a sender, badge and log go by him alone.
  const proven = who.people.filter(({ address }) => address !== who.answersTo);
  const offered = proven.length === 0;
  const customers = await history.read(['accounts', 'contacts'], async (tx) => {
    const known = await Promise.all((offered ? who.people : proven).map(({ address }) => customerBy(tx, address)));
    return known.filter((one) => one !== undefined);
  });
  return { sighted, who, customers, offered };
};

/** Logs the mails of known customers, metadata and subject only. Returns what was new; a mail seen before is left alone. */
const capture = async (
  services: Services,
  found: readonly Found[],
  link: Pick<WebmailLink, 'origin' | 'provider' | 'url'>,
  writeId: Id,
): Promise<Id[]> => {
  const history = await services.history();
  const wanted: Interaction[] = [];
  for (const { sighted, who, customers, offered } of found) {
    const { message, interactionId: id } = sighted;
    const [customer] = customers;
    if (offered || customer === undefined || id === undefined || message.date === undefined || 'skipped' in who)
      continue;
    if (await isErased(history, customer.contact.addresses[0] ?? '')) continue;
    const interaction = captured(sighted, id, message.date, who.direction, customer, link);
    await services.session.save(linkKeyOf(id), interaction.link);
    wanted.push(interaction);
  }
  if (wanted.length === 0) return [];
  return history.write(['interactions', 'undo'], { durability: 'relaxed', what: 'message.seen' }, async (tx) => {
    const outcomes = await Promise.all(wanted.map((interaction) => interactions.capture(tx, interaction)));
    const added = wanted.flatMap(({ id }, index) => (outcomes[index] === 'added' ? [id] : []));
    if (added.length > 0)
      await undoLog.add(
        tx,
        writeId,
        services.now(),
        added.map((id) => ({ store: 'interactions', id })),
      );
    return added;
  });
};

const captured = (
  { message }: Sighted,
  id: Id,
  at: number,
  direction: Interaction['direction'],
  { account, contact }: Found['customers'][number],
  link: Pick<WebmailLink, 'origin' | 'provider' | 'url'>,
): Interaction => ({
  id,
  accountId: account.id,
  contactId: contact.id,
  channel: 'e-mail',
  direction,
  at,
  kind: 'communication',
  tags: [],
  capture: 'automatic',
  ...(message.subject !== undefined && { subject: message.subject }),
  ...(message.automatic !== undefined && { automatic: message.automatic }),
  link: {
    ...link,
    // A page can only lead to itself: a link to elsewhere in our panel would be trusted.
    ...(message.url !== undefined && webOriginOf(message.url) === link.origin && { url: message.url }),
    ...(message.folder !== undefined && { folder: message.folder }),
    ...(message.uid !== undefined && { uid: message.uid }),
    ...(message.threadId !== undefined && { threadId: message.threadId }),
    ...(message.messageId !== undefined && { messageId: message.messageId }),
  },
});

/** What the page may learn: known, band, number of open matters, logged. Never a name. */
const badgeOf = async (services: Services, { sighted, who, customers }: Found): Promise<Badge> => {
  if ('skipped' in who) return { status: 'skipped' };
  const [customer] = customers;
  if (customer === undefined) return { status: 'unknown' };
  const history = await services.history();
  return history.read([...ASSESSED_FROM], async (tx: AssessTx) => {
    const [assessment, counts, interaction] = await Promise.all([
      currentAssessment(tx, customer.account, services),
      assessments.counts(tx, customer.account.id),
      sighted.interactionId === undefined ? undefined : interactions.get(tx, sighted.interactionId),
    ]);
    return {
      status: 'known',
      band: assessment.state,
      openMatters: counts.openComplaints + (assessment.waitingSince === undefined ? 0 : 1),
      logged: interaction !== undefined,
    };
  });
};

/** A mail as our own pages show it: who is in it, and whether it is logged. */
const seenMessage = async (services: Services, sighted: Sighted, who: Counterparts): Promise<SeenMessage> => {
  const history = await services.history();
  return history.read(['accounts', 'contacts', 'interactions'], async (tx) => {
    const { message, interactionId: id } = sighted;
    const seen = {
      message,
      logged: id !== undefined && (await interactions.get(tx, id)) !== undefined,
      ...(id !== undefined && { interactionId: id }),
    };
    if ('skipped' in who) return { ...seen, skipped: who.skipped, people: [] };
    const people = await Promise.all(who.people.map((person) => personSeen(tx, person)));
    return {
      ...seen,
      direction: who.direction,
      people,
      ...(who.answersTo !== undefined && { answersTo: who.answersTo }),
    };
  });
};
