import { Contact } from '@/utils/domain/account';
import { repository } from './repository';
import { searched } from './search';
import type { ReadTx } from './transaction';
import { wordsOf, wordsOfAddress } from './words';

const wordsOfContact = (contact: Contact): string[] => [
  ...new Set([...wordsOf(contact.name), ...contact.addresses.flatMap(wordsOfAddress)]),
];

const stored = repository({
  store: 'contacts',
  t: 'contact',
  schema: Contact,
  collections: { addresses: { as: 'set', prefix: 'em' }, phones: { as: 'set', prefix: 'tel' } },
  place: (contact) => ({ accountId: contact.accountId, at: contact.createdAt }),
  index: (contact) => ({ addresses: contact.addresses, words: wordsOfContact(contact) }),
});

/** The people of the accounts. */
export const contacts = {
  ...stored,
  /** The contact with this address; the one with the least id where two were given the same. */
  byAddress: async (tx: ReadTx<'contacts'>, address: string): Promise<Contact | undefined> => {
    const [contact] = await stored.list(tx, { index: 'addresses', range: IDBKeyRange.only(address), limit: 1 });
    return contact;
  },
  /** By the beginnings of name, address, and the words of an address. */
  search: (tx: ReadTx<'contacts'>, text: string, limit: number): Promise<Contact[]> =>
    searched(text, limit, (query) => stored.list(tx, query), wordsOfContact),
};
