import fc from 'fast-check';
import { accounts } from '@/utils/db/accounts';
import { complaints } from '@/utils/db/complaints';
import { contacts } from '@/utils/db/contacts';
import { erase } from '@/utils/db/erasures';
import type { History } from '@/utils/db/history';
import { interactions } from '@/utils/db/interactions';
import { orders } from '@/utils/db/orders';
import { settings } from '@/utils/db/settings';
import { tasks } from '@/utils/db/tasks';
import { aComplaint, aContact, anAccount, anInteraction, anOrder, aTask, DAY, HUMAN, NOON } from './a-history';

/** One thing that happens to a history; numbers choose among few ids, so that things meet. */
export type Step = { what: number; id: number; account: number; text: string; day: number };

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    what: fc.nat(11),
    id: fc.nat(4),
    account: fc.nat(2),
    text: fc.string({ unit: 'grapheme', maxLength: 12 }),
    day: fc.nat(400),
  }),
  { maxLength: 12 },
);

const STORES = ['accounts', 'contacts', 'interactions', 'complaints', 'tasks', 'orders', 'settings'] as const;

export const happen = async (history: History, { what, id, account, text, day }: Step): Promise<void> => {
  const accountId = `acc-${account}`;
  if (what === 11) return erase(history, accountId);
  await history.write(STORES, HUMAN, async (tx) => {
    const at = NOON - day * DAY;
    if (what === 0)
      await accounts.put(tx, anAccount({ id: accountId, name: text || 'x', tags: [text || 't'], note: text }));
    if (what === 1) await accounts.change(tx, accountId, { note: null, fields: { [text || 'f']: text } });
    if (what === 2) await contacts.put(tx, aContact({ id: `con-${id}`, accountId, name: text }));
    if (what === 3) await interactions.add(tx, anInteraction({ id: `int-${id}`, accountId, at, subject: text }));
    if (what === 4) await interactions.capture(tx, anInteraction({ id: `int-${id}`, accountId, at, subject: text }));
    if (what === 5) await interactions.change(tx, `int-${id}`, { at, note: text });
    if (what === 6) await interactions.remove(tx, `int-${id}`);
    if (what === 7) await complaints.put(tx, aComplaint({ id: `cmp-${id}`, accountId, words: text, receivedAt: at }));
    if (what === 8) await complaints.change(tx, `cmp-${id}`, { status: 'resolved', resolvedAt: NOON });
    if (what === 9) await orders.put(tx, anOrder({ id: `ord-${id}`, accountId, at, product: text }));
    if (what === 10) await tasks.put(tx, aTask({ id: `tsk-${id}`, accountId, title: text || 'x' }));
    if (what === 10) await settings.change(tx, { colleagueDomains: [`d${id}.example`] });
  });
};
