import type { Id, Instant } from '@/utils/domain/schema';
import type { ReadTx, WriteTx } from './transaction';

/**
 * How a write can be taken back, kept beside it under the write's id: in the same transaction, so that there is never
 * one without the other. Rows of this device alone, in no backup; they go after a day.
 */
export const undoLog = {
  get: (tx: ReadTx<'undo'>, writeId: Id): Promise<unknown> => tx.row('undo', writeId),

  /** Keeps the first entry of a write: the "before" of a repeated one would already be the "after". */
  add: async (tx: WriteTx<'undo'>, writeId: Id, at: Instant, steps: readonly object[]): Promise<void> => {
    if ((await tx.row('undo', writeId)) === undefined) tx.putRow('undo', { id: writeId, at, steps });
  },

  drop: (tx: WriteTx<'undo'>, writeId: Id): void => tx.deleteRows('undo', writeId),

  /** Forgets what nobody took back until `moment`; at most `limit` entries at once. */
  dropBefore: async (tx: WriteTx<'undo'>, moment: Instant, limit: number): Promise<void> => {
    const rows = await tx.rows('undo', { index: 'at', range: IDBKeyRange.upperBound(moment, true), limit });
    for (const row of rows) if (isRow(row)) tx.deleteRows('undo', row.id);
  },
};

const isRow = (row: unknown): row is { id: Id } => typeof row === 'object' && row !== null && 'id' in row;
