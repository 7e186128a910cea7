import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import type { AccountKind } from '@/utils/domain/account';
import { domainOf, isFreeMail } from '@/utils/domain/address';
import type { SeenMessage } from '@/utils/domain/profile';
import { t } from '@/utils/platform/i18n';
import './new-customer-form.css';

export type NewCustomer = {
  /** The account's name: the person's own for a private customer. */
  name: string;
  kind: AccountKind;
  person: { name: string; address: string };
  /** The mail domain that tells the account's other people. */
  domain?: string;
};

type NewCustomerFormProps = {
  seen: SeenMessage['people'][number];
  busy: boolean;
  onAdd: (customer: NewCustomer) => void;
  /** Adds the person to the account that owns the address's domain. */
  onBelongs: (accountId: string, name: string) => void;
  failure?: ComponentChildren;
};

/** A sender nobody knows yet: one click adds him, with everything filled in. */
export const NewCustomerForm = ({ seen, busy, onAdd, onBelongs, failure }: NewCustomerFormProps) => {
  const { person, deceptive, suggested } = seen;
  const domain = domainOf(person.address);
  const publicMailbox = isFreeMail(domain);
  // A name that shows another address is no name to take over.
  const [name, setName] = useState(deceptive ? '' : (person.name ?? nameIn(person.address)));
  const [kind, setKind] = useState<AccountKind>(publicMailbox ? 'private' : 'business');
  const [company, setCompany] = useState(companyIn(domain));
  const missing = name.trim() === '' || (kind === 'business' && company.trim() === '');
  const [tried, setTried] = useState(false);
  const errorFor = (value: string) => (tried && value.trim() === '' ? t('new_customer_name_missing') : undefined);

  const add = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    onAdd({
      name: (kind === 'business' ? company : name).trim(),
      kind,
      person: { name: name.trim(), address: person.address },
      ...(kind === 'business' && !publicMailbox && { domain }),
    });
  };

  return (
    <form class="new-customer" onSubmit={add}>
      <div class="new-customer-who">
        <Avatar name={person.name ?? person.address} />
        <div>
          <h1 class="new-customer-title">{t('new_customer_title')}</h1>
          <p class="new-customer-address">{person.address}</p>
        </div>
      </div>
      {deceptive && (
        <Notice tone="danger" icon="triangle-alert">
          <strong>{t('new_customer_deceptive')}</strong>{' '}
          {t('new_customer_deceptive_text', person.name ?? '', person.address)}
        </Notice>
      )}
      {suggested && (
        <Notice
          tone="accent"
          icon="building"
          action={
            <Button
              kind="primary"
              icon="user-plus"
              busy={busy}
              onClick={() => onBelongs(suggested.accountId, name.trim() || person.address)}
            >
              {t('new_customer_belongs_action')}
            </Button>
          }
        >
          {t('new_customer_belongs', suggested.name)}
        </Notice>
      )}
      <Field label={t('new_customer_name')} error={errorFor(name)}>
        <TextInput value={name} max={200} onInput={setName} />
      </Field>
      <Segmented
        label={t('new_customer_kind')}
        options={[
          { value: 'private', label: t('new_customer_private'), icon: 'user' },
          { value: 'business', label: t('new_customer_business'), icon: 'building' },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'business' && (
        <Field
          label={t('new_customer_company')}
          error={errorFor(company)}
          {...(!publicMailbox && { hint: t('new_customer_domain', domain) })}
        >
          <TextInput value={company} max={200} onInput={setCompany} />
        </Field>
      )}
      {failure}
      <Button type="submit" kind={suggested ? 'plain' : 'primary'} icon="user-plus" wide busy={busy}>
        {t('new_customer_add')}
      </Button>
    </form>
  );
};

const capitalized = (words: string): string =>
  words
    .split(/[._\s-]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1))
    .join(' ');

/** "erika.muster@…" is Erika Muster, until somebody says better. */
const nameIn = (address: string): string => capitalized(address.slice(0, address.lastIndexOf('@')));

/** "mail.muster-moebel.example" is Muster Moebel. */
const companyIn = (domain: string): string => capitalized(domain.split('.').at(-2) ?? domain);
