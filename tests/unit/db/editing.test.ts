import { describe, expect, it } from 'vitest';
import { accounts } from '@/utils/db/accounts';
import { contacts } from '@/utils/db/contacts';
import { NotSaved, Unreadable } from '@/utils/db/errors';
import { interactions } from '@/utils/db/interactions';
import { settings } from '@/utils/db/settings';
import { stampOf } from '@/utils/db/stamp';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { aContact, aHistory, aName, anAccount, anInteraction, behind, DAY, HUMAN, NOON, rowsOf } from './a-history';

describe('a record', () => {
  it('is read as the entity that was put, with absent fields absent', async () => {
    const history = await aHistory();
    const account = anAccount({ tags: ['messe', 'vip'], fields: { Region: 'Nord' }, note: 'ruft lieber an' });
    await history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, account));
    const read = await history.read(['accounts'], (tx) => accounts.get(tx, account.id));
    expect(read).toStrictEqual(account);
  });

  it('stamps only the fields that an edit changed', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, anAccount({ tags: ['a'] })));
    const [before] = await rowsOf(name, 'accounts');
    await history.write(['accounts'], HUMAN, (tx) => accounts.change(tx, 'acc-1', { tags: ['a', 'b'] }));
    const [after] = await rowsOf(name, 'accounts');
    expect(after?.h).toBe(before?.h);
    expect(Object.keys(after?.hx ?? {})).toEqual(['tag/b']);
  });

  it('keeps a removed tag as a removed one, so that another copy cannot bring it back', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, anAccount({ tags: ['vip'] })));
    const changed = await history.write(['accounts'], HUMAN, (tx) =>
      accounts.change(tx, 'acc-1', { tags: [], note: null }),
    );
    expect(changed?.tags).toEqual([]);
    expect((await rowsOf(name, 'accounts'))[0]?.d).toMatchObject({ 'tag/vip': null });
  });

  it('is not written again when the same entity is put twice', async () => {
    const name = aName();
    const history = await aHistory({ name });
    const put = () => history.write(['interactions'], HUMAN, (tx) => interactions.put(tx, anInteraction()));
    expect(await put()).toBe('added');
    const before = [await rowsOf(name, 'interactions'), await rowsOf(name, 'audit'), await rowsOf(name, 'meta')];
    expect(await put()).toBe('unchanged');
    expect([await rowsOf(name, 'interactions'), await rowsOf(name, 'audit'), await rowsOf(name, 'meta')]).toEqual(
      before,
    );
  });

  it('keeps a later correction when the draft arrives a second time', async () => {
    const history = await aHistory();
    const draft = anInteraction({ note: 'erster Stand' });
    await history.write(['interactions'], HUMAN, (tx) => interactions.add(tx, draft));
    await history.write(['interactions'], HUMAN, (tx) => interactions.change(tx, draft.id, { note: 'richtig' }));
    const outcome = await history.write(['interactions'], HUMAN, (tx) => interactions.add(tx, draft));
    expect(outcome).toBe('unchanged');
    const read = await history.read(['interactions'], (tx) => interactions.get(tx, draft.id));
    expect(read?.note).toBe('richtig');
  });

  it('is gone when removed, comes back when restored, and is not brought back by a put', async () => {
    const history = await aHistory();
    await history.write(['contacts'], HUMAN, (tx) => contacts.put(tx, aContact()));
    expect(await history.write(['contacts'], HUMAN, (tx) => contacts.remove(tx, 'con-1'))).toBe(true);
    const found = () => history.read(['contacts'], (tx) => contacts.byAddress(tx, 'anna@huber.example'));
    expect(await found()).toBeUndefined();
    expect(await history.write(['contacts'], HUMAN, (tx) => contacts.put(tx, aContact({ name: 'A' })))).toBe('removed');
    expect(await history.write(['contacts'], HUMAN, (tx) => contacts.restore(tx, 'con-1'))).toBe(true);
    expect(await found()).toStrictEqual(aContact());
    expect(await history.write(['contacts'], HUMAN, (tx) => contacts.restore(tx, 'con-1'))).toBe(false);
  });

  it('keeps fields that newer code wrote, through an edit by this code', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, anAccount()));
    await behind(name, async (database) => {
      const row = await database.get('accounts', 'acc-1');
      await database.put('accounts', { ...row, v: 7, d: { ...row.d, mood: 'sunny', 'seat/3': true } });
    });
    await history.write(['accounts'], HUMAN, (tx) => accounts.change(tx, 'acc-1', { name: 'Huber GmbH' }));
    const [row] = await rowsOf(name, 'accounts');
    expect(row).toMatchObject({ v: 7, d: { mood: 'sunny', 'seat/3': true, name: 'Huber GmbH' } });
  });

  it('that cannot be read is named, and neither dropped nor overwritten', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, anAccount()));
    await behind(name, async (database) => {
      const row = await database.get('accounts', 'acc-1');
      await database.put('accounts', { ...row, d: { ...row.d, kind: 'martian' } });
    });
    const before = await rowsOf(name, 'accounts');
    const reading = history.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'));
    await expect(reading).rejects.toThrow(Unreadable);
    await expect(reading).rejects.toMatchObject({ store: 'accounts', id: 'acc-1' });
    const writing = history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, anAccount({ name: 'Neu' })));
    await expect(writing).rejects.toMatchObject({ name: 'NotSaved', code: 'unreadable' });
    await expect(writing).rejects.toThrow(NotSaved);
    expect(await rowsOf(name, 'accounts')).toEqual(before);
  });

  it('that does not fit its schema is not stored', async () => {
    const name = aName();
    const history = await aHistory({ name });
    const bad = anAccount({ createdAt: -5 });
    await expect(history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, bad))).rejects.toThrow();
    expect(await rowsOf(name, 'accounts')).toEqual([]);
  });

  it('takes two changes of one transaction that run side by side', async () => {
    const history = await aHistory();
    await history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, anAccount()));
    await history.write(['accounts'], HUMAN, (tx) =>
      Promise.all([
        accounts.change(tx, 'acc-1', { note: 'eins' }),
        accounts.edit(tx, 'acc-1', (account) => ({ ...account, tags: [...account.tags, 'zwei'] })),
      ]),
    );
    const read = await history.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'));
    expect(read).toMatchObject({ note: 'eins', tags: ['zwei'] });
  });
});

describe('captured mail', () => {
  const mail = anInteraction({ id: 'i:2605:x', capture: 'automatic' });

  it('is stored byte for byte the same by two installations', async () => {
    const names = [aName(), aName()];
    for (const name of names) {
      const history = await aHistory({ name, now: () => NOON + Number(name.at(-1)) * DAY });
      await history.write(['interactions'], HUMAN, (tx) => interactions.capture(tx, mail));
    }
    const [one, two] = await Promise.all(names.map((name) => rowsOf(name, 'interactions')));
    expect(one).toHaveLength(1);
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });

  it('changes nothing when it is captured again', async () => {
    const history = await aHistory();
    const capture = () => history.write(['interactions'], HUMAN, (tx) => interactions.capture(tx, mail));
    expect(await capture()).toBe('added');
    expect(await capture()).toBe('unchanged');
  });

  it.each([
    ['a mail of yesterday', NOON - DAY],
    ['a mail from a sender whose clock is two days ahead', NOON + 2 * DAY],
  ])('never overwrites what a person said about %s', async (_, at) => {
    const history = await aHistory();
    const captured = { ...mail, at };
    await history.write(['interactions'], HUMAN, (tx) => interactions.add(tx, { ...captured, kind: 'praise' }));
    await history.write(['interactions'], HUMAN, (tx) => interactions.capture(tx, captured));
    const read = await history.read(['interactions'], (tx) => interactions.get(tx, mail.id));
    expect(read?.kind).toBe('praise');
  });

  it('does not bring back what a person removed', async () => {
    const history = await aHistory();
    await history.write(['interactions'], HUMAN, (tx) => interactions.capture(tx, mail));
    await history.write(['interactions'], HUMAN, (tx) => interactions.remove(tx, mail.id));
    expect(await history.write(['interactions'], HUMAN, (tx) => interactions.capture(tx, mail))).toBe('removed');
  });

  it('fills what an older import left empty, and leaves what is newer', async () => {
    const history = await aHistory();
    const imported = stampOf(NOON - 9 * DAY, 0, 'im');
    await history.write(['accounts'], HUMAN, (tx) => accounts.put(tx, anAccount({ name: 'Huber' })));
    await history.write(['accounts'], HUMAN, (tx) =>
      accounts.fill(tx, anAccount({ name: 'HUBER METALL', note: 'aus der Liste' }), imported),
    );
    const read = await history.read(['accounts'], (tx) => accounts.get(tx, 'acc-1'));
    expect(read).toMatchObject({ name: 'Huber', note: 'aus der Liste' });
  });
});

describe('the settings', () => {
  it('are the defaults until something is chosen, and only the choice is stored', async () => {
    const name = aName();
    const history = await aHistory({ name });
    expect(await history.read(['settings'], settings.get)).toStrictEqual(DEFAULT_SETTINGS);
    const site = { origin: 'https://mail.example', autoLog: true, grantedAt: NOON };
    await history.write(['settings'], HUMAN, (tx) =>
      settings.change(tx, { sites: [site], health: { ...DEFAULT_SETTINGS.health, watchFrom: 3 } }),
    );
    await history.write(['settings'], HUMAN, (tx) => settings.change(tx, { notifications: false }));
    const read = await history.read(['settings'], settings.get);
    expect(read).toStrictEqual({
      ...DEFAULT_SETTINGS,
      notifications: false,
      sites: [site],
      health: { ...DEFAULT_SETTINGS.health, watchFrom: 3 },
    });
    const [row] = await rowsOf(name, 'settings');
    expect(Object.keys(row?.d ?? {})).toEqual(['health/watchFrom', 'notifications', 'site/https://mail.example']);
  });
});
