import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { accounts } from '@/utils/db/accounts';
import { backup, restore } from '@/utils/db/backup';
import { complaints } from '@/utils/db/complaints';
import { contacts } from '@/utils/db/contacts';
import { interactions } from '@/utils/db/interactions';
import { MIGRATIONS, type Migration } from '@/utils/db/migrations';
import { aHistory, aName, anAccount, HUMAN, rowsOf } from './a-history';

/** Accounts used to have `label`; now it is `name`. */
const rename: Migration = {
  name: 'account label becomes name',
  store: 'accounts',
  step: (record) => {
    const { label, ...d } = record.d;
    const { label: stamp, ...hx } = record.hx ?? {};
    return label === undefined
      ? record
      : { ...record, d: { ...d, name: label }, hx: { ...hx, ...(stamp !== undefined && { name: stamp }) } };
  },
};
const mark: Migration = {
  name: 'every account is greeted once',
  store: 'accounts',
  step: (record) => ({ ...record, d: { ...record.d, note: `${String(record.d.note ?? '')}!` } }),
};

const COUNT = 2300;

const anOldHistory = async (name: string) => {
  const old = await aHistory({ name });
  await old.write(['accounts'], { durability: 'relaxed', what: 'import' }, async (tx) => {
    await Promise.all(
      Array.from({ length: COUNT }, (_, index) => accounts.add(tx, anAccount({ id: `a${index}`, domains: [] }))),
    );
  });
  old.close();
};

const notes = async (name: string) =>
  (await rowsOf(name, 'accounts')).map(({ v, d }) => [v, (d as { note?: string }).note]);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a history of an older shape', () => {
  it('is migrated once, also when it is cut off between and in the middle of batches and opened again', async () => {
    const name = aName();
    await anOldHistory(name);
    const put = IDBObjectStore.prototype.put;
    for (const limit of [700, 1400, 1]) {
      let left = limit;
      const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row) {
        const request = put.call(this, row);
        if (--left === 0) this.transaction.abort();
        return request;
      });
      const cut = await aHistory({ name, migrations: [mark] });
      await cut.migrated;
      spy.mockRestore();
      expect(cut.state()).toEqual({ state: 'read-only', reason: 'migration-failed' });
      const half = await cut.read(['accounts'], (tx) => accounts.get(tx, 'a2299'));
      expect(half?.note).toBe('!');
      cut.close();
    }
    const history = await aHistory({ name, migrations: [mark] });
    await history.migrated;
    expect(history.state()).toEqual({ state: 'open' });
    expect(new Set((await notes(name)).map(String))).toEqual(new Set(['1,!']));
    expect(await rowsOf(name, 'accounts')).toHaveLength(COUNT);
    history.close();
    const again = await aHistory({ name, migrations: [mark] });
    await again.migrated;
    expect(new Set((await notes(name)).map(String))).toEqual(new Set(['1,!']));
  }, 60_000);

  it('goes through all steps it has not behind it, in order, and no stamp changes', async () => {
    const name = aName();
    const first = await aHistory({ name });
    await first.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    const stamps = (await rowsOf(name, 'accounts')).map(({ h, hx }) => [h, hx]);
    first.close();
    const second = await aHistory({ name, migrations: [mark] });
    await second.migrated;
    second.close();
    const third = await aHistory({ name, migrations: [mark, rename, mark] });
    await third.migrated;
    const [row] = await rowsOf(name, 'accounts');
    expect(row).toMatchObject({ v: 3, d: { note: '!!' } });
    expect([[row?.h, row?.hx]]).toEqual(stamps);
  });

  it('is told from one that newer code migrated, which is only read', async () => {
    const name = aName();
    const newer = await aHistory({ name, migrations: [mark] });
    await newer.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    newer.close();
    const older = await aHistory({ name });
    expect(older.state()).toEqual({ state: 'read-only', reason: 'newer' });
    expect(await older.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'))).toBeDefined();
  });

  it('comes through a backup into today’s shape', async () => {
    const old = await aHistory();
    await old.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount({ note: 'x' })));
    const file = await backup(old);
    const history = await aHistory({ migrations: [mark] });
    await restore(history, file);
    await restore(history, file);
    const read = await history.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'));
    expect(read?.note).toBe('x!');
  });

  it('stays untouched and readable when a step fails', async () => {
    const name = aName();
    const first = await aHistory({ name });
    await first.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    first.close();
    const before = await rowsOf(name, 'accounts');
    const failing: Migration = {
      ...mark,
      step: () => {
        throw new Error('not thought of');
      },
    };
    const history = await aHistory({ name, migrations: [failing] });
    await history.migrated;
    expect(history.state()).toEqual({ state: 'read-only', reason: 'migration-failed' });
    expect(await rowsOf(name, 'accounts')).toEqual(before);
  });
});

describe('every released history', () => {
  const folder = new URL('../../fixtures/history/', import.meta.url);
  const released = readdirSync(folder).filter((file) => /^v\d+\.json$/.test(file));

  it('is there as a fixture, one more than there are migrations', () => {
    expect(released).toHaveLength(MIGRATIONS.length + 1);
  });

  it.each(released)('%s opens and says what it said', async (file) => {
    const history = await aHistory();
    await restore(history, readFileSync(new URL(file, folder), 'utf8'));
    expect(await history.counts()).toMatchObject({ accounts: 3, contacts: 3, interactions: 4, complaints: 2 });
    await history.read(['accounts', 'contacts', 'interactions', 'complaints'], async (tx) => {
      expect(await accounts.get(tx, 'acc-tischlerei')).toMatchObject({
        name: 'Tischlerei Ahorn',
        tags: ['messe', 'stammkunde'],
        fields: { Region: 'Nord' },
        treatment: 'ruft lieber an, nie vor neun',
      });
      expect(await contacts.byAddress(tx, 'mara@ahorn.example')).toMatchObject({
        name: 'Mara Lindholz',
        role: 'Einkauf',
      });
      expect((await interactions.page(tx, 'acc-tischlerei')).items.map(({ id }) => id)).toEqual([
        'i:2605:b',
        'i:2605:a',
      ]);
      expect((await complaints.openOf(tx, 'acc-blumen')).map(({ words }) => words)).toEqual(['Lieferung kam zu spät']);
      expect(await accounts.get(tx, 'acc-removed')).toBeUndefined();
    });
  });
});
