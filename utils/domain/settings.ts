import { Domain, EmailAddress, HostPattern, Id, Instant, line, Origin, z } from './schema';

/** A webmail site the user granted, and what may happen there without asking again. */
export type Site = z.infer<typeof Site>;
export const Site = z.strictObject({
  /** Names the site. */
  origin: Origin,
  /** All its hosts, of a webmail that has several; absent: the origin alone. */
  hosts: z.optional(z.array(HostPattern).check(z.minLength(1), z.maxLength(20))),
  /** The known webmail's name, under which it was switched on. */
  webmail: z.optional(z.string().check(z.maxLength(40))),
  /** Log the opened mails of known customers, metadata and subject only. */
  autoLog: z.boolean(),
  grantedAt: Instant,
});

/**
 * Whom a person picked last in the page of a site no adapter reads: shown first the next time, never used by itself.
 * Names nobody: the contact is an id, the place is made of names that developers give.
 */
export type PickedBefore = z.infer<typeof PickedBefore>;
export const PickedBefore = z.strictObject({
  origin: Origin,
  place: line(200),
  contactId: z.optional(Id),
  at: Instant,
});

/** Who is meant when mail goes to or comes from just these people; by keyed hash and id, so that it names nobody. */
export type RememberedChoice = z.infer<typeof RememberedChoice>;
export const RememberedChoice = z.strictObject({ people: Id, contactId: Id, at: Instant });

const points = z.number().check(z.gte(0), z.lte(100));
const days = z.number().check(z.gte(0), z.lte(3650));

/** The named data of the verdict. Points are bits of evidence; sources are the sections of the health model. */
export type HealthSettings = z.infer<typeof HealthSettings>;
export const HealthSettings = z.strictObject({
  /** Load from which a customer is watched, slipping, at risk (2.3). */
  watchFrom: points,
  slippingFrom: points,
  atRiskFrom: points,
  /** Points of an open complaint by severity (2.1, complaint_open). */
  complaintBase: z.strictObject({ low: points, medium: points, high: points }),
  /** Calendar days before an open complaint starts to grow, days to double, and the most it grows. */
  complaintGraceDays: days,
  complaintGrowthDays: days,
  complaintGrowthMost: points,
  /** Silence after a customer's mail, in working days (2.1, unanswered). */
  coldGraceDays: days,
  coldMost: points,
  hotGraceDays: days,
  hotMost: points,
  /** Points per further mail of a customer who still waits, and how many count. */
  chaseWeight: points,
  chaseMost: points,
  /** Half-life of a low survey answer in days (2.1, nps_low). */
  surveyHalfLifeDays: days,
  /** Days after a flag fell in which the customer counts as recovered. */
  recoveredDays: days,
  /** Days without any contact after which a customer is dormant. */
  dormantDays: days,
  /** A customer this young, or with fewer contacts than `newContacts`, is new. */
  newDays: days,
  newContacts: z.number().check(z.gte(0), z.lte(100)),
});

/** What the options page edits, one record for this installation. */
export type Settings = z.infer<typeof Settings>;
export const Settings = z.strictObject({
  ownAddresses: z.array(EmailAddress).check(z.maxLength(100)),
  colleagueDomains: z.array(Domain).check(z.maxLength(50)),
  sites: z.array(Site).check(z.maxLength(100)),
  picks: z.array(PickedBefore).check(z.maxLength(100)),
  choices: z.array(RememberedChoice).check(z.maxLength(200)),
  /** 0 is Sunday. */
  workingDays: z.array(z.number().check(z.int(), z.gte(0), z.lte(6))),
  notifications: z.boolean(),
  welcomed: z.boolean(),
  health: HealthSettings,
});

export const DEFAULT_HEALTH_SETTINGS: HealthSettings = {
  watchFrom: 2,
  slippingFrom: 4.5,
  atRiskFrom: 7.5,
  complaintBase: { low: 1, medium: 2, high: 3 },
  complaintGraceDays: 1.5,
  complaintGrowthDays: 5,
  complaintGrowthMost: 1.5,
  coldGraceDays: 3,
  coldMost: 2,
  hotGraceDays: 2,
  hotMost: 4,
  chaseWeight: 0.8,
  chaseMost: 3,
  surveyHalfLifeDays: 120,
  recoveredDays: 60,
  dormantDays: 365,
  newDays: 30,
  newContacts: 3,
};

export const DEFAULT_SETTINGS: Settings = {
  ownAddresses: [],
  colleagueDomains: [],
  sites: [],
  picks: [],
  choices: [],
  workingDays: [1, 2, 3, 4, 5],
  notifications: true,
  welcomed: false,
  health: DEFAULT_HEALTH_SETTINGS,
};
