import type { ComponentChildren } from 'preact';
import { CustomerHead } from '@/components/interaction/customer-head';
import { LogForm } from '@/components/interaction/log-form';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { Undo } from '@/components/ui/use-undo';
import { useRequest } from '@/components/use-request';
import type { SeenMessage } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { openPanelFromClick } from '@/utils/platform/panel';
import { useLog } from './use-log';

type PopupCustomerProps = {
  who: SeenMessage['people'][number] & { accountId: string };
  /** Absent: the customer was picked in a page that no adapter reads. */
  seen?: SeenMessage;
  tabId: number | undefined;
  undo: Undo;
  focus: boolean;
  /** The mail itself. */
  children?: ComponentChildren;
};

/** The open mail is from or to a customer: say what it was and log it. */
export const PopupCustomer = ({ who, seen, tabId, undo, focus, children }: PopupCustomerProps) => {
  const { accountId, contactId, person, deceptive } = who;
  const profile = useRequest(() => ask('profile.get', { id: accountId }), [accountId]);
  const logging = useLog(undo);
  const known = profile.state === 'loaded' ? profile.value : null;
  const contact = known?.contacts.find(({ id }) => id === contactId);
  const name = contact?.name || person.name || person.address;
  const account = known?.account.name;
  return (
    <>
      <CustomerHead
        name={name}
        detail={[account !== name && account, person.address].filter(Boolean).join(' · ')}
        state={known?.assessment.state}
        focus={focus}
      />
      {deceptive && (
        <Notice tone="danger" icon="triangle-alert">
          {t('new_customer_deceptive_text', person.name ?? '', person.address)}
        </Notice>
      )}
      {children}
      <LogForm
        mail={{ direction: seen?.direction, dated: seen !== undefined }}
        busy={logging.state === 'saving'}
        failure={logging.state === 'failed' && <ErrorNotice code={logging.code} unsaved />}
        onLog={(entry) => logging.log(entry, { accountId, contactId, mail: seen })}
      >
        {tabId !== undefined && (
          <Button icon="panel" onClick={() => void openPanelFromClick(tabId)}>
            {t('popup_profile')}
          </Button>
        )}
      </LogForm>
    </>
  );
};
