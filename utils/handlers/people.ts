import { accounts } from '@/utils/db/accounts';
import { contacts } from '@/utils/db/contacts';
import type { ReadTx } from '@/utils/db/history';
import type { Account, Contact } from '@/utils/domain/account';
import { domainOf, isFreeMail, looksLikeAnotherAddress } from '@/utils/domain/address';
import type { Person } from '@/utils/domain/open-message';
import type { PersonSeen } from '@/utils/domain/profile';

/** The customer whose person has this address. */
export const customerBy = async (
  tx: ReadTx<'accounts' | 'contacts'>,
  address: string,
): Promise<{ account: Account; contact: Contact } | undefined> => {
  const contact = await contacts.byAddress(tx, address);
  const account = contact && (await accounts.get(tx, contact.accountId));
  return contact && account && { account, contact };
};

/** Somebody named in a mail or a page, as our own pages show him. */
export const personSeen = async (tx: ReadTx<'accounts' | 'contacts'>, person: Person): Promise<PersonSeen> => {
  const deceptive = looksLikeAnotherAddress(person);
  const known = await customerBy(tx, person.address);
  if (known !== undefined) return { person, deceptive, accountId: known.account.id, contactId: known.contact.id };
  const domain = domainOf(person.address);
  const [owner] = isFreeMail(domain) ? [] : await accounts.byDomain(tx, domain);
  return {
    person,
    deceptive,
    ...(owner !== undefined && { suggested: { accountId: owner.id, name: owner.name } }),
  };
};
