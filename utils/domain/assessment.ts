import { Id, Instant, z } from './schema';

/** The verdict in one word, shown as the band. */
export const AssessmentState = z.enum([
  'new',
  'healthy',
  'watch',
  'slipping',
  'at-risk',
  'recovered',
  'dormant',
  'lost',
]);
export type AssessmentState = z.infer<typeof AssessmentState>;

/** Why points were given. The codes are those of the evaluation format (contracts.md). */
export const ReasonCode = z.enum([
  'unanswered',
  'complaint_open',
  'complaint_repeat',
  'complaint_resolved',
  'overdue_delivery',
  'late_delivery',
  'dunning_conflict',
  'dunning',
  'sentiment_drop',
  'cadence_drop',
  'reply_stopped',
  'nps_low',
  'csat_low',
  'churn_intent',
  'order_value_drop',
  'contract_end',
]);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** One reason of a verdict: its points, and what a sentence about it needs. */
export type Reason = z.infer<typeof Reason>;
export const Reason = z.strictObject({
  code: ReasonCode,
  /** Bits of evidence: one point doubles the odds that the customer is slipping (health-model, section 2). */
  points: z.number(),
  /** The date the sentence names: of the mail, the complaint, the answer. */
  since: Instant,
  /** The interaction, complaint, survey response or order it links to. */
  subjectId: z.optional(Id),
  /** Figures and words of the sentence, by name: working days, number of mails, category, score, subject of the mail. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What stands above every other customer on the list, whatever his value class (product.md row 57). */
export const Alarm = z.enum(['cancellation-unanswered', 'complaint-unanswered']);
export type Alarm = z.infer<typeof Alarm>;

/**
 * The verdict on an account at a moment. Reasons are sorted by points; their sum less `relief` is `load` exactly, and where
 * somebody's pulse counts, their sum less `relief` plus `judgement.points` is.
 */
export type Assessment = z.infer<typeof Assessment>;
export const Assessment = z.strictObject({
  accountId: Id,
  at: Instant,
  state: AssessmentState,
  /** Since when the account is in this state. */
  since: Instant,
  load: z.number(),
  relief: z.number(),
  reasons: z.array(Reason),
  trend: z.enum(['falling', 'steady', 'rising']),
  /** The customer's first unanswered message after our last human answer. */
  waitingSince: z.optional(Instant),
  /** The earliest moment at which the verdict could change without a new event; absent: only an event changes it. */
  nextChangeAt: z.optional(Instant),
  alarm: z.optional(Alarm),
  /** The pulse of somebody who knows the customer, while it counts: the points it adds, or takes if negative. */
  judgement: z.optional(
    z.strictObject({ score: z.number(), points: z.number(), at: Instant, expiresAt: Instant, eventId: Id }),
  ),
  /** Out of sight until then: somebody put the flag off and nothing new has happened since. */
  snoozedUntil: z.optional(Instant),
  /** The flag rose again before the customer had settled from an earlier one. */
  relapse: z.optional(z.literal(true)),
  /** Load once a week over the last twelve months, oldest first. */
  history: z.optional(z.array(z.strictObject({ at: Instant, load: z.number() }))),
  /** Points by reason that came or went since a week or two ago, the largest change first. */
  changed: z.optional(z.array(z.strictObject({ code: ReasonCode, points: z.number() }))),
  /** Kinds of complaint that came again: what calls for a look at the cause. */
  repeats: z.optional(
    z.array(
      z.strictObject({
        category: z.string(),
        complaintIds: z.array(Id),
        times: z.number(),
        firstAt: Instant,
        latestAt: Instant,
      }),
    ),
  ),
});

/** Raised when an account begins to slip, cleared when it no longer does; told to the user once each. */
export type RiskFlag = z.infer<typeof RiskFlag>;
export const RiskFlag = z.strictObject({
  accountId: Id,
  raisedAt: Instant,
  reason: ReasonCode,
  clearedAt: z.optional(Instant),
});

/** The states that stand in the flag list. */
export const isFlagged = (state: AssessmentState): boolean => state === 'slipping' || state === 'at-risk';
