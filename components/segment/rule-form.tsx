import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { InlineForm } from '@/components/profile/inline-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import { MOST_DEPTH } from '@/utils/domain/segment';
import type { Condition, SegmentRule } from '@/utils/domain/segment-rule';
import { t } from '@/utils/platform/i18n';
import { ConditionGroup, type Group } from './condition-group';
import { isComplete } from './criterion-words';

type RuleFormProps = {
  rule: SegmentRule;
  isNew: boolean;
  /** Who matches, drawn by whoever asks; called with each change. */
  preview: (condition: Condition) => ComponentChildren;
  onSave: (rule: SegmentRule) => Promise<Outcome>;
  onRemove?: () => Promise<Outcome>;
  onClose: () => void;
};

/** A rule under edit: its name and the conditions that put a customer there. */
export const RuleForm = ({ rule, isNew, preview, onSave, onRemove, onClose }: RuleFormProps) => {
  const [name, setName] = useState(rule.name);
  const [short, setShort] = useState(rule.short);
  const [group, setGroup] = useState<Group>('about' in rule.condition ? { all: [rule.condition] } : rule.condition);
  const saving = useAction(onSave);
  const removing = useAction(async () => onRemove?.());
  const complete = isComplete(group);

  const submit = async () => {
    const given = short.trim() === '' ? initialsOf(name) : short;
    if (await saving.run({ ...rule, name, short: given, condition: group })) onClose();
  };

  return (
    <InlineForm
      label={t(isNew ? 'segment_new' : 'segment_edit')}
      busy={saving.busy}
      failure={saving.failure ?? removing.failure}
      disabled={name.trim() === '' || !complete}
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
      <div class="inline-form-pair">
        <Field label={t('segment_name')}>
          <TextInput value={name} onInput={setName} max={60} required />
        </Field>
        <Field label={t('segment_short')} hint={t('segment_short_hint')}>
          <TextInput value={short} onInput={setShort} max={2} placeholder={initialsOf(name)} />
        </Field>
      </div>
      <ConditionGroup group={group} onChange={setGroup} deeper={MOST_DEPTH - 1} />
      {complete ? preview(group) : <p class="muted">{t('segment_incomplete')}</p>}
    </InlineForm>
  );
};

/** First letters of the first two words, else the first two letters. */
const initialsOf = (name: string): string => {
  const [first = '', second] = name.trim().split(/\s+/);
  return (
    second === undefined ? [...first].slice(0, 2).join('') : `${[...first][0]}${[...second][0]}`
  ).toLocaleUpperCase();
};
