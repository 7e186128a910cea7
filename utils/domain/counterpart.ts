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

/** The customer's side of one mail, or why there is none. */
export type Counterparts = { direction: Direction; people: Person[] } | { skipped: NotACustomer };

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
 * List mail, automatic mail and no-reply addresses are never a customer; free-mail addresses are like any other.
 */
export const counterparts = (message: OpenMessage, us: OurSide): Counterparts => {
  if ((message.automatic ?? automaticMail(message)) !== undefined) return { skipped: 'automatic' };
  const sideOf = sideIn(us);
  const sentByUs = message.direction === 'outbound' || message.direction === 'self';
  if (message.from === undefined && !sentByUs) return { skipped: 'unreadable' };

  if (message.from !== undefined && !sentByUs && sideOf(message.from.address) === 'outside') {
    return { direction: 'inbound', people: [message.from] };
  }

  const recipients = [...message.to, ...message.cc];
  const outside = recipients.filter(
    ({ address }) => address !== message.from?.address && sideOf(address) === 'outside',
  );
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
