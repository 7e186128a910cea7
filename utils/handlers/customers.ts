import { accounts } from '@/utils/db/accounts';
import { assessments } from '@/utils/db/assessments';
import { complaints } from '@/utils/db/complaints';
import { contacts } from '@/utils/db/contacts';
import { erase } from '@/utils/db/erasures';
import { interactions } from '@/utils/db/interactions';
import { segmentRules } from '@/utils/db/segment-rules';
import { surveyResponses } from '@/utils/db/survey-responses';
import { tasks } from '@/utils/db/tasks';
import { undoLog } from '@/utils/db/undo-log';
import type { Account, Contact } from '@/utils/domain/account';
import type { Interaction } from '@/utils/domain/interaction';
import { segmentsOf } from '@/utils/domain/segment';
import type { Handlers } from '@/utils/messaging/server';
import { ASSESSED_FROM, accountRow, currentAssessment } from './care';
import { missing, personWrites } from './person-writes';
import { factsOf } from './segments';
import type { Services } from './services';

type Verbs =
  | 'account.create'
  | 'account.change'
  | 'account.erase'
  | 'account.search'
  | 'contact.save'
  | 'contact.remove'
  | 'profile.get'
  | 'timeline.page';

/** Use cases about who the customer is. */
export const customerHandlers = (services: Services): Pick<Handlers, Verbs> => {
  const person = personWrites(services);
  return {
    'account.create': async ({ id, contactId, name, kind, person, domain }, { writeId }) => {
      const history = await services.history();
      const createdAt = services.now();
      const account: Account = {
        id,
        name,
        kind,
        domains: domain === undefined ? [] : [domain],
        referrer: false,
        tags: [],
        fields: {},
        createdAt,
      };
      const contact: Contact | undefined = person && {
        id: contactId,
        accountId: id,
        name: person.name,
        addresses: person.address === undefined ? [] : [person.address],
        phones: person.phone === undefined ? [] : [person.phone],
        createdAt,
      };
      return history.write(
        ['accounts', 'contacts', 'undo'],
        { durability: 'strict', what: 'account.create' },
        async (tx) => {
          await accounts.add(tx, account);
          if (contact !== undefined) await contacts.add(tx, contact);
          const stored = await accounts.get(tx, id);
          if (stored === undefined) throw missing('customer');
          await undoLog.add(tx, writeId, createdAt, [
            { store: 'accounts', id },
            ...(contact === undefined ? [] : [{ store: 'contacts', id: contactId }]),
          ]);
          return stored;
        },
      );
    },

    'account.change': ({ id, change }, { writeId }) =>
      person.edit('accounts', id, { what: 'account.change', writeId }, (tx) => accounts.change(tx, id, change)),

    'account.erase': async ({ id }) => {
      await erase(await services.history(), id);
      return { done: true };
    },

    'account.search': async ({ text, limit }) => {
      const history = await services.history();
      return history.read([...ASSESSED_FROM, 'contacts'], async (tx) => {
        const [named, people] = await Promise.all([accounts.search(tx, text, limit), contacts.search(tx, text, limit)]);
        const employers = await accounts.getMany(
          tx,
          people.map(({ accountId }) => accountId),
        );
        const found = [...new Map([...named, ...employers].map((account) => [account.id, account])).values()];
        return Promise.all(
          found
            .slice(0, limit)
            .map(async (account) => accountRow(tx, account, await currentAssessment(tx, account, services))),
        );
      });
    },

    'contact.save': async (given, { writeId }) => {
      const history = await services.history();
      const known = await history.read(['contacts'], (tx) => contacts.get(tx, given.id));
      const contact: Contact = { ...given, createdAt: known?.createdAt ?? services.now() };
      return person.put('contacts', contact, { what: 'contact.save', writeId });
    },

    'contact.remove': ({ id }, { writeId }) => person.remove('contacts', id, { what: 'contact.remove', writeId }),

    'profile.get': async ({ id }) => {
      const history = await services.history();
      return history.read([...ASSESSED_FROM, 'contacts', 'tasks', 'segmentRules'], async (tx) => {
        const account = await accounts.get(tx, id);
        if (account === undefined) return null;
        const [people, assessment, complaintPage, openTasks, answers, rules, counts] = await Promise.all([
          contacts.ofAccount(tx, id, { limit: 50 }),
          currentAssessment(tx, account, services),
          complaints.ofAccount(tx, id, { limit: 50 }),
          tasks.openOf(tx, id),
          surveyResponses.ofAccount(tx, id, { limit: 20 }),
          segmentRules.all(tx, { limit: 200 }),
          assessments.counts(tx, id),
        ]);
        return {
          account,
          contacts: people.items,
          assessment,
          complaints: complaintPage.items,
          tasks: openTasks,
          surveyResponses: answers.items,
          segments: segmentsOf(rules, factsOf(account, counts), services.now()).map(({ id: ruleId, name, short }) => ({
            id: ruleId,
            name,
            short,
          })),
          counts: {
            interactions: counts.interactions,
            complaints: counts.complaints,
            openComplaints: counts.openComplaints,
          },
          ...(counts.lastContactAt !== undefined && { lastContactAt: counts.lastContactAt }),
        };
      });
    },

    'timeline.page': async ({ accountId, before, channel, kind, text }) => {
      const history = await services.history();
      const wanted = text === undefined || text === '' ? undefined : text.toLowerCase();
      const matches = (interaction: Interaction): boolean =>
        (channel === undefined || interaction.channel === channel) &&
        (kind === undefined || interaction.kind === kind) &&
        (wanted === undefined ||
          [interaction.subject, interaction.note, ...interaction.tags].some((part) =>
            part?.toLowerCase().includes(wanted),
          ));
      const page = await history.read(['interactions'], (tx) =>
        interactions.page(tx, accountId, { limit: 50, filter: matches, ...(before !== undefined && { before }) }),
      );
      return { interactions: page.items, ...(page.next !== undefined && { next: page.next }) };
    },
  };
};
