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
