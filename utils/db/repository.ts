import type { Id, Instant } from '@/utils/domain/schema';
import { type Codec, DELETED, decode, difference, encode, isDeleted } from './codec';
import type { Standing } from './counters';
import {
  edited,
  gravestone,
  type IndexValues,
  isGravestone,
  join,
  type LiveRecord,
  type Registers,
  type StoredRecord,
} from './record';
import type { RecordStore } from './schema';
import { captureStamp, type Stamp } from './stamp';
import type { Effect, Query, ReadTx, WriteTx } from './transaction';

/** Everything that makes one store different from another. */
export type Spec<E, S extends RecordStore> = Codec<E> & {
  store: S;
  /** The kind, as records carry it. */
  t: string;
  /** Whose it is and when it was; such records can be listed by account, newest first. */
  place?: (entity: E) => { accountId: Id; at: Instant };
  /** Further index values of a living record. */
  index?: (entity: E) => IndexValues;
  /** Index values that a removed record keeps too. */
  indexAlways?: (entity: E) => IndexValues;
  counts?: (entity: E) => Standing['counts'];
  latest?: (entity: E) => Standing['latest'];
  /** The account's verdict looks at these records. */
  judged?: true;
  /** Records that are captured automatically carry their own moment; a person's edit must beat also one in the future. */
  capturedAt?: (entity: E) => Instant;
};

/** What a write did. `removed` and `erased`: the record is no longer there, and was left so. */
export type Outcome = 'added' | 'changed' | 'unchanged' | 'removed' | 'erased';

/** Place in a list that runs from the newest on: the last entry seen. */
export type Position = { at: Instant; id: Id };
export type Page<E> = { items: E[]; next?: Position };

/** Absent fields stay, `null` removes. */
export type ChangeOf<E> = { readonly [Field in keyof E]?: E[Field] | null | undefined };

/** Most entries of one page; a message holds no more. */
export const PAGE = 50;
const FEW = 500;

const living = (record: StoredRecord | undefined): LiveRecord | undefined =>
  record === undefined || isGravestone(record) || isDeleted(record) ? undefined : record;

/** What follows from a record: its index values, and what it adds to its account (nothing when removed or erased). */
export type Derived = { record: StoredRecord; standing: Standing | undefined };

/** What is done with the records of a store without looking at them as entities; see `stores.ts`. */
export type Upkeep = {
  store: RecordStore;
  t: string;
  /** Throws `Unreadable`. */
  derive: (record: StoredRecord) => Derived;
};

const upkeepOf = <E, S extends RecordStore>(spec: Spec<E, S>): Upkeep => ({
  store: spec.store,
  t: spec.t,
  derive: (record) => {
    if (isGravestone(record)) return { record: gravestone(record), standing: undefined };
    const entity = decode(spec, record);
    const place = spec.place?.(entity);
    const always = spec.indexAlways?.(entity);
    if (isDeleted(record)) {
      const gone = place !== undefined && { gone: place.accountId };
      return { record: { ...record, ix: { ...gone, ...always } }, standing: undefined };
    }
    const listed = place !== undefined && { account: place.accountId, newest: -place.at };
    const accountId = spec.store === 'accounts' ? record.id : place?.accountId;
    const latest = spec.latest?.(entity);
    const standing = accountId !== undefined && {
      accountId,
      counts: spec.counts?.(entity) ?? {},
      judged: spec.judged === true,
      ...(latest !== undefined && { latest }),
    };
    return {
      record: { ...record, ix: { ...listed, ...spec.index?.(entity), ...always } },
      standing: standing === false ? undefined : standing,
    };
  },
});

/** The range of an account's records in the index `account`, from the newest on. */
const rangeOf = (accountId: Id, before: Position | undefined, since?: Instant): IDBKeyRange =>
  IDBKeyRange.bound(
    before === undefined ? [accountId] : [accountId, -before.at, before.id],
    since === undefined ? [accountId, []] : [accountId, -since, []], // an array sorts after every number and text
    before !== undefined,
    false,
  );

/**
 * A store of records as plain entities. Every function takes the transaction and may be called beside others in it.
 * Entities that are removed or erased are never handed out; one that cannot be read throws `Unreadable`.
 */
export const repository = <E extends object, S extends RecordStore>(spec: Spec<E, S>) => {
  const { store } = spec;
  const upkeep = upkeepOf(spec);

  const read = (record: StoredRecord | undefined): E | undefined => {
    const live = living(record);
    return live === undefined ? undefined : decode(spec, live);
  };

  const list = async (tx: ReadTx<S>, query: Query): Promise<E[]> => {
    const records = await tx.list(store, query);
    return records.flatMap((record) => read(record) ?? []);
  };

  const byAccount = (tx: ReadTx<S>, accountId: Id, before: Position | undefined, limit: number): Promise<E[]> =>
    list(tx, { index: 'account', range: rangeOf(accountId, before), limit });

  const findLatest =
    (tx: ReadTx<S>) =>
    async (accountId: Id): Promise<Instant | undefined> => {
      for (let before: Position | undefined; ; ) {
        const entries = await byAccount(tx, accountId, before, PAGE);
        const found = entries.map((entity) => spec.latest?.(entity)?.at).find((at) => at !== undefined);
        if (found !== undefined || entries.length < PAGE) return found;
        before = positionOf(entries.at(-1));
      }
    };

  const idOf = (entity: E): Id => {
    if (spec.fixedId !== undefined) return spec.fixedId;
    if ('id' in entity && typeof entity.id === 'string') return entity.id;
    throw new TypeError(`an entity of ${store} needs an id`);
  };

  const positionOf = (entity: E | undefined): Position | undefined => {
    const at = entity === undefined ? undefined : spec.place?.(entity).at;
    return entity === undefined || at === undefined ? undefined : { at, id: idOf(entity) };
  };

  /** Stores `record` where it differs; index values and counters follow from it. */
  const save = (tx: WriteTx<S>, before: StoredRecord | undefined, record: StoredRecord): void => {
    const derived = upkeep.derive(record);
    const effect: Effect = {
      before: before === undefined ? undefined : upkeep.derive(before).standing,
      after: derived.standing,
      findLatest: findLatest(tx),
      wasLiving: living(before) !== undefined,
      living: living(record) !== undefined,
    };
    tx.save(store, derived.record, effect);
  };

  /** The same entity as it will be read again; throws where it could be stored but not be read. */
  const checked = (entity: E): E => spec.schema.parse(spec.schema.parse(entity));

  const by = (tx: WriteTx<S>, entity: E) => {
    const at = spec.capturedAt?.(entity);
    return { stamp: tx.stamp(), node: tx.node, floor: at === undefined ? undefined : captureStamp(at) };
  };

  const fresh = (tx: WriteTx<S>, id: Id, d: Registers, stamp: Stamp): LiveRecord => ({
    id,
    t: spec.t,
    v: tx.version,
    h: stamp,
    d,
  });

  /** The registers of `record` that this code knows and that hold something. */
  const saidBy = (record: LiveRecord): Registers => encode(spec, decode(spec, record));

  /** Asks for the record and for its account's row. What came is read with `tx.current`, right where it is used. */
  const load = (tx: WriteTx<S>, id: Id, entity?: E): Promise<void> => {
    const accountId = entity === undefined ? undefined : spec.place?.(entity).accountId;
    return tx.load(store, id, store === 'accounts' ? id : accountId);
  };

  const missing = (record: StoredRecord): 'removed' | 'erased' | undefined => {
    if (isGravestone(record)) return 'erased';
    return isDeleted(record) ? 'removed' : undefined;
  };

  const write = (tx: WriteTx<S>, record: StoredRecord | undefined, given: E): Outcome => {
    const entity = checked(given);
    if (record === undefined) {
      const said = difference(spec.defaults ?? {}, encode(spec, entity));
      save(tx, undefined, edited(fresh(tx, idOf(entity), {}, tx.stamp()), said, by(tx, entity)));
      return 'added';
    }
    if (isGravestone(record)) return 'erased';
    if (isDeleted(record)) return 'removed';
    const changes = difference(saidBy(record), encode(spec, entity));
    if (Object.keys(changes).length === 0) return 'unchanged';
    save(tx, record, edited(record, changes, by(tx, entity)));
    return 'changed';
  };

  const alter = async (tx: WriteTx<S>, id: Id, next: (entity: E) => unknown): Promise<E | undefined> => {
    await load(tx, id);
    const record = tx.current(store, id);
    const entity = read(record);
    if (entity === undefined) return undefined;
    const after = spec.schema.parse(next(entity));
    write(tx, record, after);
    return after;
  };

  /** Stores what a person said, unless the id is known: a draft sent again never undoes what was corrected since. */
  const add = async (tx: WriteTx<S>, entity: E): Promise<Outcome> => {
    await load(tx, idOf(entity), entity);
    const record = tx.current(store, idOf(entity));
    return record === undefined ? write(tx, record, entity) : (missing(record) ?? 'unchanged');
  };

  /** Makes the record say what `entity` says, stamping only what differs. Does not bring back what was removed. */
  const put = async (tx: WriteTx<S>, entity: E): Promise<Outcome> => {
    await load(tx, idOf(entity), entity);
    return write(tx, tx.current(store, idOf(entity)), entity);
  };

  /**
   * Merges what a machine says under its own `stamp`: captured mail, an imported row. Fills what is empty or older, never
   * beats a person, and is the same twice.
   */
  const fill = async (tx: WriteTx<S>, given: E, stamp: Stamp): Promise<Outcome> => {
    await load(tx, idOf(given), given);
    const record = tx.current(store, idOf(given));
    const gone = record === undefined ? undefined : missing(record);
    if (gone !== undefined) return gone;
    const stated = fresh(tx, idOf(given), encode(spec, checked(given)), stamp);
    if (record === undefined) {
      save(tx, undefined, join(stated, stated));
      return 'added';
    }
    const merged = join(record, stated);
    if (JSON.stringify(merged) === JSON.stringify(join(record, record))) return 'unchanged';
    save(tx, record, merged);
    return 'changed';
  };

  const mark = async (tx: WriteTx<S>, id: Id, deleted: true | null): Promise<boolean> => {
    await load(tx, id);
    const record = tx.current(store, id);
    if (record === undefined || isGravestone(record) || isDeleted(record) === (deleted === true)) return false;
    save(tx, record, edited(record, { [DELETED]: deleted }, { stamp: tx.stamp(), node: tx.node }));
    return true;
  };

  return {
    store,
    upkeep,
    list,
    get: async (tx: ReadTx<S>, id: Id): Promise<E | undefined> => read(await tx.get(store, id)),
    /** In the order of `ids`, without those that are not there. */
    getMany: async (tx: ReadTx<S>, ids: readonly Id[]): Promise<E[]> => {
      const records = await Promise.all(ids.map((id) => tx.get(store, id)));
      return records.flatMap((record) => read(record) ?? []);
    },
    /** In the order of ids; `after` is the last id seen. */
    all: (tx: ReadTx<S>, { after = '', limit = FEW }: { after?: Id; limit?: number } = {}): Promise<E[]> =>
      list(tx, { range: IDBKeyRange.lowerBound(after, true), limit }),
    add,
    put,
    fill,
    /** The entity after the change; `undefined` where there is none. */
    change: (tx: WriteTx<S>, id: Id, change: ChangeOf<E>): Promise<E | undefined> =>
      alter(tx, id, (entity) => applied(entity, change)),
    edit: (tx: WriteTx<S>, id: Id, next: (entity: E) => E): Promise<E | undefined> => alter(tx, id, next),
    /** Soft: `restore` brings it back. Answers whether there was something to remove. */
    remove: (tx: WriteTx<S>, id: Id): Promise<boolean> => mark(tx, id, true),
    restore: (tx: WriteTx<S>, id: Id): Promise<boolean> => mark(tx, id, null),
    /** Replaces the record by its gravestone, whatever state it is in. */
    erase: async (tx: WriteTx<S>, id: Id): Promise<void> => {
      await load(tx, id);
      const record = tx.current(store, id);
      if (record !== undefined && !isGravestone(record)) save(tx, record, gravestone(record));
    },
    /** Newest first. */
    ofAccount: async (
      tx: ReadTx<S>,
      accountId: Id,
      { before, limit = PAGE }: { before?: Position; limit?: number } = {},
    ): Promise<Page<E>> => {
      const items = await byAccount(tx, accountId, before, limit);
      const next = items.length < limit ? undefined : positionOf(items.at(-1));
      return { items, ...(next !== undefined && { next }) };
    },
    /** From `instant` on, oldest first. */
    since: async (tx: ReadTx<S>, accountId: Id, instant: Instant): Promise<E[]> => {
      const newestFirst = await list(tx, { index: 'account', range: rangeOf(accountId, undefined, instant) });
      return newestFirst.reverse();
    },
    /** Ids of all records of the account that are still readable, removed ones too. */
    idsOfAccount: async (tx: ReadTx<S>, accountId: Id): Promise<Id[]> => {
      const lists = await Promise.all([
        tx.list(store, { index: 'account', range: rangeOf(accountId, undefined) }),
        tx.list(store, { index: 'gone', range: IDBKeyRange.only(accountId) }),
      ]);
      return lists.flat().map(({ id }) => id);
    },
  };
};

const applied = (entity: object, change: object): unknown => {
  const changes = new Map<string, unknown>(Object.entries(change));
  const kept = Object.entries(entity).filter(([field]) => changes.get(field) !== null);
  const given = [...changes].filter(([, value]) => value !== undefined && value !== null);
  return { ...Object.fromEntries(kept), ...Object.fromEntries(given) };
};
