import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { Outcome } from '@/components/use-action';
import type { Contact } from '@/utils/domain/account';
import { plural, t } from '@/utils/platform/i18n';
import { type ContactFacts, PersonForm } from './person-form';
import { useEditing } from './use-editing';
import './people.css';

export type PeopleActions = {
  onSave: (contact: ContactFacts) => Promise<Outcome>;
  onRemove: (contact: Contact) => Promise<Outcome>;
  /** Shows one person's part of the timeline; absent where there is only one person. */
  onShow?: ((contact: Contact) => void) | undefined;
};

type PeopleProps = PeopleActions & { contacts: readonly Contact[] };

/** People shown before "more". */
const FIRST = 3;

/** A person's name, or the address by which one knows them. */
export const nameOf = ({ name, addresses, phones }: Pick<Contact, 'name' | 'addresses' | 'phones'>): string =>
  name !== '' ? name : (addresses[0] ?? phones[0] ?? t('person_nameless'));

export const People = ({ contacts, ...actions }: PeopleProps) => {
  const adding = useEditing();
  const rest = contacts.slice(FIRST);
  const row = (contact: Contact) => <PersonRow key={contact.id} contact={contact} {...actions} />;
  return (
    <Card
      title={t('people_title')}
      aside={
        <Button
          kind="quiet"
          icon="user-plus"
          expanded={adding.editing}
          elementRef={adding.opener}
          onClick={adding.start}
        >
          {t('people_add')}
        </Button>
      }
    >
      {adding.editing && <PersonForm onSave={actions.onSave} onClose={adding.stop} />}
      <ul class="people">{contacts.slice(0, FIRST).map(row)}</ul>
      {rest.length > 0 && (
        <Disclosure summary={plural('people_more', rest.length)}>
          <ul class="people">{rest.map(row)}</ul>
        </Disclosure>
      )}
    </Card>
  );
};

const PersonRow = ({ contact, onSave, onRemove, onShow }: PeopleActions & { contact: Contact }) => {
  const edit = useEditing();
  const name = nameOf(contact);
  if (edit.editing)
    return (
      <li>
        <PersonForm contact={contact} onSave={onSave} onRemove={onRemove} onClose={edit.stop} />
      </li>
    );
  return (
    <li class="person">
      <Avatar name={name} />
      <div class="person-facts">
        <p>
          <strong>{name}</strong>
          {contact.role !== undefined && <span class="muted"> · {contact.role}</span>}
        </p>
        {contact.addresses
          .filter((address) => address !== name)
          .map((address) => (
            <p key={address} class="person-way">
              {address}
            </p>
          ))}
        {contact.phones.map((phone) => (
          <p key={phone} class="person-way">
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
          </p>
        ))}
      </div>
      <div class="person-actions">
        {onShow && <Button kind="quiet" icon="filter" label={t('person_show', name)} onClick={() => onShow(contact)} />}
        <Button
          kind="quiet"
          icon="pencil"
          label={t('person_edit', name)}
          elementRef={edit.opener}
          onClick={edit.start}
        />
      </div>
    </li>
  );
};
