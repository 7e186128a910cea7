import type { Id } from '@/utils/domain/schema';
import { isStamp, type Stamp, stampAfter } from './stamp';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The values of a record, one register each; `null` is a register whose value was removed. */
export type Registers = Record<string, Json>;

/** Where the indexes of a store look. Local and derived: never part of a backup, never sent. */
export type IndexValues = Record<string, string | number | string[]>;

/** A last-writer-wins map: `d` values, `h` the least stamp of them, `hx` the stamps that differ from `h`, `v` the shape. */
export type LiveRecord = {
  id: Id;
  t: string;
  v: number;
  h: Stamp;
  hx?: Record<string, Stamp>;
  d: Registers;
  ix?: IndexValues;
};

/** What is left of an erased record. It beats every edit, so that nothing revives it. */
export type Gravestone = { id: Id; t: string; er: 1 };

export type StoredRecord = LiveRecord | Gravestone;

export const isGravestone = (record: StoredRecord): record is Gravestone => 'er' in record;

export const gravestone = ({ id, t }: { id: Id; t: string }): Gravestone => ({ id, t, er: 1 });

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// `__proto__` as a key would change what an object is instead of what it holds.
const isRegisterName = (name: string): boolean => name !== '__proto__' && name !== '' && name !== '/';

/** Whether `row` has the outer form of a record; what its registers mean is the codec's affair. */
export const isStoredRecord = (row: unknown): row is StoredRecord => {
  if (!isPlain(row) || typeof row.id !== 'string' || row.id === '' || typeof row.t !== 'string') return false;
  if ('er' in row) return row.er === 1 && Object.keys(row).length === 3;
  return (
    Number.isSafeInteger(row.v) &&
    isStamp(row.h) &&
    isPlain(row.d) &&
    Object.keys(row.d).every(isRegisterName) &&
    (row.hx === undefined ||
      (isPlain(row.hx) && Object.entries(row.hx).every(([k, s]) => isRegisterName(k) && isStamp(s))))
  );
};

/** The value with its keys in order and without absent members, so that equal content is equal text. */
export const canonicalValue = (value: unknown): Json => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value; // no -0: JSON does not know it
  if (Array.isArray(value)) return value.map(canonicalValue);
  if (isPlain(value)) {
    const entries = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort();
    return Object.fromEntries(entries.map((key) => [key, canonicalValue(value[key])]));
  }
  throw new TypeError(`a history holds JSON values only, not ${typeof value}`);
};

export const canonicalJson = (value: unknown): string => JSON.stringify(canonicalValue(value));

export const stampOfRegister = (record: LiveRecord, register: string): Stamp | undefined =>
  Object.hasOwn(record.d, register) ? (record.hx?.[register] ?? record.h) : undefined;

const greater = (a: string, b: string): string => {
  if (a > b) return a;
  return b;
};

const least = (stamps: readonly Stamp[], otherwise: Stamp): Stamp => [...stamps].sort()[0] ?? otherwise;

const build = (
  base: Omit<LiveRecord, 'd' | 'hx'>,
  registers: ReadonlyMap<string, { value: Json; stamp: Stamp }>,
): LiveRecord => {
  const sorted = [...registers].sort(([a], [b]) => (a < b ? -1 : 1));
  const h = least(
    sorted.map(([, { stamp }]) => stamp),
    base.h,
  );
  const differing = sorted.filter(([, { stamp }]) => stamp !== h).map(([name, { stamp }]) => [name, stamp]);
  return {
    id: base.id,
    t: base.t,
    v: base.v,
    h,
    ...(differing.length > 0 && { hx: Object.fromEntries(differing) }),
    d: Object.fromEntries(sorted.map(([name, { value }]) => [name, canonicalValue(value)])),
  };
};

const registersOf = (record: LiveRecord): Map<string, { value: Json; stamp: Stamp }> =>
  new Map(Object.entries(record.d).map(([name, value]) => [name, { value, stamp: record.hx?.[name] ?? record.h }]));

/** The one form of a record: same content, same bytes, on every client. Drops what is local (`ix`). */
export const canon = (record: StoredRecord): StoredRecord =>
  isGravestone(record) ? gravestone(record) : build(record, registersOf(record));

/**
 * The only merge: per register the greater stamp, at equal stamps the greater text; a gravestone beats everything.
 * Commutative, associative, idempotent, so order and repetition do not matter. The result is canonical.
 */
export const join = (a: StoredRecord, b: StoredRecord): StoredRecord => {
  const t = greater(a.t, b.t);
  if (isGravestone(a) || isGravestone(b)) return gravestone({ id: a.id, t });
  const merged = registersOf(a);
  for (const [name, theirs] of registersOf(b)) {
    const ours = merged.get(name);
    if (ours === undefined || theirs.stamp > ours.stamp) merged.set(name, theirs);
    else if (theirs.stamp === ours.stamp && canonicalJson(theirs.value) > canonicalJson(ours.value))
      merged.set(name, theirs);
  }
  return build({ id: a.id, t, v: Math.max(a.v, b.v), h: greater(a.h, b.h) }, merged);
};

/**
 * The record after an edit of `changes`, each stamped so that it beats what it replaces. `floor` is a stamp that the edit
 * must beat too. Registers that are not in `changes` keep value and stamp.
 */
export const edited = (
  record: LiveRecord,
  changes: Registers,
  by: { stamp: Stamp; node: string; floor?: Stamp | undefined },
): LiveRecord => {
  const registers = registersOf(record);
  for (const [name, value] of Object.entries(changes)) {
    const above = stampAfter(by.stamp, stampOfRegister(record, name), by.node);
    registers.set(name, { value, stamp: stampAfter(above, by.floor, by.node) });
  }
  return build(record, registers);
};
