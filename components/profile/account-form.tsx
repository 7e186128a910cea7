import { useState } from 'preact/hooks';
import { DateTimeInput } from '@/components/ui/date-time-input';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import { type Account, type AccountChange, AccountKind, LifecycleStage, ValueClass } from '@/utils/domain/account';
import { t } from '@/utils/platform/i18n';
import { InlineForm } from './inline-form';
import { accountKindWord, stageWord } from './words';

type AccountFormProps = {
  account: Account;
  onSave: (change: AccountChange) => Promise<Outcome>;
  onClose: () => void;
};

/** The facts about a customer that a person keeps up to date. */
export const AccountForm = ({ account, onSave, onClose }: AccountFormProps) => {
  const [name, setName] = useState(account.name);
  const [kind, setKind] = useState(account.kind);
  const [stage, setStage] = useState<LifecycleStage | 'none'>(account.lifecycleStage ?? 'none');
  const [valueClass, setValueClass] = useState<ValueClass | 'none'>(account.valueClass ?? 'none');
  const [since, setSince] = useState(account.since);
  const [referrer, setReferrer] = useState(account.referrer);
  const [tags, setTags] = useState(account.tags.join(', '));
  const [domains, setDomains] = useState(account.domains.join(', '));
  const [fields, setFields] = useState(linesOf(account.fields));
  const saving = useAction(onSave);

  const submit = async () => {
    const change: AccountChange = {
      name,
      kind,
      lifecycleStage: stage === 'none' ? null : stage,
      valueClass: valueClass === 'none' ? null : valueClass,
      since: since ?? null,
      referrer,
      tags: listOf(tags),
      domains: listOf(domains),
      fields: fieldsOf(fields),
    };
    if (await saving.run(change)) onClose();
  };

  return (
    <InlineForm
      label={t('account_edit')}
      {...saving}
      disabled={name.trim() === ''}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <Field label={t('account_name')}>
        <TextInput value={name} onInput={setName} max={200} required />
      </Field>
      <Segmented
        label={t('account_kind')}
        labelled
        value={kind}
        options={AccountKind.options.map((value) => ({ value, label: accountKindWord(value) }))}
        onChange={setKind}
      />
      <Segmented
        label={t('account_value')}
        labelled
        value={valueClass}
        options={[
          ...ValueClass.options.map((value) => ({ value, label: value })),
          { value: 'none' as const, label: t('account_not_judged') },
        ]}
        onChange={setValueClass}
      />
      <div class="inline-form-pair">
        <Field label={t('account_stage')}>
          <Select
            value={stage}
            options={[
              { value: 'none' as const, label: t('account_not_judged') },
              ...LifecycleStage.options.map((value) => ({ value, label: stageWord(value) })),
            ]}
            onChange={setStage}
          />
        </Field>
        <Field label={t('account_since')}>
          <DateTimeInput value={since} onChange={setSince} precision="date" />
        </Field>
      </div>
      <Switch label={t('account_referrer_label')} checked={referrer} onChange={setReferrer} />
      <Field label={t('account_tags')} hint={t('account_list_hint')}>
        <TextInput value={tags} onInput={setTags} max={2000} />
      </Field>
      <Field label={t('account_domains')} hint={t('account_domains_hint')}>
        <TextInput value={domains} onInput={setDomains} max={2000} />
      </Field>
      <Field label={t('account_fields')} hint={t('account_fields_hint')}>
        <TextArea value={fields} onInput={setFields} max={4000} rows={2} />
      </Field>
    </InlineForm>
  );
};

const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

const linesOf = (fields: Account['fields']): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** "Name: value" by line; a line without a colon is a name without a value yet. */
const fieldsOf = (text: string): Account['fields'] =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => {
        const colon = line.indexOf(':');
        return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
      })
      .filter(([name]) => name !== ''),
  );
