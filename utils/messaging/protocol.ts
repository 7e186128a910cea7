import { Account, AccountChange, AccountKind, Contact } from '@/utils/domain/account';
import { Complaint, ComplaintChange, ComplaintDraft, ComplaintStatus } from '@/utils/domain/complaint';
import { Channel, Interaction, InteractionChange, InteractionDraft, InteractionKind } from '@/utils/domain/interaction';
import { OpenMessage } from '@/utils/domain/open-message';
import {
  AccountRow,
  Badge,
  CareRow,
  CustomerProfile,
  FoundPerson,
  Position,
  TabView,
  TimelinePage,
} from '@/utils/domain/profile';
import { Domain, EmailAddress, Id, Instant, line, Origin, WebAddress, z } from '@/utils/domain/schema';
import { Condition, SegmentRule } from '@/utils/domain/segment-rule';
import { SelfTest } from '@/utils/domain/self-test';
import { Settings, Site } from '@/utils/domain/settings';
import { SurveyResponse } from '@/utils/domain/survey-response';
import { Task } from '@/utils/domain/task';

/** Who may send a message: the content script in a granted webmail, or a page of ours. Told from the sender alone. */
export type CallerClass = 'webmail' | 'page';

const Nothing = z.strictObject({});
const Done = z.strictObject({ done: z.literal(true) });
const ById = z.strictObject({ id: Id });
const TabId = z.number().check(z.int(), z.gte(0));
const Missed = z.strictObject({
  provider: z.string().check(z.maxLength(40)),
  parts: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20)),
});
const SITE = { origin: Origin, hosts: Site.shape.hosts, webmail: Site.shape.webmail };

/**
 * The one table of messages. A webmail tab has five verbs, none of which answers with a name, note or text of the
 * history. `write` verbs carry a client-made write id and may be repeated until confirmed.
 */
export const protocol = {
  'site.hello': {
    callers: ['webmail'],
    request: z.strictObject({ provider: z.optional(z.string().check(z.maxLength(40))) }),
    response: z.strictObject({ enabled: z.boolean() }),
  },
  'message.seen': {
    callers: ['webmail'],
    write: true,
    request: z.strictObject({
      provider: z.string().check(z.maxLength(40)),
      url: WebAddress,
      ownAddress: z.optional(EmailAddress),
      messages: z.array(OpenMessage).check(z.maxLength(50)),
    }),
    response: z.strictObject({ badges: z.array(Badge) }),
  },
  'message.undo': {
    callers: ['webmail'],
    write: true,
    request: ById,
    response: z.strictObject({ undone: z.boolean() }),
  },
  'panel.open': {
    callers: ['webmail'],
    gesture: true,
    request: Nothing,
    response: z.strictObject({ opened: z.enum(['panel', 'tab']) }),
  },
  'read.missed': {
    callers: ['webmail'],
    request: z.strictObject({ provider: z.string().check(z.maxLength(40)), part: z.string().check(z.maxLength(40)) }),
    response: Done,
  },

  'tab.view': { callers: ['page'], request: z.strictObject({ tabId: z.optional(TabId) }), response: TabView },
  'site.enable': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ ...SITE, autoLog: z.boolean(), tabId: z.optional(TabId) }),
    /** `enabled: false`: the browser has not granted the site yet; it is switched on when it does. */
    response: z.strictObject({ enabled: z.boolean() }),
  },
  'site.change': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ origin: Origin, autoLog: z.boolean() }),
    response: Site,
  },
  'site.revoke': { callers: ['page'], write: true, request: z.strictObject({ origin: Origin }), response: Done },
  'page.pick': {
    callers: ['page'],
    request: z.strictObject({ tabId: TabId }),
    /** `open: false`: the browser keeps the page closed to us. */
    response: z.strictObject({ open: z.boolean(), people: z.array(FoundPerson) }),
  },
  'pick.remember': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ origin: Origin, place: line(200), contactId: z.optional(Id) }),
    response: Done,
  },
  'choice.remember': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ people: z.array(EmailAddress).check(z.minLength(2), z.maxLength(20)), contactId: Id }),
    response: Done,
  },
  'miss.told': { callers: ['page'], request: Missed, response: Done },
  'selftest.tabs': {
    callers: ['page'],
    request: Nothing,
    response: z.array(
      z.strictObject({
        tabId: TabId,
        host: z.string(),
        provider: z.optional(z.string()),
        subject: z.optional(z.string()),
      }),
    ),
  },
  'selftest.run': {
    callers: ['page'],
    request: z.strictObject({ tabId: TabId }),
    /** `test` absent: the tab takes no script. `seen`: what the page's script had told us of the same tab before. */
    response: z.strictObject({
      test: z.optional(SelfTest),
      seen: z.array(OpenMessage),
      ownAddress: z.optional(EmailAddress),
    }),
  },
  'settings.get': { callers: ['page'], request: Nothing, response: Settings },
  'settings.change': {
    callers: ['page'],
    write: true,
    request: z.strictObject({
      ownAddresses: z.optional(z.array(EmailAddress).check(z.maxLength(100))),
      colleagueDomains: z.optional(z.array(Domain).check(z.maxLength(50))),
      workingDays: z.optional(z.array(z.number().check(z.int(), z.gte(0), z.lte(6)))),
      notifications: z.optional(z.boolean()),
      welcomed: z.optional(z.boolean()),
    }),
    response: Settings,
  },

  'account.create': {
    callers: ['page'],
    write: true,
    request: z.strictObject({
      id: Id,
      contactId: Id,
      name: line(200).check(z.minLength(1)),
      kind: AccountKind,
      person: z.optional(
        z.strictObject({ name: line(200), address: z.optional(EmailAddress), phone: z.optional(line(40)) }),
      ),
      domain: z.optional(Domain),
    }),
    response: Account,
  },
  'account.change': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ id: Id, change: AccountChange }),
    response: Account,
  },
  'account.erase': { callers: ['page'], write: true, request: ById, response: Done },
  'account.search': {
    callers: ['page'],
    request: z.strictObject({ text: line(200), limit: z.number().check(z.int(), z.gte(1), z.lte(50)) }),
    response: z.array(AccountRow),
  },
  'contact.save': {
    callers: ['page'],
    write: true,
    request: z.strictObject({
      id: Id,
      accountId: Id,
      name: line(200),
      addresses: z.array(EmailAddress).check(z.maxLength(30)),
      phones: z.array(line(40)).check(z.maxLength(20)),
      role: z.optional(line(120)),
    }),
    response: Contact,
  },
  'contact.remove': { callers: ['page'], write: true, request: ById, response: Done },
  'profile.get': { callers: ['page'], request: ById, response: z.nullable(CustomerProfile) },
  'timeline.page': {
    callers: ['page'],
    request: z.strictObject({
      accountId: Id,
      before: z.optional(Position),
      channel: z.optional(Channel),
      kind: z.optional(InteractionKind),
      text: z.optional(line(200)),
    }),
    response: TimelinePage,
  },

  'interaction.log': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ draft: InteractionDraft, complaint: z.optional(ComplaintDraft) }),
    response: z.strictObject({ interaction: Interaction, complaint: z.optional(Complaint) }),
  },
  'interaction.change': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ id: Id, change: InteractionChange }),
    response: Interaction,
  },
  'interaction.remove': { callers: ['page'], write: true, request: ById, response: Done },
  'complaint.open': { callers: ['page'], write: true, request: ComplaintDraft, response: Complaint },
  'complaint.move': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ id: Id, status: ComplaintStatus, at: Instant }),
    response: Complaint,
  },
  'complaint.change': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ id: Id, change: ComplaintChange }),
    response: Complaint,
  },
  'complaint.remove': { callers: ['page'], write: true, request: ById, response: Done },
  'survey.record': { callers: ['page'], write: true, request: SurveyResponse, response: SurveyResponse },
  'task.save': { callers: ['page'], write: true, request: Task, response: Task },
  'task.settle': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ id: Id, doneAt: z.nullable(Instant) }),
    response: Task,
  },
  'task.remove': { callers: ['page'], write: true, request: ById, response: Done },
  'write.undo': { callers: ['page'], write: true, request: ById, response: z.strictObject({ undone: z.boolean() }) },

  'segment.list': { callers: ['page'], request: Nothing, response: z.array(SegmentRule) },
  'segment.save': { callers: ['page'], write: true, request: SegmentRule, response: SegmentRule },
  'segment.remove': { callers: ['page'], write: true, request: ById, response: Done },
  'segment.preview': {
    callers: ['page'],
    request: z.strictObject({ condition: Condition }),
    response: z.strictObject({ matches: z.number(), of: z.number(), sample: z.array(z.string()) }),
  },
  'care.list': { callers: ['page'], request: Nothing, response: z.array(CareRow) },

  'history.state': {
    callers: ['page'],
    request: Nothing,
    response: z.strictObject({
      state: z.enum(['open', 'read-only', 'lost']),
      accounts: z.number(),
      interactions: z.number(),
      lastBackupAt: z.optional(Instant),
    }),
  },
  'history.start-anew': { callers: ['page'], write: true, request: Nothing, response: Done },
  'history.delete': { callers: ['page'], write: true, request: Nothing, response: Done },
  'backup.prepare': {
    callers: ['page'],
    request: ById,
    response: z.strictObject({ parts: z.number(), fileName: z.string() }),
  },
  'backup.part': {
    callers: ['page'],
    request: z.strictObject({ id: Id, index: z.number().check(z.int(), z.gte(0)) }),
    response: z.string(),
  },
  'backup.stage': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ id: Id, index: z.number().check(z.int(), z.gte(0), z.lte(20_000)), text: z.string() }),
    response: Done,
  },
  'backup.restore': {
    callers: ['page'],
    write: true,
    request: z.strictObject({ id: Id, parts: z.number().check(z.int(), z.gte(1), z.lte(20_000)) }),
    response: z.strictObject({ accounts: z.number(), interactions: z.number() }),
  },
} as const satisfies Record<string, Contract>;

type Contract = {
  callers: readonly CallerClass[];
  write?: true;
  /** Must be handled before anything is awaited, or the browser forgets the user's click. Only for what does no harm. */
  gesture?: true;
  request: z.ZodMiniType;
  response: z.ZodMiniType;
};

export type Protocol = typeof protocol;
export type Verb = keyof Protocol;
/** What a caller hands in, before the schema has cleaned it. */
export type Sent<V extends Verb> = z.input<Protocol[V]['request']>;
/** What a handler gets, after the schema has cleaned it. */
export type Request<V extends Verb> = z.output<Protocol[V]['request']>;
export type Response<V extends Verb> = z.output<Protocol[V]['response']>;
export type WriteVerb = { [V in Verb]: Protocol[V] extends { write: true } ? V : never }[Verb];

/** What travels. `id` names the write, so that a repeated one is stored once and can be undone. */
export type Envelope = { verb: Verb; id?: Id; request: unknown };
export type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string } };

/** Told to all our pages after records changed; they ask again for what they show. */
export type HistoryChanged = { event: 'history.changed'; ids: Id[] };

/** Told to the content script of one tab: what it showed may be outdated, or the site was revoked. */
export type TabNotice = { event: 'tab.reread' } | { event: 'tab.leave' };
