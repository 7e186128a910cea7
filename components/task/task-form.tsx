import { useState } from 'preact/hooks';
import { InlineForm } from '@/components/profile/inline-form';
import { Button } from '@/components/ui/button';
import { DateTimeInput } from '@/components/ui/date-time-input';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import type { Task } from '@/utils/domain/task';
import { t } from '@/utils/platform/i18n';

type TaskFormProps = {
  /** Absent: a new one. */
  task?: Task;
  accountId: string;
  now: number;
  onSave: (task: Task) => Promise<Outcome>;
  onRemove?: (task: Task) => Promise<Outcome>;
  onClose: () => void;
};

const DAY = 86_400_000;

/** Nine in the morning so many days from now: a time at which somebody is at work. */
const morning = (now: number, days: number): number => new Date(now + days * DAY).setHours(9, 0, 0, 0);

/** What and by when; the days one mostly means are a click away. */
export const TaskForm = ({ task, accountId, now, onSave, onRemove, onClose }: TaskFormProps) => {
  // Made once: sending the same form twice stores one task.
  const [id] = useState(() => task?.id ?? crypto.randomUUID());
  const [title, setTitle] = useState(task?.title ?? '');
  const [dueAt, setDueAt] = useState<number | undefined>(task?.dueAt ?? morning(now, 7));
  const saving = useAction(onSave);
  const removing = useAction(async () => (task === undefined ? undefined : onRemove?.(task)));
  const complete = title.trim() !== '' && dueAt !== undefined;

  const submit = async () => {
    if (dueAt === undefined) return;
    if (await saving.run({ ...(task ?? { accountId, origin: 'person' as const }), id, title, dueAt })) onClose();
  };

  return (
    <InlineForm
      label={t(task === undefined ? 'task_add' : 'task_edit')}
      busy={saving.busy}
      failure={saving.failure ?? removing.failure}
      disabled={!complete}
      onSubmit={() => void submit()}
      onCancel={onClose}
      more={
        onRemove && (
          <Button kind="quiet" icon="trash" busy={removing.busy} onClick={() => void removing.run()}>
            {t('form_delete')}
          </Button>
        )
      }
    >
      <Field label={t('task_what')}>
        <TextInput value={title} onInput={setTitle} max={200} required />
      </Field>
      <Field label={t('task_when')}>
        <DateTimeInput
          value={dueAt}
          precision="date"
          onChange={(day) => setDueAt(day === undefined ? undefined : new Date(day).setHours(9, 0, 0, 0))}
          required
        />
      </Field>
      <div class="task-days">
        <Button onClick={() => setDueAt(morning(now, 1))}>{t('task_tomorrow')}</Button>
        <Button onClick={() => setDueAt(morning(now, 7))}>{t('task_in_a_week')}</Button>
        <Button onClick={() => setDueAt(morning(now, 28))}>{t('task_in_four_weeks')}</Button>
      </div>
    </InlineForm>
  );
};
