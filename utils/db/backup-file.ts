import { Id, Instant, z } from '@/utils/domain/schema';
import { AuditEntry } from './audit';
import { BackupRefused } from './errors';
import { Installation } from './installation';
import { canonicalJson, isStoredRecord, type StoredRecord } from './record';
import { RECORD_STORES, type RecordStore } from './schema';

export const BACKUP_FORMAT = 'kundenpuls-backup';
/** Moves when the file itself changes its form; the shape of the records is `migrated`. */
export const BACKUP_VERSION = 1;

export type Erasure = z.infer<typeof Erasure>;
export const Erasure = z.strictObject({ id: Id, at: Instant });

/** The salts of the history the file came from: with them its ids and erasures keep their meaning. */
const Origin = z.strictObject({ salts: Installation.shape.salts });

/** The first line of the file. */
export type BackupHeader = z.infer<typeof BackupHeader>;
export const BackupHeader = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  /** How many migrations the newest record has behind it. */
  migrated: z.number().check(z.int(), z.gte(0)),
  exportedAt: Instant,
  /** Lines per store. */
  counts: z.record(z.string(), z.number().check(z.int(), z.gt(0))),
  /** SHA-256, hexadecimal, of the lines' canonical JSON joined by line feeds. */
  checksum: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** One line: a record of a shared store, an entry of the audit, an erasure, or the origin of the file (exactly one). */
export type BackupLine =
  | { store: RecordStore; record: StoredRecord }
  | { store: 'audit'; record: AuditEntry }
  | { store: 'erasures'; record: Erasure }
  | { store: 'origin'; record: z.infer<typeof Origin> };

const OuterLine = z.strictObject({ store: z.string(), record: z.unknown() });
const OuterFile = z.looseObject({ format: z.string(), version: z.number(), records: z.optional(z.array(z.unknown())) });

const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const countsOf = (stores: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const store of stores) counts.set(store, (counts.get(store) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/**
 * The file: one JSON object, its head in the first line and then one record a line, so that a line number says which record
 * is meant. `lines` are canonical JSON.
 */
export const writeBackup = async (
  lines: readonly { store: string; json: string }[],
  about: { exportedAt: Instant; migrated: number },
): Promise<string> => {
  const json = lines.map((line) => line.json);
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    ...about,
    counts: countsOf(lines.map(({ store }) => store)),
    checksum: await sha256(json.join('\n')),
  };
  return `${JSON.stringify(header).slice(0, -1)},"records":[\n${json.join(',\n')}\n]}\n`;
};

/** The line of `text` that is no JSON by itself, where the file still has the form that `writeBackup` gives it. */
const brokenLine = (text: string): number | undefined => {
  const lines = text.split('\n');
  const broken = lines.slice(1).findIndex((line) => {
    if (line === '' || line === ']}') return false;
    try {
      JSON.parse(line.replace(/,$/, ''));
      return false;
    } catch {
      return true; // the point of trying
    }
  });
  return broken < 0 ? undefined : broken + 2;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const begins = text.trimStart().startsWith(`{"format":"${BACKUP_FORMAT}"`);
    if (!begins) throw new BackupRefused('not-a-backup', 'this is no file of ours');
    const line = brokenLine(text) ?? text.split('\n').length;
    throw new BackupRefused('backup-damaged', `not readable: ${String(error)}`, { line });
  }
};

const isRecordStore = (store: string): store is RecordStore => RECORD_STORES.some((name) => name === store);

const lineOf = (value: unknown, refuse: (reason: string) => BackupRefused): BackupLine => {
  const outer = OuterLine.safeParse(value);
  if (!outer.success) throw refuse('a line without store and record');
  const { store, record } = outer.data;
  if (isRecordStore(store)) {
    if (!isStoredRecord(record) || 'ix' in record) throw refuse(`no record of ${store}`);
    return { store, record };
  }
  if (store === 'audit') return { store, record: read(AuditEntry, record, refuse) };
  if (store === 'erasures') return { store, record: read(Erasure, record, refuse) };
  if (store === 'origin') return { store, record: read(Origin, record, refuse) };
  throw refuse(`unknown store ${store.slice(0, 40)}`);
};

const read = <T>(schema: z.ZodMiniType<T>, value: unknown, refuse: (reason: string) => BackupRefused): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refuse('a line in an unknown form');
};

/** `check` has a last look at each line and throws where this code could not read the record. */
export type CheckLine = (line: BackupLine) => BackupLine;

/**
 * Reads a whole backup, or refuses it as a whole: form, version, counts, checksum, every record, in this order.
 * Throws `BackupRefused`, which says what is wrong and where.
 */
export const readBackup = async (text: string, migrated: number, check: CheckLine): Promise<BackupLine[]> => {
  const file = OuterFile.safeParse(parsed(text));
  if (!file.success || file.data.format !== BACKUP_FORMAT) {
    throw new BackupRefused('not-a-backup', 'this is no file of ours');
  }
  const { records, ...head } = file.data;
  if (head.version > BACKUP_VERSION) throw new BackupRefused('backup-newer', `version ${head.version}`);
  const header = BackupHeader.safeParse(head);
  if (!header.success || records === undefined) {
    throw new BackupRefused('backup-damaged', 'the head of the file is not readable', { line: 1 });
  }
  if (header.data.migrated > migrated) throw new BackupRefused('backup-newer', 'newer records');

  const asWritten = text.split('\n').length === records.length + 3; // head, one a record, end, and the last line feed
  const refuse = (index: number) => (reason: string) =>
    new BackupRefused('backup-damaged', `record ${index + 1}: ${reason}`, {
      record: index + 1,
      ...(asWritten && { line: index + 2 }),
    });
  const lines = records.map((value, index) => lineOf(value, refuse(index)));
  if (canonicalJson(header.data.counts) !== canonicalJson(countsOf(lines.map(({ store }) => store)))) {
    throw new BackupRefused('backup-damaged', 'the number of records is not the one the file was written with');
  }
  if ((await sha256(records.map(canonicalJson).join('\n'))) !== header.data.checksum) {
    throw new BackupRefused('backup-damaged', 'the records are not those the file was written with (checksum)');
  }
  return lines.map((line, index) => {
    try {
      return check(line);
    } catch (error) {
      throw refuse(index)(error instanceof Error ? error.message : String(error));
    }
  });
};

// A message holds 64 KB. One UTF-16 unit is at most three bytes in UTF-8, and two as an escape in JSON: this stays below 48 KB.
const PART = 16_000;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Parts that joined are the text again; no character is cut in two. */
export const partsOf = (text: string): string[] => {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = Math.min(from + PART, text.length);
    const to = isHighSurrogate(text.charCodeAt(end - 1)) && end < text.length ? end - 1 : end;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
};
