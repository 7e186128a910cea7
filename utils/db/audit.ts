import { z } from '@/utils/domain/schema';

/** One write: when, which verb, which records. Holds ids only, and these tell nothing about a person. Never changed. */
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditEntry = z.strictObject({
  /** The stamp of the write, so that entries lie in the order they were made. */
  id: z.string(),
  at: z.number(),
  what: z.string(),
  ids: z.array(z.string()),
});
