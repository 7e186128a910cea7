import { Id, Instant, line, lines, z } from './schema';

/** What the dissatisfaction is about. */
export const ComplaintCategory = z.enum(['delivery', 'invoice', 'defect', 'service', 'other']);
export type ComplaintCategory = z.infer<typeof ComplaintCategory>;

export const Severity = z.enum(['low', 'medium', 'high']);
export type Severity = z.infer<typeof Severity>;

/** The life of a complaint in the order of ISO 10002; it may be reopened from the last two. */
export const ComplaintStatus = z.enum(['received', 'acknowledged', 'solution-agreed', 'resolved', 'followed-up']);
export type ComplaintStatus = z.infer<typeof ComplaintStatus>;

export const Touchpoint = z.enum(['offer', 'order', 'delivery', 'invoice', 'support']);
export type Touchpoint = z.infer<typeof Touchpoint>;

export const CauseCode = z.enum(['competence', 'tone', 'ignored', 'delay', 'quality', 'price', 'process']);
export type CauseCode = z.infer<typeof CauseCode>;

/** Dissatisfaction that expects an answer. "Solved" and "the customer is content" are two facts, and only both close it. */
export type Complaint = z.infer<typeof Complaint>;
export const Complaint = z.strictObject({
  id: Id,
  accountId: Id,
  contactId: z.optional(Id),
  /** The mail, call or visit in which it was said. */
  interactionId: z.optional(Id),
  category: ComplaintCategory,
  severity: Severity,
  status: ComplaintStatus,
  /** The complaint in the words of whoever logged it. */
  words: z.optional(lines(1000)),
  receivedAt: Instant,
  acknowledgedAt: z.optional(Instant),
  agreedAt: z.optional(Instant),
  resolvedAt: z.optional(Instant),
  followedUpAt: z.optional(Instant),
  reopenedAt: z.optional(Instant),
  /** The customer said so, or said the opposite; absent: not asked yet. */
  content: z.optional(z.boolean()),
  expectation: z.optional(z.enum(['missed', 'met', 'exceeded'])),
  resolution: z.optional(lines(1000)),
  touchpoint: z.optional(Touchpoint),
  causes: z.array(CauseCode).check(z.maxLength(7)),
  owner: z.optional(line(120)),
  deputy: z.optional(line(120)),
  dueAt: z.optional(Instant),
});

/** A complaint as a person logs it. */
export type ComplaintDraft = z.infer<typeof ComplaintDraft>;
export const ComplaintDraft = z.strictObject({
  id: Id,
  accountId: Id,
  contactId: z.optional(Id),
  interactionId: z.optional(Id),
  category: ComplaintCategory,
  severity: Severity,
  words: z.optional(lines(1000)),
  receivedAt: Instant,
});

/** A correction of what a complaint says; its status moves by `moveComplaint` alone. */
export type ComplaintChange = z.infer<typeof ComplaintChange>;
export const ComplaintChange = z.strictObject({
  category: z.optional(ComplaintCategory),
  severity: z.optional(Severity),
  words: z.optional(z.nullable(lines(1000))),
  resolution: z.optional(z.nullable(lines(1000))),
  content: z.optional(z.nullable(z.boolean())),
  expectation: z.optional(z.nullable(z.enum(['missed', 'met', 'exceeded']))),
  touchpoint: z.optional(z.nullable(Touchpoint)),
  causes: z.optional(z.array(CauseCode).check(z.maxLength(7))),
  owner: z.optional(z.nullable(line(120))),
  deputy: z.optional(z.nullable(line(120))),
  dueAt: z.optional(z.nullable(Instant)),
});

/** Whether we still owe the customer a solution. */
export const isOpen = (complaint: Pick<Complaint, 'status'>): boolean =>
  complaint.status === 'received' || complaint.status === 'acknowledged' || complaint.status === 'solution-agreed';

const MOMENT = {
  acknowledged: 'acknowledgedAt',
  'solution-agreed': 'agreedAt',
  resolved: 'resolvedAt',
  'followed-up': 'followedUpAt',
} as const;

/**
 * The complaint after it moved to `status` at `at`. Moving forward keeps the first moment of a step that was done before;
 * `received` reopens: solution and contentment are forgotten, the history of the account keeps what was.
 */
export const moveComplaint = (complaint: Complaint, status: ComplaintStatus, at: Instant): Complaint => {
  if (status === 'received') {
    const { resolvedAt: _resolved, followedUpAt: _followed, content: _content, ...kept } = complaint;
    return { ...kept, status, reopenedAt: at };
  }
  const moment = MOMENT[status];
  return { ...complaint, status, [moment]: complaint[moment] ?? at };
};
