import { AutomaticMail } from './interaction';
import { EmailAddress, Instant, line, WebAddress, z } from './schema';

/** Somebody named in a mail's header. */
export type Person = z.infer<typeof Person>;
export const Person = z.strictObject({ name: z.optional(line(200)), address: EmailAddress });

/**
 * What an adapter reads from the screen about one mail: header facts only. The text stays in the page's own process
 * until a feature needs it. Whatever could not be read is absent, never guessed.
 */
export type OpenMessage = z.infer<typeof OpenMessage>;
export const OpenMessage = z.strictObject({
  from: z.optional(Person),
  to: z.array(Person).check(z.maxLength(200)),
  cc: z.array(Person).check(z.maxLength(200)),
  replyTo: z.optional(Person),
  /** Empty for a mail without a subject. */
  subject: z.optional(line(500)),
  /** When it was sent: the shown wall-clock time in the browser's zone. */
  date: z.optional(Instant),
  direction: z.optional(z.enum(['inbound', 'outbound', 'self'])),
  automatic: z.optional(AutomaticMail),
  folder: z.optional(line(300)),
  uid: z.optional(line(300)),
  threadId: z.optional(line(300)),
  messageId: z.optional(line(300)),
  /** Where this mail opens on its own, if the webmail has an address for it. */
  url: z.optional(WebAddress),
});
