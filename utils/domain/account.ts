import { Domain, EmailAddress, Id, Instant, line, lines, z } from './schema';

/** Private customers and businesses are treated alike; the kind only feeds segments. */
export const AccountKind = z.enum(['private', 'business']);
export type AccountKind = z.infer<typeof AccountKind>;

/** The relationship ladder. Referring is a flag beside it, since a first-time customer can refer too. */
export const LifecycleStage = z.enum(['first-time', 'repeat', 'regular']);
export type LifecycleStage = z.infer<typeof LifecycleStage>;

/** A: most valuable. Absent: not judged. */
export const ValueClass = z.enum(['A', 'B', 'C']);
export type ValueClass = z.infer<typeof ValueClass>;

const accountFacts = {
  kind: AccountKind,
  /** Mail domains whose people belong to this account; never a free-mail domain. */
  domains: z.array(Domain).check(z.maxLength(50)),
  lifecycleStage: z.optional(LifecycleStage),
  referrer: z.boolean(),
  valueClass: z.optional(ValueClass),
  tags: z.array(line(60)).check(z.maxLength(50)),
  /** The team's own criteria, by name. */
  fields: z.record(line(60), line(300)),
  /** How to treat this customer, one line, shown first ("calls rather than mails, never before nine"). */
  treatment: z.optional(line(300)),
  /** Lasting note; written so that the customer could read it. */
  note: z.optional(lines(4000)),
  /** Customer since. */
  since: z.optional(Instant),
  /** When the customer left; the verdict is frozen from then on. */
  lostAt: z.optional(Instant),
  /** Text of `churned`: why he left, as far as known. */
  lostReason: z.optional(line(300)),
};

/** The customer: an organisation or a household. A private customer is an account with one contact. */
export type Account = z.infer<typeof Account>;
export const Account = z.strictObject({
  id: Id,
  name: line(200).check(z.minLength(1)),
  ...accountFacts,
  createdAt: Instant,
  /** Set on the losing side of a merge: where this account went. */
  mergedInto: z.optional(Id),
});

/** A person, known by addresses. */
export type Contact = z.infer<typeof Contact>;
export const Contact = z.strictObject({
  id: Id,
  accountId: Id,
  name: line(200),
  addresses: z.array(EmailAddress).check(z.maxLength(30)),
  phones: z.array(line(40)).check(z.maxLength(20)),
  role: z.optional(line(120)),
  createdAt: Instant,
});

/** What a person changes about an account; absent fields stay as they are, `null` removes. */
export type AccountChange = z.infer<typeof AccountChange>;
export const AccountChange = z.strictObject({
  name: z.optional(line(200).check(z.minLength(1))),
  kind: z.optional(AccountKind),
  domains: z.optional(accountFacts.domains),
  lifecycleStage: z.optional(z.nullable(LifecycleStage)),
  referrer: z.optional(z.boolean()),
  valueClass: z.optional(z.nullable(ValueClass)),
  tags: z.optional(accountFacts.tags),
  fields: z.optional(accountFacts.fields),
  treatment: z.optional(z.nullable(line(300))),
  note: z.optional(z.nullable(lines(4000))),
  since: z.optional(z.nullable(Instant)),
  lostAt: z.optional(z.nullable(Instant)),
  lostReason: z.optional(z.nullable(line(300))),
});
