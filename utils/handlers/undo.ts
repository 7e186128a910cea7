import type { WriteTx } from '@/utils/db/history';
import { undoLog } from '@/utils/db/undo-log';
import { Account, Contact } from '@/utils/domain/account';
import { Complaint } from '@/utils/domain/complaint';
import { DAY } from '@/utils/domain/instant';
import { Interaction } from '@/utils/domain/interaction';
import { Id, z } from '@/utils/domain/schema';
import { SegmentRule } from '@/utils/domain/segment-rule';
import { SurveyResponse } from '@/utils/domain/survey-response';
import { Task } from '@/utils/domain/task';
import { repositories, STORES, type Store } from './repositories';
import type { Services } from './services';

const step = <S extends Store, E extends z.ZodMiniType>(store: S, entity: E) =>
  z.strictObject({ store: z.literal(store), id: Id, before: z.optional(entity) });

/** What one write changed: the entity as it was before, or nothing where the write created it. */
const Step = z.discriminatedUnion('store', [
  step('accounts', Account),
  step('contacts', Contact),
  step('interactions', Interaction),
  step('complaints', Complaint),
  step('tasks', Task),
  step('surveyResponses', SurveyResponse),
  step('segmentRules', SegmentRule),
]);
type Step = z.infer<typeof Step>;
const Logged = z.object({ steps: z.array(Step) });

/** Takes back what a write changed. False when it is no longer known how; the timeline still edits and deletes. */
export const undoWrite = async (services: Services, writeId: Id): Promise<boolean> => {
  const history = await services.history();
  return history.write([...STORES, 'undo'], { durability: 'strict', what: 'write.undo' }, async (tx) => {
    const logged = Logged.safeParse(await undoLog.get(tx, writeId));
    if (!logged.success) return false;
    for (const one of logged.data.steps.toReversed()) await putBack(tx, one);
    undoLog.drop(tx, writeId);
    return true;
  });
};

const putBack = async (tx: WriteTx<Store>, { store, id, before }: Step): Promise<void> => {
  const repository = repositories[store];
  if (before === undefined) {
    await repository.remove(tx, id);
    return;
  }
  await repository.restore(tx, id);
  // The schema above has tied each store to its entity; the union of repositories can't carry that.
  await repository.put(tx, before as never);
};

/** Forgets how to take back what was written more than a day ago: the log holds copies of what people may have removed since. */
export const forgetOldUndo = async (services: Services): Promise<void> => {
  const history = await services.history();
  await history.write(['undo'], { durability: 'relaxed', what: 'undo.forget' }, (tx) =>
    undoLog.dropBefore(tx, services.now() - DAY, 1000),
  );
};
