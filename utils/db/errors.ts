import type { Id } from '@/utils/domain/schema';

/** Why a write was not stored. Closed: one table elsewhere turns each code into a sentence and a next step. */
export type NotSavedCode = 'not-saved' | 'read-only' | 'history-lost' | 'history-newer' | 'unreadable';

/** A write that left no trace in the history. Whoever gets it may send the same write again. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
  readonly code: NotSavedCode;
  constructor(code: NotSavedCode, options?: ErrorOptions) {
    super(`nothing was saved: ${code}`, options);
    this.code = code;
  }
}

/** A stored record that this code cannot read. It stays as it is until newer code or a person looks at it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly store: string;
  readonly id: Id;
  constructor(store: string, id: Id, options?: ErrorOptions) {
    super(`record ${id} of ${store} is not readable`, options);
    this.store = store;
    this.id = id;
  }
}

export type BackupRefusedCode = 'not-a-backup' | 'backup-newer' | 'backup-damaged';

/** A backup file that was not taken, as a whole; the history is as it was. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  readonly code: BackupRefusedCode;
  /** Line of the file, from 1, where the lines are still as we write them. */
  readonly line: number | undefined;
  /** Place among the records, from 1. */
  readonly record: number | undefined;
  constructor(code: BackupRefusedCode, reason: string, place: { line?: number; record?: number } = {}) {
    const line = place.line === undefined ? '' : ` (line ${place.line})`;
    super(`${code}: ${reason}${line}`);
    this.code = code;
    this.line = place.line;
    this.record = place.record;
  }
}
