import { Id, Instant, line, z } from './schema';

/** One order, typed or imported; immutable, a correction is a new record that names the old one. */
export type Order = z.infer<typeof Order>;
export const Order = z.strictObject({
  /** The number in the system it came from, or made here. */
  id: Id,
  accountId: Id,
  number: z.optional(line(80)),
  at: Instant,
  /** In `currency`, with the tax the source gives. */
  amount: z.optional(z.number()),
  margin: z.optional(z.number()),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  product: z.optional(line(200)),
  /** The date promised to the customer. */
  promisedAt: z.optional(Instant),
  deliveredAt: z.optional(Instant),
  cancelledAt: z.optional(Instant),
  replaces: z.optional(Id),
});

/** Whole days an order came later than promised; 0 when in time or when no date was promised. */
export const daysLate = (order: Pick<Order, 'promisedAt' | 'deliveredAt'>): number =>
  order.promisedAt === undefined || order.deliveredAt === undefined
    ? 0
    : Math.max(0, Math.floor((order.deliveredAt - order.promisedAt) / 86_400_000));
