import { z } from './schema';

const points = z.number().check(z.gte(0), z.lte(100));
const days = z.number().check(z.gte(0), z.lte(3650));
const factor = z.number().check(z.gte(0), z.lte(10));
const share = z.number().check(z.gte(0), z.lte(1));
const count = z.number().check(z.int(), z.gte(0), z.lte(1000));
/** A whole number of daily looks. */
const looks = count;

/**
 * The named data of the verdict. Points are bits of evidence: one more doubles the odds that the customer slips. Numbers
 * in brackets are the sections of the health model, where the sources are.
 */
export type HealthSettings = z.infer<typeof HealthSettings>;
export const HealthSettings = z.strictObject({
  /** Load from which a customer is watched, slipping, at risk (2.3). */
  watchFrom: points,
  slippingFrom: points,
  atRiskFrom: points,
  /** What keeps a flag from flickering (2.3). */
  hysteresis: z.strictObject({
    /** Daily looks in a row at or above `slippingFrom`; from `fastFrom` points one look is enough. */
    upLooks: looks,
    fastFrom: points,
    /** Below these points for so many looks in a row a state ends. */
    atRiskBelow: points,
    atRiskLooks: looks,
    slippingBelow: points,
    slippingLooks: looks,
    watchBelow: points,
    watchLooks: looks,
    /** Points from which a second kind of evidence counts as one. */
    secondOpinion: points,
  }),
  /** New and old customers (product.md row 59; model 4). */
  relationship: z.strictObject({
    /** So many days after the first contact every negative event weighs `honeymoonFactor` times. */
    honeymoonDays: days,
    honeymoonFactor: factor,
    /** Complaints of a customer with a single order, of a regular one. */
    firstTimeFactor: factor,
    regularFactor: factor,
    regularOrders: count,
    regularDays: days,
  }),
  /** Complaints (2.1: complaint_open, complaint_repeat, complaint_resolved). */
  complaint: z.strictObject({
    base: z.strictObject({ low: points, medium: points, high: points }),
    /** Calendar days before an open complaint starts to grow, days to double, and the most it grows. */
    graceDays: days,
    growthDays: days,
    growthMost: factor,
    /** Each earlier one of the same kind in `repeatDays` adds `repeatStep`; another kind in `otherDays` is `otherFactor`. */
    repeatDays: days,
    repeatStep: factor,
    repeatMost: factor,
    otherDays: days,
    otherFactor: factor,
    /** What is left after the solution: quick, slow, or late and discontent; a follow-up in time shrinks it. */
    quickDays: days,
    quickShare: share,
    slowDays: days,
    slowShare: share,
    lateShare: share,
    followUpDays: days,
    followUpFactor: share,
    halfLifeDays: days,
    /** What a text alone suggests. Below `secondOpinion` and `slippingFrom`: never a flag by itself. */
    possible: points,
    probable: points,
    suspectedMost: points,
    suspectedHalfLifeDays: days,
  }),
  /** Silence of ours after a customer's mail, in working days (2.1, unanswered). */
  unanswered: z.strictObject({
    coldGraceDays: days,
    coldWeight: points,
    coldMost: points,
    hotGraceDays: days,
    hotWeight: points,
    hotMost: points,
    /** Points per further mail of a customer who still waits, and how many count. */
    chaseWeight: points,
    chaseMost: count,
    fadesFromDays: days,
    halfLifeDays: days,
    /** What stays of it after a late answer. */
    lateShare: share,
    lateHalfLifeDays: days,
  }),
  /** Silence of his after our question, in working days (2.1, reply_stopped). */
  reply: z.strictObject({
    /** The reply time and rate taken for granted, worth so many observed replies. */
    priorDays: days,
    priorWeight: points,
    priorRate: share,
    graceDays: days,
    graceFactor: factor,
    base: points,
    weight: points,
    most: points,
    /** After one message of ours, after two or more. */
    onceFactor: factor,
    againFactor: factor,
    fadesFromDays: days,
    halfLifeDays: days,
  }),
  /** Tone against the customer's own usual one (2.1, sentiment_drop). */
  tone: z.strictObject({
    /** Negative mails taken for granted, of how many; what a count keeps per further mail. */
    priorNegative: points,
    priorMails: points,
    memory: share,
    usualLeast: share,
    usualMost: share,
    /** The share of negative mails a slipping customer is expected to write: so many times the usual, within limits. */
    slippingFactor: factor,
    slippingLeast: share,
    slippingMost: share,
    /** A negative mail about a logged complaint or an order counts so much. */
    linkedFactor: factor,
    kindness: points,
    scoreMost: points,
    silentBelow: points,
    most: points,
    halfLifeDays: days,
  }),
  /** Rhythm against the customer's own usual one (2.2). */
  rhythm: z.strictObject({
    /** The gap taken for granted in days, its spread (standard deviation of the logarithm), and what both weigh in gaps. */
    priorDays: days,
    priorSpread: factor,
    priorDaysWeight: factor,
    priorSpreadWeight: factor,
    memory: share,
    /** Contacts closer than this, or than half the usual gap, are one episode, which lasts so long at most. */
    episodeGapDays: days,
    episodeDays: days,
    scoreMost: points,
    seasonalScoreMost: points,
    silentBelow: points,
    most: points,
    leastEpisodes: count,
    /** Until so many episodes and days of history no more than `youngMost`. */
    youngEpisodes: count,
    youngDays: days,
    youngMost: points,
  }),
  /** Deliveries (2.1, overdue_delivery and late_delivery; product.md row 106). */
  delivery: z.strictObject({
    overdueMost: points,
    uncorroboratedMost: points,
    fadesFromDays: days,
    fadeHalfLifeDays: days,
    /** Later than this is late. */
    toleranceDays: days,
    lateBase: points,
    lateDayWeight: points,
    lateDaysMost: days,
    seriesStep: factor,
    seriesMost: factor,
    seriesHalfLifeDays: days,
    punctualFactor: share,
    lateMost: points,
    lateHalfLifeDays: days,
    /** A regular customer is flagged for so many late deliveries in so many days, if each is at least so late
     * and no more than so many punctual ones come with each. */
    flagCount: count,
    flagWithinDays: days,
    flagFromDays: days,
    flagPunctualMost: factor,
  }),
  /** Reminders (2.1, dunning and dunning_conflict). */
  dunning: z.strictObject({
    perLevel: points,
    halfLifeDays: days,
    conflict: points,
    conflictAgain: points,
    againDays: days,
    apologyDays: days,
    apologyFactor: share,
    conflictHalfLifeDays: days,
    /** A reminder is in conflict with a complaint closed less than so many days ago, a mail waiting for longer than so many. */
    complaintDays: days,
    waitingDays: days,
  }),
  /** Answers to surveys (2.1, nps_low and csat_low; 5). */
  survey: z.strictObject({
    detractor: points,
    detractorStep: points,
    passive: points,
    drop: points,
    dropFrom: points,
    npsHalfLifeDays: days,
    csat: z.strictObject({ one: points, two: points, three: points }),
    csatHalfLifeDays: days,
  }),
  /** Word of leaving (2.1, churn_intent; product.md rows 57 and 107). */
  churn: z.strictObject({
    confirmed: points,
    suggested: points,
    suggestedMost: points,
    most: points,
    talkFactor: share,
    halfLifeDays: days,
    /** At risk at once, for so long or until somebody talked with him. */
    alarmDays: days,
    /** Working days after which an unanswered cancellation that only a text suggests becomes the top alarm. */
    alarmGraceDays: days,
  }),
  /** Shrinking orders (2.1, order_value_drop); rates are weights of the newest order in the two averages. */
  orderValue: z.strictObject({
    leastOrders: count,
    fastRate: share,
    slowRateLeast: share,
    tolerance: factor,
    weight: points,
    most: points,
  }),
  /** A contract that ends in silence (2.1, contract_end). */
  contract: z.strictObject({ withinDays: days, silentDays: days, fromLoad: points, points }),
  /** What speaks for him (2.1, relief). It offsets a share of the soft evidence at most: bad weighs more (row 78). */
  relief: z.strictObject({
    praise: points,
    referral: points,
    promoter: points,
    kindMail: points,
    most: points,
    halfLifeDays: days,
    shareMost: share,
  }),
  /** What people say (product.md row 104). */
  judgement: z.strictObject({
    /** Points a pulse adds at 1 and 2 and takes away at 4 and 5. */
    pulse: z.strictObject({ one: points, two: points, four: points, five: points }),
    pulseDays: days,
    extremeDays: days,
    /** After a false alarm no new flag for so long unless the load grew by so many points. */
    falseAlarmDays: days,
    falseAlarmMargin: points,
  }),
  /** Days after a flag fell in which the customer counts as recovered. */
  recoveredDays: days,
  /** Days without any contact after which a customer is dormant; at least so many of his usual gaps. */
  dormantDays: days,
  dormantGaps: factor,
  /** A customer this young, or with fewer contacts than `newContacts`, is new. */
  newDays: days,
  newContacts: count,
});

export const DEFAULT_HEALTH_SETTINGS: HealthSettings = {
  watchFrom: 2,
  slippingFrom: 4.5,
  atRiskFrom: 7.5,
  hysteresis: {
    upLooks: 3,
    fastFrom: 6,
    atRiskBelow: 5,
    atRiskLooks: 7,
    slippingBelow: 2.4,
    slippingLooks: 14,
    watchBelow: 1.2,
    watchLooks: 3,
    secondOpinion: 0.7,
  },
  relationship: {
    honeymoonDays: 90,
    honeymoonFactor: 2,
    firstTimeFactor: 1.2,
    regularFactor: 0.9,
    regularOrders: 4,
    regularDays: 365,
  },
  complaint: {
    base: { low: 1, medium: 2, high: 3 },
    graceDays: 1.5,
    growthDays: 5,
    growthMost: 1.5,
    repeatDays: 180,
    repeatStep: 0.5,
    repeatMost: 2.5,
    otherDays: 90,
    otherFactor: 1.25,
    quickDays: 5,
    quickShare: 0.3,
    slowDays: 14,
    slowShare: 0.45,
    lateShare: 0.6,
    followUpDays: 21,
    followUpFactor: 0.4,
    halfLifeDays: 45,
    possible: 0.6,
    probable: 2,
    suspectedMost: 3,
    suspectedHalfLifeDays: 30,
  },
  unanswered: {
    coldGraceDays: 3,
    coldWeight: 0.5,
    coldMost: 2,
    hotGraceDays: 2,
    hotWeight: 1.1,
    hotMost: 4,
    chaseWeight: 0.8,
    chaseMost: 3,
    fadesFromDays: 60,
    halfLifeDays: 60,
    lateShare: 0.5,
    lateHalfLifeDays: 30,
  },
  reply: {
    priorDays: 1.5,
    priorWeight: 3,
    priorRate: 0.85,
    graceDays: 4,
    graceFactor: 3,
    base: 0.5,
    weight: 0.9,
    most: 3,
    onceFactor: 0.6,
    againFactor: 1.3,
    fadesFromDays: 60,
    halfLifeDays: 60,
  },
  tone: {
    priorNegative: 1.2,
    priorMails: 15,
    memory: 0.97,
    usualLeast: 0.06,
    usualMost: 0.4,
    slippingFactor: 1.6,
    slippingLeast: 0.4,
    slippingMost: 0.8,
    linkedFactor: 0.5,
    kindness: 0.5,
    scoreMost: 6,
    silentBelow: 1.65,
    most: 4,
    halfLifeDays: 90,
  },
  rhythm: {
    priorDays: 30,
    priorSpread: 0.9,
    priorDaysWeight: 1,
    priorSpreadWeight: 2,
    memory: 0.93,
    episodeGapDays: 14,
    episodeDays: 18,
    scoreMost: 3.5,
    seasonalScoreMost: 1.2,
    silentBelow: 4,
    most: 5,
    leastEpisodes: 3,
    youngEpisodes: 8,
    youngDays: 300,
    youngMost: 1.5,
  },
  delivery: {
    overdueMost: 3.5,
    uncorroboratedMost: 2,
    fadesFromDays: 45,
    fadeHalfLifeDays: 45,
    toleranceDays: 1,
    lateBase: 0.5,
    lateDayWeight: 0.1,
    lateDaysMost: 10,
    seriesStep: 0.8,
    seriesMost: 2.5,
    seriesHalfLifeDays: 75,
    punctualFactor: 0.65,
    lateMost: 6,
    lateHalfLifeDays: 60,
    flagCount: 2,
    flagWithinDays: 90,
    flagFromDays: 3,
    flagPunctualMost: 0.5,
  },
  dunning: {
    perLevel: 0.4,
    halfLifeDays: 30,
    conflict: 3,
    conflictAgain: 2.5,
    againDays: 90,
    apologyDays: 2,
    apologyFactor: 0.5,
    conflictHalfLifeDays: 45,
    complaintDays: 7,
    waitingDays: 1,
  },
  survey: {
    detractor: 2,
    detractorStep: 0.4,
    passive: 0.2,
    drop: 1.5,
    dropFrom: 3,
    npsHalfLifeDays: 120,
    csat: { one: 3, two: 2.5, three: 0.8 },
    csatHalfLifeDays: 60,
  },
  churn: {
    confirmed: 5,
    suggested: 3,
    suggestedMost: 4,
    most: 7,
    talkFactor: 0.6,
    halfLifeDays: 60,
    alarmDays: 30,
    alarmGraceDays: 2,
  },
  orderValue: { leastOrders: 6, fastRate: 0.3, slowRateLeast: 0.06, tolerance: 0.35, weight: 2.5, most: 2 },
  contract: { withinDays: 60, silentDays: 45, fromLoad: 1, points: 1 },
  relief: { praise: 1, referral: 1.8, promoter: 1.5, kindMail: 0.2, most: 3, halfLifeDays: 60, shareMost: 0.5 },
  judgement: {
    pulse: { one: 4.5, two: 2, four: 1.5, five: 3 },
    pulseDays: 90,
    extremeDays: 30,
    falseAlarmDays: 90,
    falseAlarmMargin: 1,
  },
  recoveredDays: 60,
  dormantDays: 365,
  dormantGaps: 6,
  newDays: 30,
  newContacts: 3,
};
