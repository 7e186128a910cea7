import { Complaint, isOpen } from '@/utils/domain/complaint';
import type { Id } from '@/utils/domain/schema';
import { openIndex, openOf } from './open-lists';
import { repository } from './repository';
import type { ReadTx } from './transaction';

const stored = repository({
  store: 'complaints',
  t: 'complaint',
  schema: Complaint,
  collections: { causes: { as: 'set', prefix: 'cause' } },
  place: ({ accountId, receivedAt }) => ({ accountId, at: receivedAt }),
  // Open complaints are due from the day they came in, whatever date was set: the oldest stands first.
  index: (complaint) => openIndex(isOpen(complaint), complaint.accountId, complaint.receivedAt),
  counts: (complaint) => ({ complaints: 1, openComplaints: isOpen(complaint) ? 1 : 0 }),
  judged: true,
});

/** Dissatisfaction that expects an answer. */
export const complaints = {
  ...stored,
  openOf: (tx: ReadTx<'complaints'>, accountId: Id): Promise<Complaint[]> =>
    openOf((query) => stored.list(tx, query), accountId),
  /** All that are open, the oldest first. */
  open: (tx: ReadTx<'complaints'>, limit: number): Promise<Complaint[]> => stored.list(tx, { index: 'due', limit }),
};
