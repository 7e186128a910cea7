import { z } from '@/utils/domain/schema';
import { RECORD_STORES, type StoreName } from './schema';

/** Rows per store. */
export type RowCounts = Partial<Record<StoreName, number>>;

/**
 * What is remembered about the history outside of it, in other files: damage to the database's files shows as an empty or
 * shorter database without any error (reliability F1), and only this tells it from a fresh installation.
 * Row counts are lower bounds: rows are never deleted (removal and erasure leave one), so fewer rows means loss.
 */
export type Canary = z.infer<typeof Canary>;
export const Canary = z.object({
  databaseId: z.string(),
  rows: z.record(z.string(), z.number()),
});

/** Where the canary lives; `load` may answer anything, nothing of it is trusted unread. */
export type CanaryKeeper = { load(): Promise<unknown>; save(canary: Canary): Promise<void> };

/** The stores whose rows only ever get more, and are counted. */
export const COUNTED_STORES = [...RECORD_STORES, 'audit'] as const satisfies readonly StoreName[];

export const parseCanary = (stored: unknown): Canary | undefined => {
  const read = Canary.safeParse(stored);
  return read.success ? read.data : undefined;
};

/** Whether a history that was remembered as `canary` can be the one that now has `rows` under `databaseId`. */
export const isSameHistory = (canary: Canary, databaseId: string | undefined, rows: RowCounts): boolean => {
  const remembered = COUNTED_STORES.filter((store) => (canary.rows[store] ?? 0) > 0);
  if (remembered.length === 0) return true; // nothing was in it, so nothing can be lost
  return (
    databaseId === canary.databaseId && remembered.every((store) => (rows[store] ?? 0) >= (canary.rows[store] ?? 0))
  );
};

/**
 * Saves the newest canary, one at a time, whatever comes in between is skipped. Nobody waits for it: it may lag behind
 * (a lower bound), it may never run ahead, so call `note` after the write was done.
 */
export const canarySaver = (keeper: CanaryKeeper): { note: (canary: Canary) => void; idle: () => Promise<void> } => {
  let next: Canary | undefined;
  let running: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (next !== undefined) {
      const canary = next;
      next = undefined;
      // Expected here: storage outside the database may be full or gone; the older mark stays a valid lower bound.
      await keeper.save(canary).catch(() => undefined);
    }
    running = undefined;
  };
  return {
    note: (canary) => {
      next = canary;
      running ??= drain();
    },
    idle: () => running ?? Promise.resolve(),
  };
};
