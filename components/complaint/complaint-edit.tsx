import { useState } from 'preact/hooks';
import { InlineForm } from '@/components/profile/inline-form';
import { Button } from '@/components/ui/button';
import { DateTimeInput } from '@/components/ui/date-time-input';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import { type Complaint, ComplaintCategory, type ComplaintChange, Severity } from '@/utils/domain/complaint';
import { t } from '@/utils/platform/i18n';
import { categoryWord, severityWord } from '@/utils/platform/wording';

type ComplaintEditProps = {
  complaint: Complaint;
  onSave: (change: ComplaintChange) => Promise<Outcome>;
  onRemove: () => Promise<Outcome>;
  onClose: () => void;
};

/** Corrects what a complaint says; how far it has come is changed on its card. */
export const ComplaintEdit = ({ complaint, onSave, onRemove, onClose }: ComplaintEditProps) => {
  const [category, setCategory] = useState(complaint.category);
  const [severity, setSeverity] = useState(complaint.severity);
  const [words, setWords] = useState(complaint.words ?? '');
  const [owner, setOwner] = useState(complaint.owner ?? '');
  const [dueAt, setDueAt] = useState(complaint.dueAt);
  const saving = useAction(onSave);
  const removing = useAction(onRemove);

  const submit = async () => {
    const change = {
      category,
      severity,
      words: words.trim() === '' ? null : words,
      owner: owner.trim() === '' ? null : owner,
      dueAt: dueAt ?? null,
    };
    if (await saving.run(change)) onClose();
  };

  return (
    <InlineForm
      label={t('complaint_edit')}
      busy={saving.busy}
      failure={saving.failure ?? removing.failure}
      onSubmit={() => void submit()}
      onCancel={onClose}
      more={
        <Button kind="quiet" icon="trash" busy={removing.busy} onClick={() => void removing.run()}>
          {t('form_delete')}
        </Button>
      }
    >
      <Field label={t('complaint_category')}>
        <Select
          value={category}
          options={ComplaintCategory.options.map((value) => ({ value, label: categoryWord(value) }))}
          onChange={setCategory}
        />
      </Field>
      <Segmented
        label={t('complaint_severity')}
        labelled
        value={severity}
        options={Severity.options.map((value) => ({ value, label: severityWord(value) }))}
        onChange={setSeverity}
      />
      <Field label={t('complaint_words')}>
        <TextArea value={words} onInput={setWords} max={1000} rows={3} />
      </Field>
      <div class="inline-form-pair">
        <Field label={t('complaint_owner')}>
          <TextInput value={owner} onInput={setOwner} max={120} />
        </Field>
        <Field label={t('complaint_due_label')}>
          <DateTimeInput value={dueAt} onChange={setDueAt} precision="date" />
        </Field>
      </div>
    </InlineForm>
  );
};
