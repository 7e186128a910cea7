import { useEditing } from '@/components/profile/use-editing';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { type Outcome, useAction } from '@/components/use-action';
import { isDue, type Task } from '@/utils/domain/task';
import { t } from '@/utils/platform/i18n';
import { dayWord } from '@/utils/platform/wording';
import { TaskForm } from './task-form';
import './task-list.css';

export type TaskActions = {
  onSettle: (task: Task) => Promise<Outcome>;
  onSave: (task: Task) => Promise<Outcome>;
  onRemove: (task: Task) => Promise<Outcome>;
};

type TaskListProps = TaskActions & { tasks: readonly Task[]; accountId: string; now: number };

/** What is to do for a customer, the next first. */
export const TaskList = ({ tasks, accountId, now, ...actions }: TaskListProps) => {
  const adding = useEditing();
  const open = tasks.filter(({ doneAt }) => doneAt === undefined).sort((a, b) => a.dueAt - b.dueAt);
  return (
    <Card
      title={t('task_title')}
      aside={
        <Button kind="quiet" icon="plus" expanded={adding.editing} elementRef={adding.opener} onClick={adding.start}>
          {t('task_add')}
        </Button>
      }
    >
      {adding.editing && <TaskForm accountId={accountId} now={now} onSave={actions.onSave} onClose={adding.stop} />}
      {open.length === 0 && !adding.editing && <p class="muted">{t('task_none')}</p>}
      {open.length > 0 && (
        <ul class="tasks">
          {open.map((task) => (
            <TaskRow key={task.id} task={task} now={now} {...actions} />
          ))}
        </ul>
      )}
    </Card>
  );
};

const TaskRow = ({ task, now, onSettle, onSave, onRemove }: TaskActions & { task: Task; now: number }) => {
  const moving = useEditing();
  const settling = useAction(() => onSettle(task));
  const overdue = isDue(task, now);
  return (
    <li class="task">
      <Button
        icon="check"
        busy={settling.busy}
        label={t('task_done_label', task.title)}
        onClick={() => void settling.run()}
      />
      <span class="task-what">
        {task.title}
        <span class={overdue ? 'task-due is-overdue' : 'task-due'}>
          {t(overdue ? 'task_overdue' : 'task_due', dayWord(task.dueAt, now))}
        </span>
      </span>
      <Button
        kind="quiet"
        icon="pencil"
        label={t('task_edit_label', task.title)}
        expanded={moving.editing}
        elementRef={moving.opener}
        onClick={moving.start}
      />
      {moving.editing && (
        <div class="task-form">
          <TaskForm
            task={task}
            accountId={task.accountId}
            now={now}
            onSave={onSave}
            onRemove={onRemove}
            onClose={moving.stop}
          />
        </div>
      )}
      {settling.failure !== undefined && <ErrorNotice code={settling.failure} />}
    </li>
  );
};
