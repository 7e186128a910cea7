import { Commitment } from '@/utils/domain/commitment';
import type { Id, Instant } from '@/utils/domain/schema';
import { dueBy, openIndex, openOf } from './open-lists';
import { repository } from './repository';
import type { ReadTx } from './transaction';

const stored = repository({
  store: 'commitments',
  t: 'commitment',
  schema: Commitment,
  collections: {},
  place: ({ accountId, saidAt }) => ({ accountId, at: saidAt }),
  index: (commitment) => openIndex(commitment.status === 'open', commitment.accountId, commitment.dueAt),
  counts: (commitment) => ({ openCommitments: commitment.status === 'open' ? 1 : 0 }),
  judged: true,
});

/** What we promised customers. */
export const commitments = {
  ...stored,
  openOf: (tx: ReadTx<'commitments'>, accountId: Id): Promise<Commitment[]> =>
    openOf((query) => stored.list(tx, query), accountId),
  dueBy: (tx: ReadTx<'commitments'>, instant: Instant, limit: number): Promise<Commitment[]> =>
    dueBy((query) => stored.list(tx, query), instant, limit),
};
