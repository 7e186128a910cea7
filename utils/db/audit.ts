import { z } from '@/utils/domain/schema';
import type { ReadTx } from './transaction';

/** One write: when, which verb, which records. Holds ids only, and these tell nothing about a person. */
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditEntry = z.strictObject({
  /** The stamp of the write, so that entries lie in the order they were made. */
  id: z.string(),
  at: z.number(),
  what: z.string(),
  ids: z.array(z.string()),
});

/** What was done to the history. Written by every write itself, never changed. */
export const audit = {
  /** Newest first. */
  latest: async (tx: ReadTx<'audit'>, limit: number): Promise<AuditEntry[]> =>
    (await tx.rowsFromEnd('audit', limit)).map((row) => AuditEntry.parse(row)),
};
