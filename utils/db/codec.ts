import type { Id, z } from '@/utils/domain/schema';
import { Unreadable } from './errors';
import { canonicalJson, canonicalValue, type LiveRecord, type Registers } from './record';

/**
 * How a field that holds several things is kept, one register per element, so that two people can each add one:
 * `set` a list of texts (`tag/vip: true`), `map` an object (`field/Region: "Nord"`), `keyed` a list of objects that one
 * of their members tells apart (`site/https://…: {…}`). Sets and keyed lists have no order of their own; they are read sorted.
 */
export type Collection =
  | { as: 'set'; prefix: string }
  | { as: 'map'; prefix: string }
  | { as: 'keyed'; prefix: string; by: string };

export type Codec<E> = {
  store: string;
  /** Its shape says which registers this code knows; others are newer code's and stay untouched. */
  schema: z.ZodMiniType<E> & { readonly shape: Readonly<Record<string, unknown>> };
  /** Every field that is not named here is one register. */
  collections: { readonly [field: string]: Collection };
  /** What a field is that was never written. */
  defaults?: Registers;
  /** The store holds one record, under this id, and its entity carries none. */
  fixedId?: Id;
};

/** Soft deletion; not a field of any entity. */
export const DELETED = 'del';

export const isDeleted = (record: LiveRecord): boolean => record.d[DELETED] === true;

const elementsOf = (field: string, value: unknown, collection: Collection): [string, unknown][] => {
  if (collection.as === 'map') return Object.entries(value ?? {});
  if (!Array.isArray(value)) throw new TypeError(`${field} is not a list`);
  return value.map((element: unknown) =>
    collection.as === 'keyed' ? [keyOf(element, collection.by), element] : [String(element), true],
  );
};

const keyOf = (element: unknown, by: string): string => {
  const key =
    typeof element === 'object' && element !== null ? Object.entries(element).find(([name]) => name === by) : undefined;
  return String(key?.[1]);
};

/** The registers that say what `entity` says; absent fields have none. */
export const encode = <E extends object>(codec: Codec<E>, entity: E): Registers => {
  const registers: [string, unknown][] = [];
  for (const [field, value] of Object.entries(entity)) {
    if (value === undefined || (field === 'id' && codec.fixedId === undefined)) continue;
    const collection = codec.collections[field];
    if (collection === undefined) registers.push([field, value]);
    else
      for (const [key, element] of elementsOf(field, value, collection))
        registers.push([`${collection.prefix}/${key}`, element]);
  }
  return Object.fromEntries(registers.map(([name, value]) => [name, canonicalValue(value)]));
};

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

const gathered = (elements: [string, unknown][], { as }: Collection): unknown => {
  const sorted = elements.sort(byKey);
  if (as === 'map') return Object.fromEntries(sorted);
  return sorted.map(([key, value]) => (as === 'set' ? key : value));
};

/** The entity that the registers hold, not yet checked. Registers that no field of this code knows are left alone. */
const assembled = <E>(codec: Codec<E>, record: LiveRecord): Record<string, unknown> => {
  const registers = codec.defaults === undefined ? record.d : { ...codec.defaults, ...record.d };
  const { shape } = codec.schema;
  const elements = new Map<string, [string, unknown][]>();
  const fields: [string, unknown][] = codec.fixedId === undefined ? [['id', record.id]] : [];
  for (const [name, value] of Object.entries(registers)) {
    if (value === null) continue;
    const slash = name.indexOf('/');
    if (slash < 0) {
      if (name !== 'id' && Object.hasOwn(shape, name) && codec.collections[name] === undefined)
        fields.push([name, value]);
      continue;
    }
    const prefix = name.slice(0, slash);
    const known = elements.get(prefix) ?? [];
    known.push([name.slice(slash + 1), value]);
    elements.set(prefix, known);
  }
  for (const [field, collection] of Object.entries(codec.collections)) {
    fields.push([field, gathered(elements.get(collection.prefix) ?? [], collection)]);
  }
  return Object.fromEntries(fields);
};

/** The entity a record holds, checked. Throws `Unreadable` where it does not fit, and names it. */
export const decode = <E>(codec: Codec<E>, record: LiveRecord): E => {
  const read = codec.schema.safeParse(assembled(codec, record));
  if (read.success) return read.data;
  throw new Unreadable(codec.store, record.id, { cause: read.error });
};

/** The registers to write so that a record that says `before` says `after`: what differs, and `null` for what went. */
export const difference = (before: Registers, after: Registers): Registers => {
  const written = Object.entries(after).filter(
    ([name, value]) => before[name] === undefined || canonicalJson(before[name]) !== canonicalJson(value),
  );
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return Object.fromEntries([...written, ...removed.map((name): [string, null] => [name, null])]);
};
