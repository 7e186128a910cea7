import { Id, Instant, line, lines, Origin, WebAddress, z } from './schema';

/** The way one touch took. A visit is a `meeting`. */
export const Channel = z.enum(['e-mail', 'phone', 'counter', 'chat', 'meeting', 'letter']);
export type Channel = z.infer<typeof Channel>;

/** Seen from us: `inbound` comes from the customer. */
export const Direction = z.enum(['inbound', 'outbound']);
export type Direction = z.infer<typeof Direction>;

/** The six activities of customer care (product.md row 15), and the two events worth a click of their own. */
export const InteractionKind = z.enum([
  'communication',
  'advice',
  'appearance',
  'extra',
  'goodwill',
  'complaint',
  'order',
  'praise',
]);
export type InteractionKind = z.infer<typeof InteractionKind>;

/** Mail that no person wrote, or wrote to everybody: it never counts as contact and never moves the waiting clock. */
export const AutomaticMail = z.enum(['auto-reply', 'bounce', 'list', 'no-reply']);
export type AutomaticMail = z.infer<typeof AutomaticMail>;

/** Where the mail can be found again: the webmail's own ids, kept beside ours. */
export type WebmailLink = z.infer<typeof WebmailLink>;
export const WebmailLink = z.strictObject({
  origin: Origin,
  provider: z.string().check(z.maxLength(40)),
  url: z.optional(WebAddress),
  folder: z.optional(line(300)),
  uid: z.optional(line(300)),
  threadId: z.optional(line(300)),
  messageId: z.optional(line(300)),
});

/** One touch with a customer. Append-only: an edit is a new version of the same id. */
export type Interaction = z.infer<typeof Interaction>;
export const Interaction = z.strictObject({
  id: Id,
  accountId: Id,
  contactId: z.optional(Id),
  channel: Channel,
  direction: Direction,
  at: Instant,
  kind: InteractionKind,
  subject: z.optional(line(500)),
  /** A few own words, at most 280 characters: mail bodies are never stored. */
  note: z.optional(lines(280)),
  tags: z.array(line(60)).check(z.maxLength(20)),
  automatic: z.optional(AutomaticMail),
  /** `false`: a person said that this message waits for no answer. Absent: the channel decides. */
  needsReply: z.optional(z.boolean()),
  /** `automatic`: logged by opening the mail; `manual`: logged by a person. */
  capture: z.enum(['automatic', 'manual']),
  link: z.optional(WebmailLink),
});

/** An interaction given by a person, not yet stored. The id is made by the sender, so that a repeated request stores once. */
export type InteractionDraft = z.infer<typeof InteractionDraft>;
export const InteractionDraft = z.strictObject({
  id: Id,
  accountId: Id,
  contactId: z.optional(Id),
  channel: Channel,
  direction: Direction,
  at: Instant,
  kind: InteractionKind,
  subject: z.optional(line(500)),
  note: z.optional(lines(280)),
  tags: z.array(line(60)).check(z.maxLength(20)),
  needsReply: z.optional(z.boolean()),
});

/** What a person corrects later; absent fields stay, `null` removes. */
export type InteractionChange = z.infer<typeof InteractionChange>;
export const InteractionChange = z.strictObject({
  channel: z.optional(Channel),
  direction: z.optional(Direction),
  at: z.optional(Instant),
  kind: z.optional(InteractionKind),
  subject: z.optional(z.nullable(line(500))),
  note: z.optional(z.nullable(lines(280))),
  tags: z.optional(z.array(line(60)).check(z.maxLength(20))),
  needsReply: z.optional(z.nullable(z.boolean())),
});

/** Whether the customer waits for an answer after this touch: written inbound contact by a person, unless someone said otherwise. */
export const awaitsReply = (
  interaction: Pick<Interaction, 'direction' | 'channel' | 'automatic' | 'needsReply'>,
): boolean =>
  interaction.direction === 'inbound' &&
  interaction.automatic === undefined &&
  (interaction.needsReply ??
    (interaction.channel === 'e-mail' || interaction.channel === 'chat' || interaction.channel === 'letter'));
