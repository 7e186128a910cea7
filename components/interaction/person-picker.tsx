import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { SeenMessage } from '@/utils/domain/profile';
import { t } from '@/utils/platform/i18n';

type PersonPickerProps = {
  people: SeenMessage['people'];
  /** The address among them where answers go. */
  answersTo?: string | undefined;
  /** The address of the chosen one. */
  value: string;
  onChange: (address: string) => void;
};

/** Which of several outside people the log is about. */
export const PersonPicker = ({ people, answersTo, value, onChange }: PersonPickerProps) => (
  <Field label={t('mail_about_whom')}>
    <Select
      value={value}
      options={people.map(({ person, accountId }) => ({
        value: person.address,
        label: [
          person.name ?? person.address,
          ...(accountId === undefined ? [t('mail_not_a_customer_yet')] : []),
          ...(person.address === answersTo ? [t('mail_answers_here')] : []),
        ].join(' · '),
      }))}
      onChange={onChange}
    />
  </Field>
);
