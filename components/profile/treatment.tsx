import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import { t } from '@/utils/platform/i18n';
import { InlineForm } from './inline-form';
import { useEditing } from './use-editing';
import './treatment.css';

type TreatmentProps = { treatment: string | undefined; onSave: (treatment: string | null) => Promise<Outcome> };

/** How to treat this customer, in one line; a click edits it. */
export const Treatment = ({ treatment, onSave }: TreatmentProps) => {
  const edit = useEditing();
  if (edit.editing) return <TreatmentForm treatment={treatment ?? ''} onSave={onSave} onClose={edit.stop} />;
  return (
    <div class={treatment === undefined ? 'treatment is-empty' : 'treatment'}>
      {treatment !== undefined && <p class="treatment-line">{treatment}</p>}
      <Button
        kind="quiet"
        icon={treatment === undefined ? 'plus' : 'pencil'}
        {...(treatment !== undefined && { label: t('treatment_edit') })}
        elementRef={edit.opener}
        onClick={edit.start}
      >
        {treatment === undefined ? t('treatment_add') : undefined}
      </Button>
    </div>
  );
};

type TreatmentFormProps = { treatment: string; onSave: TreatmentProps['onSave']; onClose: () => void };

const TreatmentForm = ({ treatment, onSave, onClose }: TreatmentFormProps) => {
  const [line, setLine] = useState(treatment);
  const saving = useAction(onSave);
  const submit = async () => {
    if (await saving.run(line.trim() === '' ? null : line)) onClose();
  };
  return (
    <InlineForm label={t('treatment_edit')} {...saving} onSubmit={() => void submit()} onCancel={onClose}>
      <Field label={t('treatment_label')} hint={t('treatment_hint')}>
        <TextInput value={line} onInput={setLine} max={300} />
      </Field>
    </InlineForm>
  );
};
