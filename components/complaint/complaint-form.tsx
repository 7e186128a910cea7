import { ChoiceGrid } from '@/components/ui/choice-grid';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { TextArea } from '@/components/ui/text-area';
import { ComplaintCategory, Severity } from '@/utils/domain/complaint';
import { t } from '@/utils/platform/i18n';
import { categoryWord, severityWord } from '@/utils/platform/wording';
import './complaint-form.css';

export type ComplaintWords = { category: ComplaintCategory; severity: Severity; words: string };

/** "Other" until somebody says better: a guessed category would be counted as known. */
export const NO_COMPLAINT: ComplaintWords = { category: 'other', severity: 'medium', words: '' };

type ComplaintFormProps = {
  value: ComplaintWords;
  onChange: (value: ComplaintWords) => void;
  /** Show the digit that chooses each category; binding it is the caller's. */
  withKeys?: boolean;
};

/** What the complaint is about, how grave it is, and the words for it. */
export const ComplaintForm = ({ value, onChange, withKeys = false }: ComplaintFormProps) => (
  <div class="complaint-form">
    <ChoiceGrid
      label={t('complaint_category')}
      labelled
      options={ComplaintCategory.options.map((category, index) => ({
        value: category,
        label: categoryWord(category),
        ...(withKeys && { keyHint: String(index + 1) }),
      }))}
      value={value.category}
      onChange={(category) => onChange({ ...value, category })}
    />
    <Segmented
      label={t('complaint_severity')}
      labelled
      options={Severity.options.map((severity) => ({ value: severity, label: severityWord(severity) }))}
      value={value.severity}
      onChange={(severity) => onChange({ ...value, severity })}
    />
    <Field label={t('complaint_words')} hint={t('complaint_words_hint')}>
      <TextArea value={value.words} max={1000} onInput={(words) => onChange({ ...value, words })} />
    </Field>
  </div>
);
