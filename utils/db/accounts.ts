import { Account } from '@/utils/domain/account';
import type { Domain, Id, z } from '@/utils/domain/schema';
import { repository } from './repository';
import { searched } from './search';
import type { ReadTx } from './transaction';
import { wordsOf } from './words';

const stored = repository({
  store: 'accounts',
  t: 'account',
  schema: Account,
  collections: {
    domains: { as: 'set', prefix: 'domain' },
    tags: { as: 'set', prefix: 'tag' },
    fields: { as: 'map', prefix: 'field' },
  },
  judged: true,
  index: (account) => ({ domains: account.domains, words: wordsOf(account.name) }),
  // Erasing the account he went into must find him, removed or not.
  indexAlways: ({ mergedInto }) => (mergedInto === undefined ? {} : { mergedInto }),
});

/** The customers: organisations and households. */
export const accounts = {
  ...stored,
  byDomain: (tx: ReadTx<'accounts'>, domain: z.infer<typeof Domain>): Promise<Account[]> =>
    stored.list(tx, { index: 'domains', range: IDBKeyRange.only(domain) }),
  /** Ids of the accounts that were merged into this one, removed ones too. */
  mergedInto: async (tx: ReadTx<'accounts'>, id: Id): Promise<Id[]> => {
    const records = await tx.list('accounts', { index: 'mergedInto', range: IDBKeyRange.only(id) });
    return records.map((record) => record.id);
  },
  /** Accounts with a word that begins with each of the words of `text`. */
  search: (tx: ReadTx<'accounts'>, text: string, limit: number): Promise<Account[]> =>
    searched(
      text,
      limit,
      (query) => stored.list(tx, query),
      (account) => wordsOf(account.name),
    ),
};
