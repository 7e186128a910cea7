import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { accounts } from '@/utils/db/accounts';
import { assessments } from '@/utils/db/assessments';
import { backup, backupPart, prepareBackup, restore, restoreStaged, stagePart } from '@/utils/db/backup';
import { partsOf } from '@/utils/db/backup-file';
import { erase, isErased } from '@/utils/db/erasures';
import { BackupRefused } from '@/utils/db/errors';
import type { History } from '@/utils/db/history';
import { interactionId } from '@/utils/db/identity';
import { interactions } from '@/utils/db/interactions';
import { aHistory, aName, anAccount, anInteraction, behind, HUMAN, memoryCanary, NOON, rowsOf } from './a-history';
import { happen, steps } from './random-history';

const STORES = ['accounts', 'contacts', 'interactions', 'complaints', 'tasks', 'orders', 'settings', 'erasures'];

/** Everything a person would miss, as it lies there, counters included. */
const contentOf = async (name: string, history: History) => ({
  stores: await Promise.all(STORES.map((store) => rowsOf(name, store))),
  rows: (await rowsOf(name, 'assessments')).map(({ accountId, counts }) => ({ accountId, counts })),
  counts: await history.counts(),
});

const aFilledHistory = async (name = aName()) => {
  const history = await aHistory({ name });
  const all = [0, 1, 2, 3, 4, 7, 9, 10, 2, 11].map((what, id) => ({
    what,
    id: id % 5,
    account: id % 3,
    text: `"Ärger", Zeile\n${id}`,
    day: id,
  }));
  for (const step of all) await happen(history, step);
  return history;
};

describe('a backup', () => {
  it('restored into a new history gives the same history, whatever had happened', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const [from, to] = [aName(), aName()];
        const original = await aHistory({ name: from });
        for (const step of all) await happen(original, step);
        const copy = await aHistory({ name: to });
        await restore(copy, await backup(original));
        const [before, after] = [await contentOf(from, original), await contentOf(to, copy)];
        expect(after.stores).toEqual(before.stores);
        const counted = (content: typeof before) =>
          Object.fromEntries(Object.entries(content.counts).filter(([, count]) => count !== 0));
        expect(counted(after)).toEqual(counted(before));
        const told = new Map(after.rows.map((row) => [row.accountId, row.counts]));
        for (const row of before.rows) expect(told.get(row.accountId) ?? row.counts).toEqual(row.counts);
        original.close();
        copy.close();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('restored twice, or into the history it came from, changes nothing', async () => {
    const name = aName();
    const history = await aFilledHistory(name);
    const before = await contentOf(name, history);
    const file = await backup(history);
    await restore(history, file);
    await restore(history, file);
    const after = await contentOf(name, history);
    expect(after.stores).toEqual(before.stores);
  });

  it('joins with what was done since: the later edit of each field stays', async () => {
    const history = await aHistory();
    await history.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount({ note: 'alt' })));
    const file = await backup(history);
    await history.write(['accounts'], HUMAN, (tx) => accounts.change(tx, 'acc-1', { note: 'neu', tags: ['vip'] }));
    await restore(history, file);
    const read = await history.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'));
    expect(read).toMatchObject({ note: 'neu', tags: ['vip'] });
  });

  it('brings the identity along: the same mail has the same id, the erased stay erased', async () => {
    const mail = { from: 'a@b.example', at: NOON, subject: 'x', direction: 'inbound' as const };
    const original = await aHistory();
    await happen(original, { what: 2, id: 0, account: 1, text: 'x', day: 0 });
    await erase(original, 'acc-1');
    const file = await backup(original);
    const fresh = await aHistory();
    await restore(fresh, file);
    expect(await interactionId(fresh, mail)).toBe(await interactionId(original, mail));
    expect(await isErased(fresh, 'anna@huber.example')).toBe(true);
    const own = await aFilledHistory();
    const before = await interactionId(own, mail);
    await restore(own, file);
    expect(await interactionId(own, mail)).toBe(before);
    expect(await isErased(own, 'anna@huber.example')).toBe(true);
  });

  it('ends the loss of a history, for good', async () => {
    const canary = memoryCanary();
    const name = aName();
    const first = await aHistory({ name, canary });
    await first.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    const file = await backup(first);
    await first.settled();
    first.close();
    const other = aName();
    const lost = await aHistory({ name: other, canary });
    expect(lost.state().state).toBe('lost');
    for (const [index, part] of partsOf(file).entries()) await stagePart(lost, 'r', index, part);
    await restoreStaged(lost, 'r', partsOf(file).length);
    expect(lost.state()).toEqual({ state: 'open' });
    await lost.write(['accounts'], HUMAN, (tx) => accounts.change(tx, 'acc-1', { note: 'da' }));
    await lost.settled();
    lost.close();
    expect((await aHistory({ name: other, canary })).state()).toEqual({ state: 'open' });
  });

  it('leaves the history as it was, wherever in a restore the browser ends', async () => {
    const file = await backup(await aFilledHistory());
    const name = aName();
    const canary = memoryCanary();
    const history = await aHistory({ name, canary });
    await history.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount({ name: 'Bestand' })));
    const before = await contentOf(name, history);
    const put = IDBObjectStore.prototype.put;
    let endings = 0;
    for (let at = 1; ; at += 1) {
      let left = at;
      const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row) {
        const request = put.call(this, row);
        left -= 1;
        if (left === 0) request.addEventListener('success', () => this.transaction.abort());
        return request;
      });
      const started = await aHistory({ name, canary }); // a new start each time: three failures would end the writing
      const outcome = await restore(started, file).catch((error: unknown) => error);
      spy.mockRestore();
      started.close();
      if (left > 0) break;
      endings += 1;
      expect(outcome).toMatchObject({ code: 'not-saved' });
      expect(await contentOf(name, history)).toEqual(before);
    }
    expect(endings).toBeGreaterThan(20);
    expect(await rowsOf(name, 'interactions')).not.toEqual([]);
  });

  it('marks every verdict out of date', async () => {
    const history = await aFilledHistory();
    const file = await backup(history);
    const fresh = await aHistory();
    await restore(fresh, file);
    expect((await fresh.read(['assessments'], (tx) => assessments.stale(tx, 9))).length).toBeGreaterThan(0);
  });

  it('is refused when it is newer, by its own code', async () => {
    const history = await aHistory();
    const file = await backup(history);
    for (const newer of [file.replace('"version":1', '"version":2'), file.replace('"migrated":0', '"migrated":3')]) {
      await expect(restore(history, newer)).rejects.toMatchObject({ code: 'backup-newer' });
    }
  });

  it.each(['', 'null', '[]', '{"a":1}', 'id;name\n1;Anna', '{"format":"other","version":1}'])(
    'is refused as no backup at all: %j',
    async (text) => {
      const history = await aHistory();
      await expect(restore(history, text)).rejects.toMatchObject({ code: 'not-a-backup' });
    },
  );

  it('is refused when its head counts other records than it holds', async () => {
    const history = await aFilledHistory();
    const file = (await backup(history)).replace(/"accounts":\d+/, '"accounts":77');
    await expect(restore(history, file)).rejects.toMatchObject({ code: 'backup-damaged' });
  });

  it('says in which line it is damaged', async () => {
    const history = await aFilledHistory();
    const lines = (await backup(history)).split('\n');
    const broken = lines.with(3, `${lines[3]?.slice(0, 30)}`).join('\n');
    await expect(restore(history, broken)).rejects.toMatchObject({ code: 'backup-damaged', line: 4 });
    const account = lines.findIndex((line) => line.includes('"acc-'));
    const wrong = lines.with(account, `${lines[account]?.replace('"t":', '"q":')}`).join('\n');
    await expect(restore(history, wrong)).rejects.toMatchObject({ code: 'backup-damaged', line: account + 1 });
  });

  it('with a record that this code cannot read is refused whole, although the checksum is right', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await history.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    await behind(name, async (database) => {
      const row = await database.get('accounts', 'acc-1');
      await database.put('accounts', { ...row, d: { ...row.d, kind: 'martian' } });
    });
    const file = await backup(history);
    const other = aName();
    const fresh = await aHistory({ name: other });
    await expect(restore(fresh, file)).rejects.toMatchObject({ code: 'backup-damaged', record: 2, line: 3 });
    expect(await rowsOf(other, 'accounts')).toEqual([]);
  });

  it('damaged in any of 1,000 ways is refused, or restores exactly what was in it', async () => {
    const name = aName();
    const file = await backup(await aFilledHistory(name));
    const original = await contentOf(name, await aHistory({ name }));
    const fresh = aName();
    const history = await aHistory({ name: fresh });
    const mutation = fc.tuple(
      fc.nat(3),
      fc.nat(file.length - 1),
      fc.nat(file.length - 1),
      fc.constantFrom('0', '1', '"', 'a', '}', ' '),
    );
    let refused = 0;
    for (const [kind, a, b, character] of fc.sample(mutation, { numRuns: 1000, seed: 7 })) {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const damaged =
        kind === 0
          ? file.slice(0, from)
          : kind === 1
            ? file.slice(0, from) + character + file.slice(from + 1)
            : kind === 2
              ? file.slice(0, from) + file.slice(Math.min(to, from + 40))
              : file.slice(0, to) + file.slice(from, Math.min(to, from + 40)) + file.slice(to);
      const error = await restore(history, damaged).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) {
        expect((await contentOf(fresh, history)).stores).toEqual(original.stores);
      } else {
        expect(error).toBeInstanceOf(BackupRefused);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(950);
  }, 60_000);
});

describe('the parts of a backup', () => {
  it('are the file again, and each fits a message', async () => {
    const history = await aHistory();
    await history.write(['interactions'], HUMAN, async (tx) => {
      for (let index = 0; index < 120; index += 1) {
        await interactions.add(tx, anInteraction({ id: `i${index}`, subject: '"\\💶ß'.repeat(90) }));
      }
    });
    const { parts } = await prepareBackup(history, 'b');
    const texts = await Promise.all(Array.from({ length: parts }, (_, index) => backupPart(history, 'b', index)));
    expect(parts).toBeGreaterThan(2);
    for (const text of texts) {
      expect(new TextEncoder().encode(JSON.stringify(text)).length).toBeLessThanOrEqual(48_000);
    }
    const fresh = await aHistory();
    await restore(fresh, texts.join(''));
    expect(await fresh.counts()).toMatchObject({ interactions: 120 });
  });

  it('can be taken of a history that is only read, because newer code made it', async () => {
    const name = aName();
    const first = await aHistory({ name });
    await first.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    first.close();
    (await openDB(name, 99)).close();
    const history = await aHistory({ name });
    expect(history.state().state).toBe('read-only');
    const { parts } = await prepareBackup(history, 'b');
    const texts = await Promise.all(Array.from({ length: parts }, (_, index) => backupPart(history, 'b', index)));
    const fresh = await aHistory();
    await restore(fresh, texts.join(''));
    expect(await fresh.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'))).toEqual(anAccount());
  });

  it('are not restored while one is missing, and do not pile up', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await stagePart(history, 'old', 0, 'x');
    await stagePart(history, 'new', 0, 'a');
    await stagePart(history, 'new', 0, 'a');
    expect(await rowsOf(name, 'staging')).toEqual([{ batch: 'new', index: 0, text: 'a' }]);
    await expect(restoreStaged(history, 'new', 2)).rejects.toMatchObject({ code: 'backup-damaged' });
    await expect(restoreStaged(history, 'new', 1)).rejects.toMatchObject({ code: 'not-a-backup' });
    expect(await rowsOf(name, 'staging')).toEqual([]);
  });
});
