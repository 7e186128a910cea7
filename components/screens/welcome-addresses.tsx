import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { ListField } from '@/components/ui/list-field';
import { domainOf, isFreeMail } from '@/utils/domain/address';
import { Domain, EmailAddress } from '@/utils/domain/schema';
import { t } from '@/utils/platform/i18n';

type Read = { value: string } | { error: string };

const readAddress = (text: string): Read => {
  const read = EmailAddress.safeParse(text);
  return read.success ? { value: read.data } : { error: t('welcome_own_invalid', text) };
};

const readDomain = (text: string): Read => {
  // A whole address is what people paste.
  const read = Domain.safeParse(text.includes('@') ? domainOf(text) : text);
  if (!read.success || !read.data.includes('.')) return { error: t('welcome_domain_invalid', text) };
  if (isFreeMail(read.data)) return { error: t('welcome_domain_public', read.data) };
  return { value: read.data };
};

/** A list being typed. `take`: the list with what is still in the input; nothing while that cannot be read. */
const useList = (stored: readonly string[], read: (text: string) => Read) => {
  const [values, setValues] = useState<readonly string[]>(stored);
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const take = (): string[] | undefined => {
    const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
    const reads = parts.map(read);
    const wrong = reads.find((one) => 'error' in one);
    if (wrong !== undefined) {
      setError(wrong.error);
      return undefined;
    }
    const all = [...new Set([...values, ...reads.flatMap((one) => ('value' in one ? [one.value] : []))])];
    setValues(all);
    setText('');
    setError(undefined);
    return all;
  };
  return {
    take,
    add: (value: string) => setValues([...new Set([...values, value])]),
    field: {
      values,
      text,
      error,
      onText: (typed: string) => {
        setText(typed);
        setError(undefined);
      },
      onAdd: () => void take(),
      onRemove: (value: string) => setValues(values.filter((one) => one !== value)),
    },
  };
};

type Addresses = {
  own: ReturnType<typeof useList>;
  colleagues: ReturnType<typeof useList>;
  /** Everything entered, ready to be stored; nothing while something cannot be read. */
  take: () => { ownAddresses: string[]; colleagueDomains: string[] } | undefined;
};

/** Outlives the step it belongs to, so that going back loses nothing. */
export const useAddresses = (ownAddresses: readonly string[], colleagueDomains: readonly string[]): Addresses => {
  const own = useList(ownAddresses, readAddress);
  const colleagues = useList(colleagueDomains, readDomain);
  const take = () => {
    const [addresses, domains] = [own.take(), colleagues.take()];
    return addresses && domains && { ownAddresses: addresses, colleagueDomains: domains };
  };
  return { own, colleagues, take };
};

/** Who "we" are: nobody here is ever taken for a customer. */
export const WelcomeAddresses = ({ addresses: { own, colleagues } }: { addresses: Addresses }) => {
  const suggested = [...new Set(own.field.values.map(domainOf))].filter(
    (domain) => !isFreeMail(domain) && !colleagues.field.values.includes(domain),
  );
  return (
    <>
      <p>{t('welcome_addresses_text')}</p>
      <ListField
        {...own.field}
        label={t('welcome_own')}
        hint={t('welcome_own_hint')}
        placeholder="jana@werkstatt.example"
        mode="email"
      />
      <ListField
        {...colleagues.field}
        label={t('welcome_domains')}
        hint={t('welcome_domains_hint')}
        placeholder="werkstatt.example"
      />
      {suggested.map((domain) => (
        <div key={domain}>
          <Button icon="plus" onClick={() => colleagues.add(domain)}>
            {t('welcome_domain_suggested', domain)}
          </Button>
        </div>
      ))}
    </>
  );
};
