import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { accounts } from '@/utils/db/accounts';
import { connect } from '@/utils/db/connection';
import { NotSaved } from '@/utils/db/errors';
import { type History, openHistory } from '@/utils/db/history';
import { interactions } from '@/utils/db/interactions';
import { aClock, aHistory, aName, anAccount, anInteraction, behind, HUMAN, memoryCanary, rowsOf } from './a-history';

const log = (history: History, id: string) =>
  history.write(['interactions'], HUMAN, (tx) => interactions.add(tx, anInteraction({ id })));

const idsIn = async (name: string) => (await rowsOf(name, 'interactions')).map(({ id }) => id);

/** Empties a store the way damaged files do: no error, just nothing there. */
const wipe = (name: string) =>
  behind(name, (database) => Promise.all([...database.objectStoreNames].map((store) => database.clear(store))));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a write', () => {
  it('is confirmed only after the storage confirmed it, and leaves nothing behind when that fails', async () => {
    const name = aName();
    const history = await aHistory({ name });
    const put = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row) {
      const request = put.call(this, row);
      // The last request of the write succeeds, then the disk is full.
      if (this.name === 'audit') request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    await expect(log(history, 'a')).rejects.toMatchObject({ name: 'NotSaved', code: 'not-saved' });
    spy.mockRestore();
    expect(await idsIn(name)).toEqual([]);
    expect(await log(history, 'a')).toBe('added');
    expect(await history.counts()).toMatchObject({ interactions: 1 });
  });

  it('whose own code throws stores nothing and says what was thrown', async () => {
    const name = aName();
    const history = await aHistory({ name });
    const failing = history.write(['interactions'], HUMAN, async (tx) => {
      await interactions.add(tx, anInteraction());
      throw new RangeError('no such customer');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await idsIn(name)).toEqual([]);
    expect(history.state()).toEqual({ state: 'open' });
  });

  it('tells its listeners what it touched, after it was stored, and says nothing when nothing changed', async () => {
    const name = aName();
    const history = await aHistory({ name });
    const told: unknown[] = [];
    const end = history.changes((change) => told.push(change));
    await log(history, 'a');
    await log(history, 'a');
    end();
    await log(history, 'b');
    expect(told).toEqual([{ what: 'test', ids: ['a'], accountIds: ['acc-1'] }]);
  });

  it('loses no update when three contexts count the same tags up at once', async () => {
    const name = aName();
    const canary = memoryCanary();
    const first = await aHistory({ name, canary });
    await first.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    const contexts = [first, await aHistory({ name, canary }), await aHistory({ name, canary })];
    await Promise.all(
      contexts.flatMap((history, context) =>
        Array.from({ length: 15 }, (_, step) =>
          history.write(['accounts'], HUMAN, (tx) =>
            accounts.edit(tx, 'acc-1', (account) => ({ ...account, tags: [...account.tags, `t${context}-${step}`] })),
          ),
        ),
      ),
    );
    const read = await first.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'));
    expect(read?.tags).toHaveLength(45);
    const meta = (await rowsOf(name, 'meta')).find(({ id }) => id === 'state');
    expect(meta).toMatchObject({ rows: { accounts: 1, audit: 46 } });
  });

  it('stamps later than every write before, also after the clock was set back and the history opened again', async () => {
    const name = aName();
    const canary = memoryCanary();
    let now = Date.UTC(2030, 0, 1);
    const history = await openHistory({ name, canary, now: () => now });
    await log(history, 'a');
    history.close();
    now = Date.UTC(2020, 0, 1);
    const again = await openHistory({ name, canary, now: () => now });
    await log(again, 'b');
    const [a, b] = (await rowsOf(name, 'audit')).map(({ id }) => String(id));
    expect(a?.slice(0, 12) !== b?.slice(0, 12) && String(a) < String(b)).toBe(true);
  });

  it('asks each store for nothing twice: three reads and four writes for a logged touch', async () => {
    const history = await aHistory();
    await log(history, 'a');
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const count = vi.spyOn(IDBObjectStore.prototype, 'count');
    await log(history, 'b');
    expect([get.mock.calls.length, put.mock.calls.length, count.mock.calls.length]).toEqual([3, 4, 0]);
  });
});

describe('a connection', () => {
  it('that the browser closed is opened again, and the write goes through', async () => {
    const name = aName();
    const history = await aHistory({ name });
    const begin = IDBDatabase.prototype.transaction;
    let refusals = 2;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...rest) {
      if (refusals-- > 0) throw new DOMException('The database connection is closing.', 'InvalidStateError');
      return begin.apply(this, rest);
    });
    expect(await log(history, 'a')).toBe('added');
    expect(history.state()).toEqual({ state: 'open' });
  });

  it('that fails three times in a row makes the history read-only, and each write says so', async () => {
    const history = await aHistory();
    await log(history, 'a');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('Internal error.', 'UnknownError');
    });
    await expect(log(history, 'b')).rejects.toBeInstanceOf(NotSaved);
    vi.restoreAllMocks();
    expect(history.state()).toEqual({ state: 'read-only', reason: 'storage-failed' });
    await expect(log(history, 'b')).rejects.toMatchObject({ code: 'read-only' });
    expect(await history.read(['interactions'], (tx) => interactions.get(tx, 'a'))).toBeDefined();
  });

  it('over a full disk confirms nothing, and is well again when there is room', async () => {
    const name = aName();
    const history = await aHistory({ name });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await expect(log(history, 'a')).rejects.toMatchObject({ code: 'not-saved' });
    put.mockRestore();
    expect(await idsIn(name)).toEqual([]);
    expect(await log(history, 'a')).toBe('added');
  });

  it('gives way to newer code, and then only reads', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await log(history, 'a');
    const newer = await openDB(name, 99); // would wait without end if the history did not close itself
    newer.close();
    await expect(log(history, 'b')).rejects.toMatchObject({ code: 'history-newer' });
    expect(history.state()).toEqual({ state: 'read-only', reason: 'newer' });
    expect(await history.read(['interactions'], (tx) => interactions.get(tx, 'a'))).toBeDefined();
  });

  it('to a history that newer code made is opened for reading', async () => {
    const name = aName();
    const canary = memoryCanary();
    const first = await aHistory({ name, canary });
    await log(first, 'a');
    first.close();
    (await openDB(name, 99)).close();
    const history = await aHistory({ name, canary });
    expect(history.state()).toEqual({ state: 'read-only', reason: 'newer' });
    await expect(log(history, 'b')).rejects.toMatchObject({ code: 'history-newer' });
    expect(await history.read(['interactions'], (tx) => interactions.get(tx, 'a'))).toBeDefined();
  });

  it('whose upgrade another context blocks says so, and opens when that one lets go', async () => {
    const name = aName();
    (await aHistory({ name })).close();
    const holder = await openDB(name, 1); // does not give way
    let told = 0;
    const connection = connect(name, () => (told += 1), 2);
    await connection.opened();
    expect([connection.state(), told]).toEqual(['blocked', 1]);
    holder.close();
    await connection.reading(['meta']);
    expect(connection.state()).toBe('open');
    connection.close();
  });
});

describe('a lost history', () => {
  const filled = async () => {
    const name = aName();
    const canary = memoryCanary();
    const history = await aHistory({ name, canary });
    await log(history, 'a');
    await log(history, 'b');
    await history.settled();
    history.close();
    return { name, canary };
  };

  it('is not taken for a new one when its database comes back empty', async () => {
    const { canary } = await filled();
    const history = await aHistory({ name: aName(), canary });
    expect(history.state()).toMatchObject({ state: 'lost', expected: { interactions: 2 } });
    await expect(log(history, 'c')).rejects.toMatchObject({ code: 'history-lost' });
    history.close();
  });

  it('stays lost through further starts until a person decides', async () => {
    const { canary } = await filled();
    const name = aName();
    for (const _start of [1, 2, 3]) {
      const history = await aHistory({ name, canary });
      expect(history.state().state).toBe('lost');
      history.close();
    }
  });

  it('is noticed when every row vanished but the stores are there', async () => {
    const { name, canary } = await filled();
    await wipe(name);
    expect((await aHistory({ name, canary })).state().state).toBe('lost');
  });

  it('is noticed when rows of the newest writes are missing', async () => {
    const { name, canary } = await filled();
    const [before] = (await rowsOf(name, 'meta')).filter(({ id }) => id === 'state');
    await behind(name, (database) => database.put('meta', { ...before, rows: { interactions: 1, audit: 1 } }));
    const history = await aHistory({ name, canary });
    expect(history.state()).toMatchObject({
      state: 'lost',
      expected: { interactions: 2 },
      found: { interactions: 1 },
    });
    expect(await history.read(['interactions'], (tx) => interactions.get(tx, 'a'))).toBeDefined();
  });

  it('is noticed when one store came back empty', async () => {
    const { name, canary } = await filled();
    await behind(name, (database) => database.clear('interactions'));
    expect((await aHistory({ name, canary })).state().state).toBe('lost');
  });

  it('is noticed when the database is another one', async () => {
    const { canary } = await filled();
    const other = await filled();
    expect((await aHistory({ name: other.name, canary })).state().state).toBe('lost');
  });

  it('starts anew with what is left when a person says so, and is whole at the next start', async () => {
    const { name, canary } = await filled();
    await behind(name, (database) => database.delete('interactions', 'b'));
    await behind(name, async (database) => {
      const meta = await database.get('meta', 'state');
      await database.put('meta', { ...meta, rows: { ...meta.rows, interactions: 1 } });
    });
    const history = await aHistory({ name, canary });
    expect(history.state().state).toBe('lost');
    await history.startAnew();
    expect(history.state()).toEqual({ state: 'open' });
    expect(await history.counts()).toMatchObject({ interactions: 1 });
    await log(history, 'c');
    await history.settled();
    history.close();
    expect((await aHistory({ name, canary })).state()).toEqual({ state: 'open' });
  });

  it('is no alarm where nothing had been in it', async () => {
    const canary = memoryCanary();
    const first = await aHistory({ canary });
    await first.settled();
    expect(canary.stored).toBeDefined();
    expect((await aHistory({ canary })).state()).toEqual({ state: 'open' });
  });

  it('is no alarm where the mark outside was lost instead', async () => {
    const { name } = await filled();
    const canary = memoryCanary();
    const history = await aHistory({ name, canary });
    expect(history.state()).toEqual({ state: 'open' });
    await history.settled();
    expect(canary.stored).toMatchObject({ rows: { interactions: 2 } });
  });
});

describe('the mark outside the database', () => {
  it('makes no write wait, and is saved once for many writes', async () => {
    const canary = memoryCanary();
    const release: (() => void)[] = [];
    const slow = {
      ...canary,
      load: () => Promise.resolve(undefined),
      save: vi.fn(() => new Promise<void>((resolve) => void release.push(resolve))),
    };
    const history = await aHistory({ canary: slow, now: aClock() });
    for (let index = 0; index < 20; index += 1) await log(history, `i${index}`);
    expect(slow.save).toHaveBeenCalledTimes(1);
    release[0]?.();
    await vi.waitFor(() => expect(slow.save).toHaveBeenCalledTimes(2));
    expect(slow.save.mock.calls.at(-1)).toMatchObject([{ rows: { interactions: 20, audit: 20 } }]);
    release[1]?.();
  });

  it('that cannot be saved costs no write', async () => {
    const canary = { load: () => Promise.resolve('garbage'), save: () => Promise.reject(new Error('full')) };
    const history = await aHistory({ canary });
    expect(await log(history, 'a')).toBe('added');
  });
});
