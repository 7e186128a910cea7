import { useEffect, useRef, useState } from 'preact/hooks';
import { CustomerHead } from '@/components/interaction/customer-head';
import { LogForm } from '@/components/interaction/log-form';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Undo } from '@/components/ui/use-undo';
import type { AccountRow } from '@/utils/domain/profile';
import { t } from '@/utils/platform/i18n';
import { PopupSearch } from './popup-search';
import { useLog } from './use-log';

export type Chosen = Pick<AccountRow, 'id' | 'name' | 'state'>;

type PopupLogProps = {
  undo: Undo;
  /** Given: the caller keeps who is chosen. */
  chosen?: Chosen | undefined;
  onChoose?: (chosen: Chosen | undefined) => void;
  shortcuts?: boolean;
};

/** A log without a mail: find the customer, say what it was. */
export const PopupLog = ({ undo, chosen, onChoose, shortcuts = true }: PopupLogProps) => {
  const [own, setOwn] = useState<Chosen | undefined>(undefined);
  const customer = onChoose === undefined ? own : chosen;
  const choose = onChoose ?? setOwn;
  const logging = useLog(undo);
  const head = useRef<HTMLDivElement>(null);
  const id = customer?.id;

  useEffect(() => {
    // What had the focus, the search or a row of a list, is gone: go on where the form begins.
    if (id !== undefined) head.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [id]);

  if (customer === undefined) return <PopupSearch undo={undo} onChoose={choose} focus={shortcuts} />;
  return (
    <div class="popup-part" ref={head}>
      <div class="popup-chosen">
        <CustomerHead name={customer.name} state={customer.state} />
        <Button kind="quiet" icon="x" label={t('popup_choose_another')} onClick={() => choose(undefined)} />
      </div>
      <LogForm
        key={customer.id}
        busy={logging.state === 'saving'}
        shortcuts={shortcuts}
        failure={logging.state === 'failed' && <ErrorNotice code={logging.code} unsaved />}
        onLog={(entry) => logging.log(entry, { accountId: customer.id })}
      />
    </div>
  );
};
