import { Id, Instant, line, lines, z } from './schema';

/** Something to do for a customer by a date. */
export type Task = z.infer<typeof Task>;
export const Task = z.strictObject({
  id: Id,
  accountId: Id,
  title: line(200).check(z.minLength(1)),
  dueAt: Instant,
  doneAt: z.optional(Instant),
  /** What the task came from: a person, a complaint that was closed, a first order, the rhythm of contact, a commitment. */
  origin: z.enum(['person', 'complaint', 'first-order', 'cadence', 'commitment', 'playbook', 'survey']),
  originId: z.optional(Id),
  owner: z.optional(line(120)),
  note: z.optional(lines(1000)),
});

export const isDue = (task: Pick<Task, 'dueAt' | 'doneAt'>, now: Instant): boolean =>
  task.doneAt === undefined && task.dueAt <= now;
