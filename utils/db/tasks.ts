import type { Id, Instant } from '@/utils/domain/schema';
import { Task } from '@/utils/domain/task';
import { dueBy, openIndex, openOf } from './open-lists';
import { repository } from './repository';
import type { ReadTx } from './transaction';

const stored = repository({
  store: 'tasks',
  t: 'task',
  schema: Task,
  collections: {},
  place: ({ accountId, dueAt }) => ({ accountId, at: dueAt }),
  index: (task) => openIndex(task.doneAt === undefined, task.accountId, task.dueAt),
  counts: (task) => ({ openTasks: task.doneAt === undefined ? 1 : 0 }),
});

/** What is to be done for customers. */
export const tasks = {
  ...stored,
  openOf: (tx: ReadTx<'tasks'>, accountId: Id): Promise<Task[]> => openOf((query) => stored.list(tx, query), accountId),
  dueBy: (tx: ReadTx<'tasks'>, instant: Instant, limit: number): Promise<Task[]> =>
    dueBy((query) => stored.list(tx, query), instant, limit),
};
