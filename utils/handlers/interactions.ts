import { complaints } from '@/utils/db/complaints';
import { interactions } from '@/utils/db/interactions';
import { surveyResponses } from '@/utils/db/survey-responses';
import { tasks } from '@/utils/db/tasks';
import { undoLog } from '@/utils/db/undo-log';
import { type Complaint, type ComplaintDraft, moveComplaint } from '@/utils/domain/complaint';
import type { Interaction, InteractionDraft } from '@/utils/domain/interaction';
import type { Handlers } from '@/utils/messaging/server';
import { mustBeThere, personWrites } from './person-writes';
import { linkOf } from './seen';
import type { Services } from './services';
import { undoWrite } from './undo';

type Verbs =
  | 'interaction.log'
  | 'interaction.change'
  | 'interaction.remove'
  | 'complaint.open'
  | 'complaint.move'
  | 'complaint.change'
  | 'complaint.remove'
  | 'survey.record'
  | 'task.save'
  | 'task.settle'
  | 'task.remove'
  | 'write.undo';

/** Use cases about what happened with a customer. */
export const interactionHandlers = (services: Services): Pick<Handlers, Verbs> => {
  const person = personWrites(services);

  return {
    'interaction.log': async ({ draft, complaint: complaintDraft }, { writeId }) => {
      const history = await services.history();
      // Looked up before the transaction: anything else awaited inside would end it.
      const link = draft.channel === 'e-mail' ? await linkOf(services, draft.id) : undefined;
      const complaint = complaintDraft && received(complaintDraft);
      return history.write(
        ['accounts', 'interactions', 'complaints', 'undo'],
        { durability: 'strict', what: 'interaction.log' },
        async (tx) => {
          // Side by side: each wait inside a transaction is one more round to the storage.
          const [before] = await Promise.all([interactions.get(tx, draft.id), mustBeThere(tx, draft.accountId)]);
          const interaction = logged(draft, before, link);
          await Promise.all([
            interactions.put(tx, interaction),
            complaint && complaints.add(tx, complaint),
            undoLog.add(tx, writeId, services.now(), [
              { store: 'interactions', id: draft.id, ...(before && { before }) },
              ...(complaint === undefined ? [] : [{ store: 'complaints', id: complaint.id }]),
            ]),
          ]);
          return { interaction, ...(complaint !== undefined && { complaint }) };
        },
      );
    },

    'interaction.change': ({ id, change }, { writeId }) =>
      person.edit('interactions', id, { what: 'interaction.change', writeId }, (tx) =>
        interactions.change(tx, id, change),
      ),

    'interaction.remove': ({ id }, { writeId }) =>
      person.remove('interactions', id, { what: 'interaction.remove', writeId }),

    'complaint.open': (draft, { writeId }) =>
      person.put('complaints', received(draft), { what: 'complaint.open', writeId }),

    'complaint.move': ({ id, status, at }, { writeId }) =>
      person.edit('complaints', id, { what: 'complaint.move', writeId }, (tx) =>
        complaints.edit(tx, id, (complaint) => moveComplaint(complaint, status, at)),
      ),

    'complaint.change': ({ id, change }, { writeId }) =>
      person.edit('complaints', id, { what: 'complaint.change', writeId }, (tx) => complaints.change(tx, id, change)),

    'complaint.remove': ({ id }, { writeId }) => person.remove('complaints', id, { what: 'complaint.remove', writeId }),

    'survey.record': async (response, { writeId }) => {
      const history = await services.history();
      return history.write(
        ['accounts', 'surveyResponses', 'undo'],
        { durability: 'strict', what: 'survey.record' },
        async (tx) => {
          await mustBeThere(tx, response.accountId);
          // Append-only: an answer that is there already stays as it was given.
          await surveyResponses.add(tx, response);
          await undoLog.add(tx, writeId, services.now(), [{ store: 'surveyResponses', id: response.id }]);
          return response;
        },
      );
    },

    'task.save': (task, { writeId }) => person.put('tasks', task, { what: 'task.save', writeId }),

    'task.settle': ({ id, doneAt }, { writeId }) =>
      person.edit('tasks', id, { what: 'task.settle', writeId }, (tx) => tasks.change(tx, id, { doneAt })),

    'task.remove': ({ id }, { writeId }) => person.remove('tasks', id, { what: 'task.remove', writeId }),

    'write.undo': async ({ id }) => ({ undone: await undoWrite(services, id) }),
  };
};

/** A draft as it is stored; a mail that was logged by itself keeps what the webmail said about it. */
const logged = (
  draft: InteractionDraft,
  before: Interaction | undefined,
  link: Interaction['link'] | undefined,
): Interaction => ({
  ...(before?.link !== undefined && { link: before.link }),
  ...(link !== undefined && { link }),
  ...(before?.automatic !== undefined && { automatic: before.automatic }),
  ...draft,
  capture: before?.capture ?? 'manual',
});

const received = (draft: ComplaintDraft): Complaint => ({ ...draft, status: 'received', causes: [] });
