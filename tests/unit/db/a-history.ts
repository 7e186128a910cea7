import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import type { Canary, CanaryKeeper } from '@/utils/db/canary';
import { type History, type HistoryOptions, openHistory } from '@/utils/db/history';
import type { Account, Contact } from '@/utils/domain/account';
import type { Complaint } from '@/utils/domain/complaint';
import type { Interaction } from '@/utils/domain/interaction';
import type { Order } from '@/utils/domain/order';
import type { Instant } from '@/utils/domain/schema';
import type { Task } from '@/utils/domain/task';

export const NOON: Instant = Date.UTC(2026, 5, 1, 12);
export const DAY = 86_400_000;

/** What the extension keeps outside of the database, here in memory. */
export const memoryCanary = (): CanaryKeeper & { stored: unknown; saves: number } => ({
  stored: undefined,
  saves: 0,
  load() {
    return Promise.resolve(this.stored);
  },
  save(canary: Canary) {
    this.stored = structuredClone(canary);
    this.saves += 1;
    return Promise.resolve();
  },
});

let names = 0;

/** A new name of a database; no test sees another's. */
export const aName = (): string => {
  names += 1;
  return `history-${names}`;
};

/** A clock that goes one second on with each look. */
export const aClock = (start: Instant = NOON): (() => Instant) => {
  let now = start;
  return () => {
    now += 1000;
    return now;
  };
};

export const aHistory = (given: Partial<HistoryOptions> = {}): Promise<History> =>
  openHistory({ name: aName(), now: aClock(), canary: memoryCanary(), ...given });

/** Every row of a store as it lies there. */
export const rowsOf = async (name: string, store: string): Promise<Record<string, unknown>[]> => {
  const database = await openDB(name);
  const rows: Record<string, unknown>[] = await database.getAll(store);
  database.close();
  return rows;
};

/** Does something to the database behind the history's back. */
export const behind = async (name: string, run: (database: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>) => {
  const database = await openDB(name);
  await run(database);
  database.close();
};

export const HUMAN = { durability: 'strict', what: 'test' } as const;

export const anAccount = (given: Partial<Account> = {}): Account => ({
  id: 'acc-1',
  name: 'Huber Metallbau',
  kind: 'business',
  domains: ['huber.example'],
  referrer: false,
  tags: [],
  fields: {},
  createdAt: NOON,
  ...given,
});

export const aContact = (given: Partial<Contact> = {}): Contact => ({
  id: 'con-1',
  accountId: 'acc-1',
  name: 'Anna Huber',
  addresses: ['anna@huber.example'],
  phones: [],
  createdAt: NOON,
  ...given,
});

export const anInteraction = (given: Partial<Interaction> = {}): Interaction => ({
  id: 'int-1',
  accountId: 'acc-1',
  channel: 'e-mail',
  direction: 'inbound',
  at: NOON - DAY,
  kind: 'communication',
  subject: 'Angebot Geländer',
  tags: [],
  capture: 'manual',
  ...given,
});

export const aComplaint = (given: Partial<Complaint> = {}): Complaint => ({
  id: 'cmp-1',
  accountId: 'acc-1',
  category: 'delivery',
  severity: 'medium',
  status: 'received',
  receivedAt: NOON - DAY,
  causes: [],
  ...given,
});

export const anOrder = (given: Partial<Order> = {}): Order => ({
  id: 'ord-1',
  accountId: 'acc-1',
  at: NOON - DAY,
  amount: 120,
  currency: 'EUR',
  ...given,
});

export const aTask = (given: Partial<Task> = {}): Task => ({
  id: 'tsk-1',
  accountId: 'acc-1',
  title: 'Rückruf',
  dueAt: NOON + DAY,
  origin: 'person',
  ...given,
});
