import { domainOf, isFreeMail, isNoReply } from './address';
import { automaticMail } from './automatic';
import type { Direction } from './interaction';
import type { OpenMessage, Person } from './open-message';
import type { NotACustomer } from './profile';

/** Who we are: the user's addresses, and the domains of the people who work here. */
export type OurSide = {
  ownAddresses: readonly string[];
  colleagueDomains: readonly string[];
  /** The address the webmail says is signed in. */
  ownAddress?: string;
};

/**
 * The customer's side of one mail, or why there is none. `answersTo`: the address among them that is only where answers
 * go; the mail itself proves nothing about it, so that it is offered and never logged by itself.
 */
export type Counterparts = { direction: Direction; people: Person[]; answersTo?: string } | { skipped: NotACustomer };

/** As many people as a webmail page may ask about at once (reliability.md B4); a mail to more is a circular. */
export const MOST_PEOPLE = 20;

type Side = 'own' | 'colleague' | 'outside';

/** Tells by an address whether somebody is the user, a colleague, or from outside. */
export const sideIn = ({ ownAddresses, colleagueDomains, ownAddress }: OurSide) => {
  const own = new Set(
    [...ownAddresses, ...(ownAddress === undefined ? [] : [ownAddress])].map((it) => it.toLowerCase()),
  );
  // A free-mail domain among the colleagues would make every private customer one of us.
  const ours = colleagueDomains.map((domain) => domain.toLowerCase()).filter((domain) => !isFreeMail(domain));
  return (address: string): Side => {
    if (own.has(address.toLowerCase())) return 'own';
    const domain = domainOf(address);
    return ours.some((colleagues) => domain === colleagues || domain.endsWith(`.${colleagues}`))
      ? 'colleague'
      : 'outside';
  };
};

/**
 * Who is the customer in this mail (product.md, distilled rule 2): the sender if not one of us, else each outside
 * recipient, To before Cc, every address once, at most `MOST_PEOPLE`. One of us is an own address, a colleague's domain
 * with its subdomains, or the sender of a mail the adapter found to be sent by us under an alias we do not know.
 *
 * Where answers go to somebody else (Reply-To), he is offered beside the sender; instead of him where the sender is one of
 * us or reads no answers, as contact forms do. List mail, automatic mail and no-reply addresses are never a customer;
 * free-mail addresses are like any other.
 */
export const counterparts = (message: OpenMessage, us: OurSide): Counterparts => {
  const sideOf = sideIn(us);
  const answersTo = outsideReplyTo(message, sideOf);
  const recipients = [...message.to, ...message.cc];
  const outside = recipients.filter(
    ({ address }) => address !== message.from?.address && sideOf(address) === 'outside',
  );
  const automatic = message.automatic ?? automaticMail(message);
  if (answersTo !== undefined && outside.length === 0 && isRelayed(message, answersTo, automatic, us, sideOf))
    return { direction: 'inbound', people: [answersTo], answersTo: answersTo.address };
  if (automatic !== undefined) return { skipped: 'automatic' };
  const sentByUs = message.direction === 'outbound' || message.direction === 'self';
  if (message.from === undefined && !sentByUs) return { skipped: 'unreadable' };

  if (message.from !== undefined && !sentByUs && sideOf(message.from.address) === 'outside') {
    if (answersTo === undefined) return { direction: 'inbound', people: [message.from] };
    return { direction: 'inbound', people: [message.from, answersTo], answersTo: answersTo.address };
  }

  const people = new Map<string, Person>();
  for (const person of outside) {
    if (!isNoReply(person.address) && !people.has(person.address)) people.set(person.address, person);
  }
  if (people.size > 0) return { direction: 'outbound', people: [...people.values()].slice(0, MOST_PEOPLE) };
  if (outside.length > 0) return { skipped: 'automatic' };
  const named = message.from === undefined ? recipients : [message.from, ...recipients];
  if (named.some(({ address }) => sideOf(address) === 'colleague')) return { skipped: 'colleague' };
  return { skipped: recipients.length === 0 ? 'unreadable' : 'own' };
};

/** Whom answers go to, where it is somebody from outside other than the sender and a person. */
const outsideReplyTo = ({ from, replyTo }: OpenMessage, sideOf: (address: string) => Side): Person | undefined =>
  replyTo !== undefined &&
  replyTo.address !== from?.address &&
  sideOf(replyTo.address) === 'outside' &&
  !isNoReply(replyTo.address)
    ? replyTo
    : undefined;

/** Whether a mail was written by whom answers go to and only handed on: by our own server, or by one that reads none. */
const isRelayed = (
  { from }: OpenMessage,
  { address }: Person,
  automatic: OpenMessage['automatic'],
  us: OurSide,
  sideOf: (address: string) => Side,
): boolean => {
  if (from === undefined || (automatic !== undefined && automatic !== 'no-reply')) return false;
  const domain = domainOf(from.address);
  const ourDomains = [us.ownAddress ?? '', ...us.ownAddresses]
    .map(domainOf)
    .filter((own) => own !== '' && !isFreeMail(own));
  if (sideOf(from.address) !== 'outside' || ourDomains.includes(domain)) return true;
  // A shop's mailing comes from no-reply@ and is answered at service@ of the same shop: nobody's letter.
  return isNoReply(from.address) && domain !== domainOf(address);
};
