import { describe, expect, it } from 'vitest';
import { accounts } from '@/utils/db/accounts';
import { backup, prepareBackup, restore } from '@/utils/db/backup';
import { complaints } from '@/utils/db/complaints';
import { contacts } from '@/utils/db/contacts';
import { erase, isErased } from '@/utils/db/erasures';
import { interactions } from '@/utils/db/interactions';
import { orders } from '@/utils/db/orders';
import { PLAIN_STORES, RECORD_STORES } from '@/utils/db/schema';
import { undoLog } from '@/utils/db/undo-log';
import {
  aComplaint,
  aContact,
  aHistory,
  aName,
  anAccount,
  anInteraction,
  anOrder,
  HUMAN,
  NOON,
  rowsOf,
} from './a-history';

const SECRET = ['Geheimrat', 'geheim@privat.example', 'Geheimsache'];

const withSecrets = async (name: string) => {
  const history = await aHistory({ name });
  const stores = ['accounts', 'contacts', 'interactions', 'complaints', 'orders'] as const;
  await history.write(stores, HUMAN, async (tx) => {
    await accounts.add(tx, anAccount({ name: 'Geheimrat' }));
    await accounts.add(tx, anAccount({ id: 'acc-old', name: 'Geheimrat alt', mergedInto: 'acc-1' }));
    await accounts.add(tx, anAccount({ id: 'acc-2', name: 'Andere' }));
    await contacts.add(tx, aContact({ addresses: ['geheim@privat.example'] }));
    await contacts.add(tx, aContact({ id: 'con-2', addresses: ['weg@privat.example'] }));
    await contacts.add(tx, aContact({ id: 'con-3', accountId: 'acc-2', addresses: ['bleibt@andere.example'] }));
    await contacts.remove(tx, 'con-2');
    await interactions.add(tx, anInteraction({ subject: 'Geheimsache' }));
    await interactions.add(tx, anInteraction({ id: 'int-2', subject: 'Geheimsache 2' }));
    await interactions.remove(tx, 'int-2');
    await complaints.add(tx, aComplaint({ words: 'Geheimsache' }));
    await orders.add(tx, anOrder({ product: 'Geheimsache' }));
  });
  return history;
};

const everything = async (name: string): Promise<string> => {
  const rows = await Promise.all([...RECORD_STORES, ...PLAIN_STORES].map((store) => rowsOf(name, store)));
  return JSON.stringify(rows);
};

describe('erasing a customer', () => {
  it('leaves no word of his in any store, removed records, merged accounts, prepared backups and undo included', async () => {
    const name = aName();
    const history = await withSecrets(name);
    await prepareBackup(history, 'b1');
    await history.write(['undo'], HUMAN, (tx) => undoLog.add(tx, 'w1', NOON, [{ before: { note: 'Geheimsache' } }]));
    await erase(history, 'acc-1');
    const left = await everything(name);
    for (const secret of SECRET) expect(left).not.toContain(secret);
    expect(left).not.toContain('weg@privat.example');
    expect(left).toContain('bleibt@andere.example');
    expect(await history.counts()).toMatchObject({
      accounts: 1,
      contacts: 1,
      interactions: 0,
      complaints: 0,
      orders: 0,
    });
  });

  it('blocks his addresses, also those that had been removed, and nobody else', async () => {
    const history = await withSecrets(aName());
    await erase(history, 'acc-1');
    expect(await isErased(history, ' Geheim@Privat.example ')).toBe(true);
    expect(await isErased(history, 'weg@privat.example')).toBe(true);
    expect(await isErased(history, 'bleibt@andere.example')).toBe(false);
  });

  it('cannot be undone by putting, capturing or restoring the same records', async () => {
    const name = aName();
    const history = await withSecrets(name);
    const before = await backup(history);
    await erase(history, 'acc-1');
    const outcome = await history.write(['interactions'], HUMAN, async (tx) => [
      await interactions.add(tx, anInteraction()),
      await interactions.capture(tx, anInteraction()),
      await interactions.restore(tx, 'int-1'),
    ]);
    expect(outcome).toEqual(['erased', 'erased', false]);
    await restore(history, before);
    expect(await everything(name)).not.toContain('Geheim');
  });

  it('takes along an address that was added while the hashes were made', async () => {
    const name = aName();
    const history = await withSecrets(name);
    const erasing = erase(history, 'acc-1');
    const adding = history.write(['contacts'], HUMAN, (tx) =>
      contacts.add(tx, aContact({ id: 'con-9', addresses: ['spaet@privat.example'] })),
    );
    await Promise.all([erasing, adding]);
    expect(await isErased(history, 'spaet@privat.example')).toBe(true);
  });
});
