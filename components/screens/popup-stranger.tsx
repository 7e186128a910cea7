import { useRef } from 'preact/hooks';
import { type NewCustomer, NewCustomerForm } from '@/components/interaction/new-customer-form';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Undo } from '@/components/ui/use-undo';
import { undoing, useSave } from '@/components/use-request';
import type { SeenMessage } from '@/utils/domain/profile';
import { t } from '@/utils/platform/i18n';

type PopupStrangerProps = {
  seen: SeenMessage['people'][number];
  undo: Undo;
  onAdded: (added: { accountId: string; contactId: string }) => void;
};

/** The open mail is from somebody who is no customer yet. Once added, the history's change redraws the popup around him. */
export const PopupStranger = ({ seen, undo, onAdded }: PopupStrangerProps) => {
  const ids = useRef({ account: crypto.randomUUID(), contact: crypto.randomUUID() });
  const saving = useSave();

  const confirmed = (name: string, writeId: string, accountId: string) => {
    undo.offer(t('new_customer_done', name), undoing(writeId));
    onAdded({ accountId, contactId: ids.current.contact });
  };

  const add = async (customer: NewCustomer) => {
    const { account: id, contact: contactId } = ids.current;
    const added = await saving.run('account.create', { id, contactId, ...customer });
    if (added !== undefined) confirmed(added.value.name, added.writeId, id);
  };

  const join = async (accountId: string, name: string) => {
    const person = { id: ids.current.contact, accountId, name, addresses: [seen.person.address], phones: [] };
    const joined = await saving.run('contact.save', person);
    if (joined !== undefined) confirmed(joined.value.name, joined.writeId, accountId);
  };

  return (
    <NewCustomerForm
      seen={seen}
      busy={saving.state === 'saving'}
      failure={saving.state === 'failed' && <ErrorNotice code={saving.code} unsaved />}
      onAdd={(customer) => void add(customer)}
      onBelongs={(accountId, name) => void join(accountId, name)}
    />
  );
};
