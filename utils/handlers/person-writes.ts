import { accounts } from '@/utils/db/accounts';
import type { ReadTx, WriteTx } from '@/utils/db/history';
import { undoLog } from '@/utils/db/undo-log';
import type { Id } from '@/utils/domain/schema';
import { RequestFailed } from '@/utils/messaging/errors';
import { type EntityOf, repositories, type Store } from './repositories';
import type { Services } from './services';

/** The error for a record that is not there (any more). */
export const missing = (what: string): RequestFailed => new RequestFailed('not-found', `this ${what} is not there`);

/** Throws `not-found` unless the customer is there: nothing is written to somebody who was removed or erased. */
export const mustBeThere = async (tx: ReadTx<'accounts'>, accountId: Id): Promise<void> => {
  if ((await accounts.get(tx, accountId)) === undefined) throw missing('customer');
};

/** The name of a write: its verb for the audit, its id for retry and undo. */
export type Write = { what: string; writeId: Id };

/**
 * What a person writes about one record: confirmed only once it is stored (`strict`), and remembered under the write's
 * own id so that it can be taken back.
 */
export const personWrites = (services: Services) => {
  const repositoryOf = <S extends Store>(store: S) =>
    // One entity type per store, which a lookup by a generic key can't tell the compiler.
    repositories[store] as unknown as {
      get(tx: ReadTx<S>, id: Id): Promise<EntityOf[S] | undefined>;
      put(tx: WriteTx<S>, entity: EntityOf[S]): Promise<unknown>;
      remove(tx: WriteTx<S>, id: Id): Promise<boolean>;
    };

  return {
    /** Edits a record that must be there; answers with what it is afterwards. */
    edit: async <S extends Store>(
      store: S,
      id: Id,
      { what, writeId }: Write,
      run: (tx: WriteTx<S>) => Promise<EntityOf[S] | undefined>,
    ): Promise<EntityOf[S]> => {
      const history = await services.history();
      return history.write([store, 'undo'], { durability: 'strict', what }, async (tx) => {
        const before = await repositoryOf(store).get(tx, id);
        const after = await run(tx);
        if (before === undefined || after === undefined) throw missing('entry');
        await undoLog.add(tx, writeId, services.now(), [{ store, id, before }]);
        return after;
      });
    },

    /** Makes the record what the entity says, whether it was there or not. */
    put: async <S extends Store, E extends EntityOf[S] & { accountId: Id; id: Id }>(
      store: S,
      entity: E,
      { what, writeId }: Write,
    ): Promise<E> => {
      const history = await services.history();
      return history.write(['accounts', store, 'undo'], { durability: 'strict', what }, async (tx) => {
        await mustBeThere(tx, entity.accountId);
        const before = await repositoryOf(store).get(tx, entity.id);
        await repositoryOf(store).put(tx, entity);
        await undoLog.add(tx, writeId, services.now(), [{ store, id: entity.id, ...(before && { before }) }]);
        return entity;
      });
    },

    /** Removes a record; one that is gone already is no error. */
    remove: async (store: Store, id: Id, { what, writeId }: Write): Promise<{ done: true }> => {
      const history = await services.history();
      return history.write([store, 'undo'], { durability: 'strict', what }, async (tx) => {
        const before = await repositoryOf(store).get(tx, id);
        if (before === undefined) return { done: true };
        await repositoryOf(store).remove(tx, id);
        await undoLog.add(tx, writeId, services.now(), [{ store, id, before }]);
        return { done: true };
      });
    },
  };
};
