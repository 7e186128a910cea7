import { Order } from '@/utils/domain/order';
import type { Instant } from '@/utils/domain/schema';
import { between } from './newest';
import { repository } from './repository';
import type { ReadTx } from './transaction';

const stored = repository({
  store: 'orders',
  t: 'order',
  schema: Order,
  collections: {},
  place: ({ accountId, at }) => ({ accountId, at }),
  counts: () => ({ orders: 1 }),
  latest: ({ at }) => ({ name: 'lastOrderAt', at }),
  judged: true,
});

/** Orders, typed or imported. */
export const orders = {
  ...stored,
  /** Over all accounts, from `from` up to but without `to`, oldest first. */
  between: (tx: ReadTx<'orders'>, from: Instant, to: Instant): Promise<Order[]> =>
    between((query) => stored.list(tx, query), from, to),
};
