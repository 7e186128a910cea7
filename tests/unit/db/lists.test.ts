import { describe, expect, it } from 'vitest';
import { accounts } from '@/utils/db/accounts';
import { assessments } from '@/utils/db/assessments';
import { complaints } from '@/utils/db/complaints';
import { contacts } from '@/utils/db/contacts';
import type { History } from '@/utils/db/history';
import { interactions } from '@/utils/db/interactions';
import { orders } from '@/utils/db/orders';
import type { Position } from '@/utils/db/repository';
import { tasks } from '@/utils/db/tasks';
import type { Assessment } from '@/utils/domain/assessment';
import {
  aComplaint,
  aContact,
  aHistory,
  aName,
  anAccount,
  anInteraction,
  anOrder,
  aTask,
  DAY,
  HUMAN,
  NOON,
  rowsOf,
} from './a-history';

const countsOf = (history: History, id = 'acc-1') => history.read(['assessments'], (tx) => assessments.counts(tx, id));

const aVerdict = (given: Partial<Assessment> = {}): Assessment => ({
  accountId: 'acc-1',
  at: NOON,
  state: 'healthy',
  since: NOON,
  load: 0,
  relief: 0,
  reasons: [],
  trend: 'steady',
  ...given,
});

describe('customers', () => {
  it('are found by the beginnings of the words of their name, without accents and case', async () => {
    const history = await aHistory();
    await history.write(['accounts'], HUMAN, (tx) =>
      Promise.all([
        accounts.add(tx, anAccount()),
        accounts.add(tx, anAccount({ id: 'acc-2', name: 'Café Grünweiß', domains: [] })),
        accounts.add(tx, anAccount({ id: 'acc-3', name: 'Huber Hubert & Söhne', domains: [] })),
      ]),
    );
    const search = (text: string) =>
      history.read(['accounts'], async (tx) => (await accounts.search(tx, text, 10)).map(({ id }) => id));
    expect(await search('hub')).toEqual(['acc-1', 'acc-3']);
    expect(await search('SOHNE hub')).toEqual(['acc-3']);
    expect(await search('cafe grunweiss')).toEqual(['acc-2']);
    expect(await search('metall cafe')).toEqual([]);
    expect(await search('  ')).toEqual([]);
  });

  it('are found by a domain, and no longer once they are removed', async () => {
    const history = await aHistory();
    await history.write(['accounts'], HUMAN, (tx) => accounts.add(tx, anAccount()));
    const found = () => history.read(['accounts'], (tx) => accounts.byDomain(tx, 'huber.example'));
    expect(await found()).toHaveLength(1);
    await history.write(['accounts'], HUMAN, (tx) => accounts.remove(tx, 'acc-1'));
    expect(await found()).toEqual([]);
  });

  it('have people who are found by name, address, and words of the address', async () => {
    const history = await aHistory();
    await history.write(['contacts'], HUMAN, (tx) =>
      contacts.add(tx, aContact({ addresses: ['anna.huber@metall.example', 'ah@huber.example'] })),
    );
    for (const text of ['anna', 'huber', 'anna.hu', 'metall.ex', 'ah@huber.example']) {
      expect(await history.read(['contacts'], (tx) => contacts.search(tx, text, 5)), text).toHaveLength(1);
    }
    expect(await history.read(['contacts'], (tx) => contacts.search(tx, 'example', 5))).toEqual([]);
  });
});

describe('the page of a customer', () => {
  const fill = async (history: History, count: number) => {
    await history.write(['interactions'], { durability: 'relaxed', what: 'import' }, async (tx) => {
      await Promise.all(
        Array.from({ length: count }, (_, index) =>
          interactions.add(
            tx,
            anInteraction({
              id: `int-${String(index).padStart(4, '0')}`,
              at: NOON - Math.floor(index / 3) * 60_000, // three each minute: moments alone do not tell them apart
              channel: index % 40 === 0 ? 'phone' : 'e-mail',
            }),
          ),
        ),
      );
    });
  };

  it('shows every touch once, newest first, over all pages', async () => {
    const history = await aHistory();
    await fill(history, 130);
    const seen: string[] = [];
    for (let before: Position | undefined; ; ) {
      const page = await history.read(['interactions'], (tx) =>
        interactions.page(tx, 'acc-1', before === undefined ? {} : { before }),
      );
      expect(page.items.length).toBeLessThanOrEqual(50);
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === undefined) break;
      before = page.next;
    }
    expect(new Set(seen).size).toBe(130);
    const [first] = seen;
    expect(first).toBe('int-0000');
    expect(seen).toHaveLength(130);
  });

  it('goes on through a filter that few touches pass', async () => {
    const history = await aHistory();
    await fill(history, 1300);
    const calls: string[] = [];
    let pages = 0;
    for (let before: Position | undefined; ; ) {
      const page = await history.read(['interactions'], (tx) =>
        interactions.page(tx, 'acc-1', {
          limit: 20,
          filter: ({ channel }) => channel === 'phone',
          ...(before !== undefined && { before }),
        }),
      );
      calls.push(...page.items.map(({ id }) => id));
      pages += 1;
      if (page.next === undefined) break;
      before = page.next;
    }
    expect(calls).toHaveLength(33);
    expect(new Set(calls).size).toBe(33);
    expect(pages).toBeGreaterThan(1);
  });

  it('shows nothing of another customer, and nothing removed', async () => {
    const history = await aHistory();
    await history.write(['interactions'], HUMAN, async (tx) => {
      await interactions.add(tx, anInteraction());
      await interactions.add(tx, anInteraction({ id: 'int-2' }));
      await interactions.add(tx, anInteraction({ id: 'int-3', accountId: 'acc-10' }));
      await interactions.remove(tx, 'int-2');
    });
    const page = await history.read(['interactions'], (tx) => interactions.page(tx, 'acc-1'));
    expect(page).toEqual({ items: [anInteraction()] });
  });

  it('gives what happened since a moment, oldest first, the moment included', async () => {
    const history = await aHistory();
    await history.write(['interactions'], HUMAN, (tx) =>
      Promise.all([1, 2, 3].map((day) => interactions.add(tx, anInteraction({ id: `d${day}`, at: NOON - day * DAY })))),
    );
    const since = await history.read(['interactions'], (tx) => interactions.since(tx, 'acc-1', NOON - 2 * DAY));
    expect(since.map(({ id }) => id)).toEqual(['d2', 'd1']);
  });
});

describe('open matters', () => {
  it('leave the list of open complaints when they are resolved, and come back when reopened', async () => {
    const history = await aHistory();
    await history.write(['complaints'], HUMAN, async (tx) => {
      await complaints.add(tx, aComplaint());
      await complaints.add(tx, aComplaint({ id: 'cmp-2', receivedAt: NOON - 5 * DAY }));
    });
    const open = () => history.read(['complaints'], async (tx) => (await complaints.open(tx, 9)).map(({ id }) => id));
    expect(await open()).toEqual(['cmp-2', 'cmp-1']);
    await history.write(['complaints'], HUMAN, (tx) => complaints.change(tx, 'cmp-2', { status: 'resolved' }));
    expect(await open()).toEqual(['cmp-1']);
    expect(await countsOf(history)).toMatchObject({ complaints: 2, openComplaints: 1 });
    await history.write(['complaints'], HUMAN, (tx) => complaints.change(tx, 'cmp-2', { status: 'received' }));
    expect(await history.read(['complaints'], (tx) => complaints.openOf(tx, 'acc-1'))).toHaveLength(2);
  });

  it('are due in the order of their day, and done tasks are not', async () => {
    const history = await aHistory();
    await history.write(['tasks'], HUMAN, (tx) =>
      Promise.all([
        tasks.add(tx, aTask({ id: 't1', dueAt: NOON + 2 * DAY })),
        tasks.add(tx, aTask({ id: 't2', dueAt: NOON + DAY })),
        tasks.add(tx, aTask({ id: 't3', dueAt: NOON, doneAt: NOON })),
        tasks.add(tx, aTask({ id: 't4', dueAt: NOON + 3 * DAY })),
      ]),
    );
    const due = await history.read(['tasks'], (tx) => tasks.dueBy(tx, NOON + 2 * DAY, 10));
    expect(due.map(({ id }) => id)).toEqual(['t2', 't1']);
  });

  it('count orders of a period with its beginning and without its end', async () => {
    const history = await aHistory();
    await history.write(['orders'], HUMAN, (tx) =>
      Promise.all([0, 1, 2].map((day) => orders.add(tx, anOrder({ id: `o${day}`, at: NOON + day * DAY })))),
    );
    const found = await history.read(['orders'], (tx) => orders.between(tx, NOON, NOON + 2 * DAY));
    expect(found.map(({ id }) => id)).toEqual(['o0', 'o1']);
  });
});

describe('the counts of a customer', () => {
  it('follow what is logged, corrected, removed and restored', async () => {
    const history = await aHistory();
    await history.write(['interactions', 'orders'], HUMAN, async (tx) => {
      await interactions.add(tx, anInteraction({ id: 'a', at: NOON - 3 * DAY }));
      await interactions.add(tx, anInteraction({ id: 'b', at: NOON - 2 * DAY }));
      await interactions.add(tx, anInteraction({ id: 'c', at: NOON - DAY, automatic: 'list' }));
      await orders.add(tx, anOrder());
    });
    expect(await countsOf(history)).toMatchObject({
      interactions: 2,
      orders: 1,
      lastContactAt: NOON - 2 * DAY,
      lastOrderAt: NOON - DAY,
    });
    await history.write(['interactions'], HUMAN, (tx) => interactions.remove(tx, 'b'));
    expect(await countsOf(history)).toMatchObject({ interactions: 1, lastContactAt: NOON - 3 * DAY });
    await history.write(['interactions'], HUMAN, (tx) => interactions.change(tx, 'a', { at: NOON - 4 * DAY }));
    expect(await countsOf(history)).toMatchObject({ interactions: 1, lastContactAt: NOON - 4 * DAY });
    await history.write(['interactions'], HUMAN, (tx) => interactions.restore(tx, 'b'));
    expect(await countsOf(history)).toMatchObject({ interactions: 2, lastContactAt: NOON - 2 * DAY });
    await history.write(['interactions'], HUMAN, async (tx) => {
      await interactions.remove(tx, 'a');
      await interactions.remove(tx, 'b');
    });
    const counts = await countsOf(history);
    expect(counts.interactions).toBe(0);
    expect(counts).not.toHaveProperty('lastContactAt');
    expect(await history.counts()).toMatchObject({ interactions: 1, orders: 1 });
  });

  it('move with a touch that goes to another customer', async () => {
    const history = await aHistory();
    await history.write(['interactions'], HUMAN, (tx) => interactions.add(tx, anInteraction()));
    await history.write(['interactions'], HUMAN, (tx) =>
      interactions.edit(tx, 'int-1', (interaction) => ({ ...interaction, accountId: 'acc-2' })),
    );
    expect((await countsOf(history, 'acc-1')).interactions).toBe(0);
    expect(await countsOf(history, 'acc-2')).toMatchObject({ interactions: 1, lastContactAt: NOON - DAY });
  });
});

describe('a verdict', () => {
  it('is out of date as soon as something happens to the customer, and not by a task', async () => {
    const history = await aHistory();
    const stale = () => history.read(['assessments'], (tx) => assessments.stale(tx, 10));
    await history.write(['interactions'], HUMAN, (tx) => interactions.add(tx, anInteraction()));
    expect(await stale()).toEqual(['acc-1']);
    await history.write([], HUMAN, async (tx) => assessments.save(tx, aVerdict({ nextChangeAt: NOON + DAY })));
    expect(await stale()).toEqual([]);
    expect(await history.read(['assessments'], (tx) => assessments.dueBy(tx, NOON + DAY, 10))).toEqual(['acc-1']);
    await history.write(['tasks'], HUMAN, (tx) => tasks.add(tx, aTask()));
    expect(await stale()).toEqual([]);
    await history.write(['complaints'], HUMAN, (tx) => complaints.add(tx, aComplaint()));
    expect(await stale()).toEqual(['acc-1']);
    const row = await history.read(['assessments'], (tx) => assessments.get(tx, 'acc-1'));
    expect(row).toMatchObject({
      stale: true,
      assessment: { state: 'healthy' },
      counts: { interactions: 1, openTasks: 1 },
    });
  });

  it('of a removed customer stands in no list', async () => {
    const history = await aHistory();
    await history.write(['accounts'], HUMAN, async (tx) => {
      await accounts.add(tx, anAccount());
      assessments.save(tx, aVerdict({ state: 'at-risk' }));
    });
    const flagged = () => history.read(['assessments'], (tx) => assessments.inState(tx, 'at-risk', 10));
    expect(await flagged()).toHaveLength(1);
    await history.write(['accounts'], HUMAN, (tx) => accounts.remove(tx, 'acc-1'));
    expect(await flagged()).toHaveLength(0);
    await history.write(['accounts'], HUMAN, (tx) => accounts.restore(tx, 'acc-1'));
    expect(await flagged()).toHaveLength(1);
  });
});

describe('the audit', () => {
  it('has one entry for each write that changed something, newest first, with verb and ids', async () => {
    const name = aName();
    const history = await aHistory({ name });
    await history.write(['accounts'], { durability: 'strict', what: 'account.add' }, (tx) =>
      accounts.add(tx, anAccount()),
    );
    await history.write(['accounts', 'contacts'], { durability: 'strict', what: 'contact.add' }, async (tx) => {
      await contacts.add(tx, aContact());
      await accounts.change(tx, 'acc-1', { note: 'x' });
    });
    const entries = (await rowsOf(name, 'audit')).reverse();
    expect(entries.map(({ what }) => what)).toEqual(['contact.add', 'account.add']);
    expect(entries[0]).toMatchObject({ ids: ['con-1', 'acc-1'] });
  });
});
