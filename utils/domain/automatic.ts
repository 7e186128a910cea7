import { isNoReply } from './address';
import type { OpenMessage } from './open-message';

// Delivery systems: RFC 5321 names "postmaster", "mailer-daemon" is what they call themselves; "MDaemon" is a product,
// and Exchange sends from an address of its own.
const BOUNCE_SENDER = /^(?:mail(?:er)?-?daemon|mdaemon|microsoftexchange\w{8,40})(?:$|[+._-])/;
const SYSTEM_SENDER = /^postmaster(?:$|[+._-])/;
// Parcels are undelivered too, and customers complain about that: a subject alone must speak of mail, or be one that
// only programs write.
const BOUNCE_SUBJECT =
  /^(?:undelivered mail returned|undeliverable:|unzustellbar:|nicht zustellbar:|unzustellbare (?:nachricht|e-?mail)|mail delivery (?:failed|failure|subsystem|system)|delivery status notification|returned mail:|failure notice$|(?:ihre )?nachricht konnte nicht zugestellt werden|warning: (?:message|could not send))/;
const BOUNCE_HINT = /zustell|deliver|return|failure|delay/;

const REPLY_SUBJECT =
  /^(?:automatische antwort|automatic reply|auto(?:matic|mated)?[ -]?(?:reply|response|antwort)|automatisch(?:e|er) (?:rückantwort|eingangsbestätigung)|abwesenheits(?:notiz|assist|nachricht|benach|meldung|agent|info)|abwesenheit(?:$|:| -| –| bis| vom)|out[ -]of[ -](?:the[ -])?office(?:$|:| -| –| re| auto| until)|ooo\s?:|vacation reply)/;
// "Lieferung … out of office hours" is a person's subject: in the middle only the bracketed or parted forms count.
const REPLY_INSIDE =
  /(?:^|[[(:–—-]\s?)(?:automatische antwort|automatic reply|out of office|abwesenheitsnotiz)(?:\s?[\])]|:|$)/;

const LIST_SENDER = /^(?:news(?:letter)?|rundbrief|mailings?|majordomo)(?:$|[._+-])/;
const LIST_OWNER = /-(?:bounces|owner|request)$/;

/**
 * Whether nobody wrote this mail to us, as far as sender and subject tell: a delivery failure, an automatic answer, a
 * mailing, an address that reads no replies. Absent: nothing says so. German and English. Only beginnings of subjects
 * count, since customers write such words in their own.
 */
export const automaticMail = ({ from, subject }: Pick<OpenMessage, 'from' | 'subject'>): OpenMessage['automatic'] => {
  const address = (from?.address ?? '').slice(0, 254);
  const local = address.split('@', 1)[0]?.toLowerCase() ?? '';
  const about = (subject ?? '').slice(0, 500).toLowerCase().replace(/\s+/g, ' ').trim();
  if (BOUNCE_SENDER.test(local) || (SYSTEM_SENDER.test(local) && BOUNCE_HINT.test(about))) return 'bounce';
  if (REPLY_SUBJECT.test(about) || REPLY_INSIDE.test(about)) return 'auto-reply';
  if (BOUNCE_SUBJECT.test(about)) return 'bounce';
  if (LIST_SENDER.test(local) || LIST_OWNER.test(local)) return 'list';
  if (isNoReply(address) || SYSTEM_SENDER.test(local)) return 'no-reply';
  return undefined;
};
