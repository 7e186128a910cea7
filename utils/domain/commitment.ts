import { Channel } from './interaction';
import { Id, Instant, line, z } from './schema';

/** What we promised a customer, by when. The word "promise" is taken by the language. */
export type Commitment = z.infer<typeof Commitment>;
export const Commitment = z.strictObject({
  id: Id,
  accountId: Id,
  /** To whom it was said. */
  contactId: z.optional(Id),
  what: line(280).check(z.minLength(1)),
  saidAt: Instant,
  channel: Channel,
  interactionId: z.optional(Id),
  dueAt: Instant,
  status: z.enum(['open', 'kept', 'broken', 'moved']),
  settledAt: z.optional(Instant),
  /** The commitment that took its place when it was moved. */
  movedTo: z.optional(Id),
});
