import { contacts } from '@/utils/db/contacts';
import { groupId } from '@/utils/db/identity';
import { settings } from '@/utils/db/settings';
import { type Counterparts, sideIn } from '@/utils/domain/counterpart';
import { Person } from '@/utils/domain/open-message';
import type { FoundPerson } from '@/utils/domain/profile';
import { line, z } from '@/utils/domain/schema';
import type { PickedBefore, Settings } from '@/utils/domain/settings';
import type { Handlers } from '@/utils/messaging/server';
import { webOriginOf } from '@/utils/platform/origin';
import { personSeen } from './people';
import type { Services } from './services';

type Verbs = 'page.pick' | 'pick.remember' | 'choice.remember';

const MOST_SITES = 100;
const MOST_CHOICES = 200;
const MOST_ADDRESSES = 200;
const Found = z.strictObject({ ...Person.shape, place: line(200), selected: z.boolean() });
type Found = z.infer<typeof Found>;

/** Use cases about pages that no adapter reads: the user picks the customer there. */
export const pickHandlers = (services: Services): Pick<Handlers, Verbs> => ({
  'page.pick': async ({ tabId }) => {
    const answers = await services.runInPage(tabId, 'pick');
    if (answers === undefined) return { open: false, people: [] };
    const origin = webOriginOf((await services.tabs.byId(tabId))?.url);
    const history = await services.history();
    const us = await history.read(['settings'], (tx) => settings.get(tx));
    const sideOf = sideIn(us);
    const outside = foundIn(answers).filter(({ address }) => sideOf(address) === 'outside');
    const before = us.picks.find((pick) => pick.origin === origin);
    const people = await history.read(['accounts', 'contacts'], (tx) =>
      Promise.all(
        outside.map(async ({ name, address, place, selected }) => {
          const who = await personSeen(tx, { address, ...(name !== undefined && { name }) });
          const same = before === undefined ? undefined : likeBefore(before, who.contactId, place);
          return { found: { who, place, ...(same !== undefined && { before: same }) }, selected };
        }),
      ),
    );
    return { open: true, people: people.toSorted((a, b) => rank(a) - rank(b)).map(({ found }) => found) };
  },

  'pick.remember': async ({ origin, place, contactId }) => {
    const history = await services.history();
    await history.write(['settings', 'contacts'], { durability: 'strict', what: 'pick.remember' }, async (tx) => {
      const { picks } = await settings.get(tx);
      const known = contactId !== undefined && (await contacts.get(tx, contactId)) !== undefined;
      const pick: PickedBefore = { origin, place, at: services.now(), ...(known && { contactId }) };
      const others = picks.filter((one) => one.origin !== origin).toSorted((a, b) => b.at - a.at);
      await settings.change(tx, { picks: [pick, ...others.slice(0, MOST_SITES - 1)] });
    });
    return { done: true };
  },

  'choice.remember': async ({ people, contactId }) => {
    const history = await services.history();
    const group = await groupId(history, people);
    await history.write(['settings', 'contacts'], { durability: 'strict', what: 'choice.remember' }, async (tx) => {
      const contact = await contacts.get(tx, contactId);
      if (!contact?.addresses.some((address) => people.includes(address))) return;
      const { choices } = await settings.get(tx);
      const others = choices.filter((one) => one.people !== group).toSorted((a, b) => b.at - a.at);
      const choice = { people: group, contactId, at: services.now() };
      await settings.change(tx, { choices: [choice, ...others.slice(0, MOST_CHOICES - 1)] });
    });
    return { done: true };
  },
});

/** The people of a mail with the one first whom the user chose among just these the last time. */
export const chosenFirst = async (services: Services, who: Counterparts, us: Settings): Promise<Counterparts> => {
  if ('skipped' in who || who.people.length < 2 || us.choices.length === 0) return who;
  const history = await services.history();
  const group = await groupId(
    history,
    who.people.map(({ address }) => address),
  );
  const choice = us.choices.find(({ people }) => people === group);
  if (choice === undefined) return who;
  const contact = await history.read(['contacts'], (tx) => contacts.get(tx, choice.contactId));
  const isChosen = ({ address }: Person) => contact?.addresses.includes(address) === true;
  return { ...who, people: [...who.people.filter(isChosen), ...who.people.filter((person) => !isChosen(person))] };
};

/** What the frames' answers hold, each address once; a page that made up the rest of them is passed over. */
const foundIn = (answers: readonly unknown[]): Found[] => {
  const found = new Map<string, Found>();
  for (const answer of answers) {
    if (!Array.isArray(answer)) continue;
    for (const entry of answer.slice(0, MOST_ADDRESSES)) {
      const read = Found.safeParse(entry);
      if (read.success && !found.has(read.data.address)) found.set(read.data.address, read.data);
    }
  }
  return [...found.values()].slice(0, MOST_ADDRESSES);
};

const likeBefore = (
  before: PickedBefore,
  contactId: string | undefined,
  place: string,
): FoundPerson['before'] | undefined => {
  if (contactId !== undefined && contactId === before.contactId) return 'person';
  return place === before.place && place !== 'selection' ? 'place' : undefined;
};

/** What the user selected says most, then whom he picked the last time, then whom we know. */
const rank = ({ found, selected }: { found: FoundPerson; selected: boolean }): number => {
  if (selected) return 0;
  if (found.before === 'person') return 1;
  if (found.before === 'place') return 2;
  return found.who.accountId === undefined ? 4 : 3;
};
