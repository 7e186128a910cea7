import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import type { Contact } from '@/utils/domain/account';
import { EmailAddress } from '@/utils/domain/schema';
import { t } from '@/utils/platform/i18n';
import { InlineForm } from './inline-form';

/** What a person fills in; the account is the one on the page. */
export type ContactFacts = Pick<Contact, 'id' | 'name' | 'addresses' | 'phones'> & { role?: string };

type PersonFormProps = {
  /** Absent: a new person. */
  contact?: Contact;
  onSave: (contact: ContactFacts) => Promise<Outcome>;
  onRemove?: (contact: Contact) => Promise<Outcome>;
  onClose: () => void;
};

export const PersonForm = ({ contact, onSave, onRemove, onClose }: PersonFormProps) => {
  // Made once: sending the same form twice stores one person.
  const [id] = useState(() => contact?.id ?? crypto.randomUUID());
  const [name, setName] = useState(contact?.name ?? '');
  const [role, setRole] = useState(contact?.role ?? '');
  const [addresses, setAddresses] = useState(contact?.addresses.join('\n') ?? '');
  const [phones, setPhones] = useState(contact?.phones.join('\n') ?? '');
  const [wrong, setWrong] = useState<string>();
  const saving = useAction(onSave);
  const removing = useAction(async () => (contact === undefined ? undefined : onRemove?.(contact)));

  const submit = async () => {
    const given = linesOf(addresses);
    const unreadable = given.find((address) => !EmailAddress.safeParse(address).success);
    setWrong(unreadable);
    if (unreadable !== undefined) return;
    const facts = {
      id,
      name,
      addresses: given,
      phones: linesOf(phones),
      ...(role.trim() !== '' && { role }),
    };
    if (await saving.run(facts)) onClose();
  };

  return (
    <InlineForm
      label={t(contact === undefined ? 'people_add' : 'person_edit_title')}
      busy={saving.busy}
      failure={saving.failure ?? removing.failure}
      disabled={[name, addresses, phones].every((text) => text.trim() === '')}
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
        <Field label={t('person_name')}>
          <TextInput value={name} onInput={setName} max={200} />
        </Field>
        <Field label={t('person_role')}>
          <TextInput value={role} onInput={setRole} max={120} />
        </Field>
      </div>
      <Field
        label={t('person_addresses')}
        hint={t('person_lines_hint')}
        error={wrong === undefined ? undefined : t('person_address_wrong', wrong)}
      >
        <TextArea value={addresses} onInput={setAddresses} max={8000} />
      </Field>
      <Field label={t('person_phones')} hint={t('person_lines_hint')}>
        <TextArea value={phones} onInput={setPhones} max={800} rows={1} />
      </Field>
    </InlineForm>
  );
};

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
