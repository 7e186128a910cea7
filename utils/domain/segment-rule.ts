import { AccountKind, LifecycleStage, ValueClass } from './account';
import { Id, line, z } from './schema';

const Comparison = z.enum(['is', 'is-not']);
const Count = z.number().check(z.int(), z.gte(0), z.lte(100_000));
const Days = z.number().check(z.int(), z.gte(0), z.lte(36_500));

/** One test about an account. */
export type Criterion = z.infer<typeof Criterion>;
export const Criterion = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('kind'), operator: Comparison, value: AccountKind }),
  z.strictObject({ about: z.literal('lifecycle-stage'), operator: Comparison, value: LifecycleStage }),
  z.strictObject({ about: z.literal('value-class'), operator: Comparison, value: ValueClass }),
  z.strictObject({ about: z.literal('referrer'), operator: Comparison, value: z.literal(true) }),
  z.strictObject({ about: z.literal('domain'), operator: Comparison, value: line(253) }),
  z.strictObject({ about: z.literal('tag'), operator: z.enum(['has', 'lacks']), value: line(60) }),
  z.strictObject({
    about: z.literal('field'),
    field: line(60),
    operator: z.enum(['is', 'is-not', 'contains']),
    value: line(300),
  }),
  z.strictObject({
    about: z.enum(['interactions', 'complaints', 'open-complaints', 'orders']),
    operator: z.enum(['at-least', 'at-most']),
    value: Count,
  }),
  z.strictObject({
    /** `older-than`: the date lies more than `days` back, or there is none. */
    about: z.enum(['since', 'last-contact', 'last-order']),
    operator: z.enum(['older-than', 'within']),
    days: Days,
  }),
]);

/** Criteria joined by "and" (`all`) or "or" (`any`), nested at most three deep (checked on save). */
export type Condition = Criterion | { all: Condition[] } | { any: Condition[] };
export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    Criterion,
    z.strictObject({ all: z.array(Condition).check(z.maxLength(20)) }),
    z.strictObject({ any: z.array(Condition).check(z.maxLength(20)) }),
  ]),
);

/** A named group of accounts and the conditions that put one there. Order is priority: the first match names the badge. */
export type SegmentRule = z.infer<typeof SegmentRule>;
export const SegmentRule = z.strictObject({
  id: Id,
  name: line(60).check(z.minLength(1)),
  /** Two letters for tight places; reveals nothing about the customer. */
  short: line(2).check(z.minLength(1)),
  condition: Condition,
  position: z.number(),
});

/** What conditions look at; made from the history by the caller. */
export type AccountFacts = {
  kind: AccountKind;
  lifecycleStage?: LifecycleStage;
  valueClass?: ValueClass;
  referrer: boolean;
  domains: readonly string[];
  tags: readonly string[];
  fields: Readonly<Record<string, string>>;
  interactions: number;
  complaints: number;
  openComplaints: number;
  orders: number;
  since?: number;
  lastContactAt?: number;
  lastOrderAt?: number;
};
