import { Account, Contact } from './account';
import { Assessment, AssessmentState } from './assessment';
import { Complaint } from './complaint';
import { Direction, Interaction } from './interaction';
import { OpenMessage, Person } from './open-message';
import { EmailAddress, Id, Instant, Origin, z } from './schema';
import { SurveyResponse } from './survey-response';
import { Task } from './task';

/** An account in a list: who, and how it stands. */
export type AccountRow = z.infer<typeof AccountRow>;
export const AccountRow = z.strictObject({
  id: Id,
  name: z.string(),
  state: AssessmentState,
  valueClass: z.optional(z.string()),
  people: z.number(),
});

/** An account that needs care, with the strongest reason. */
export type CareRow = z.infer<typeof CareRow>;
export const CareRow = z.strictObject({ account: AccountRow, assessment: Assessment });

/** All that the side panel shows about one customer, but for the pages of the timeline. */
export type CustomerProfile = z.infer<typeof CustomerProfile>;
export const CustomerProfile = z.strictObject({
  account: Account,
  contacts: z.array(Contact),
  assessment: Assessment,
  complaints: z.array(Complaint),
  tasks: z.array(Task),
  surveyResponses: z.array(SurveyResponse),
  /** Names of the segments the account is in, by priority. */
  segments: z.array(z.strictObject({ id: Id, name: z.string(), short: z.string() })),
  counts: z.strictObject({ interactions: z.number(), complaints: z.number(), openComplaints: z.number() }),
  lastContactAt: z.optional(Instant),
});

/** A place in a timeline: two interactions of the same moment are told apart by their ids. */
export type Position = z.infer<typeof Position>;
export const Position = z.strictObject({ at: Instant, id: Id });

/** A page of the timeline, newest first. `next`: ask again with `before` for older ones. */
export type TimelinePage = z.infer<typeof TimelinePage>;
export const TimelinePage = z.strictObject({ interactions: z.array(Interaction), next: z.optional(Position) });

/** Why nobody in a mail is a customer. */
export const NotACustomer = z.enum(['own', 'colleague', 'automatic', 'unreadable']);
export type NotACustomer = z.infer<typeof NotACustomer>;

/** Somebody in a mail or a page, and what the history knows. */
export type PersonSeen = z.infer<typeof PersonSeen>;
export const PersonSeen = z.strictObject({
  person: Person,
  accountId: z.optional(Id),
  contactId: z.optional(Id),
  /** The name shows another address than the one it stands for, or mixes scripts. */
  deceptive: z.boolean(),
  /** Accounts that own the address's domain: the person may belong there. */
  suggested: z.optional(z.strictObject({ accountId: Id, name: z.string() })),
});

/** Somebody found in a page that no adapter reads. */
export type FoundPerson = z.infer<typeof FoundPerson>;
export const FoundPerson = z.strictObject({
  who: PersonSeen,
  /** Where in the page, without a word of it. */
  place: z.string(),
  /** Picked on this site the last time, or standing where the last one stood. */
  before: z.optional(z.enum(['person', 'place'])),
});

/** A mail the content script saw in a tab, and what the history knows about the people in it. */
export type SeenMessage = z.infer<typeof SeenMessage>;
export const SeenMessage = z.strictObject({
  message: OpenMessage,
  /** The id its interaction has or would have. Absent: the mail cannot be identified (no sender or date). */
  interactionId: z.optional(Id),
  logged: z.boolean(),
  direction: z.optional(Direction),
  skipped: z.optional(NotACustomer),
  /** The address among `people` that is only where answers go: another than the sender's, or of whom a form wrote for. */
  answersTo: z.optional(EmailAddress),
  people: z.array(PersonSeen),
});

/** What is open in a tab. */
export type TabView = z.infer<typeof TabView>;
export const TabView = z.strictObject({
  tabId: z.optional(z.number()),
  /** Absent: no web page (a browser page, a file). */
  site: z.optional(
    z.strictObject({
      origin: Origin,
      host: z.string(),
      granted: z.boolean(),
      autoLog: z.boolean(),
      /** The webmail an adapter recognized; absent: none, or not looked at yet. */
      provider: z.optional(z.string()),
      /** Whether our script found a webmail it can read; absent: it has not looked yet. */
      recognized: z.optional(z.boolean()),
      /** Parts the webmail no longer shows where they were, and nobody has been told yet. */
      missed: z.optional(z.array(z.string())),
    }),
  ),
  messages: z.array(SeenMessage),
});

/** What the in-page badge may learn about one mail: known, band, number of open matters, logged. */
export type Badge = z.infer<typeof Badge>;
export const Badge = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('skipped') }),
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({
    status: z.literal('known'),
    band: AssessmentState,
    openMatters: z.number(),
    logged: z.boolean(),
    /** The log just made, while it can be taken back. */
    undo: z.optional(z.strictObject({ writeId: Id, until: Instant })),
  }),
]);
