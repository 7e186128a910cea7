import { useEffect, useRef, useState } from 'preact/hooks';
import { StateShape } from '@/components/care/state-mark';
import { Combobox } from '@/components/ui/combobox';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Undo } from '@/components/ui/use-undo';
import { undoing, useRequest, useSave } from '@/components/use-request';
import type { AccountRow } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { plural, t } from '@/utils/platform/i18n';
import type { Chosen } from './popup-log';

const NEW = 'new';
const MOST = 8;

type PopupSearchProps = {
  undo: Undo;
  onChoose: (chosen: Chosen) => void;
  /** Start typing at once. */
  focus: boolean;
};

/** Finds a customer by name, or makes one of what was typed. */
export const PopupSearch = ({ undo, onChoose, focus }: PopupSearchProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useRequest<AccountRow[]>(
    () => (wanted === '' ? Promise.resolve([]) : ask('account.search', { text: wanted, limit: MOST })),
    [wanted],
  );
  // Between two letters the last finds stay: a list that blinks cannot be read.
  const shown = useRef<AccountRow[]>([]);
  if (found.state === 'loaded') shown.current = found.value;
  const rows = wanted === '' ? [] : shown.current;
  const ids = useRef({ account: crypto.randomUUID(), contact: crypto.randomUUID() });
  const creating = useSave();

  const create = async () => {
    const { account: id, contact: contactId } = ids.current;
    const request = { id, contactId, name: wanted, kind: 'private' as const, person: { name: wanted } };
    const created = await creating.run('account.create', request);
    if (created === undefined) return;
    undo.offer(t('new_customer_done', created.value.name), undoing(created.writeId));
    onChoose({ id: created.value.id, name: created.value.name, state: 'new' });
  };

  const choose = (value: string) => {
    const row = rows.find(({ id }) => id === value);
    if (row !== undefined) onChoose(row);
    else if (value === NEW) void create();
  };

  return (
    <div class="popup-part">
      <Combobox
        elementRef={input}
        label={t('popup_search')}
        placeholder={t('popup_search_placeholder')}
        text={text}
        max={200}
        onInput={setText}
        onChoose={choose}
        options={[
          ...rows.map(({ id, name, state }) => ({ value: id, label: name, aside: <StateShape state={state} /> })),
          ...(wanted !== '' && found.state !== 'loading'
            ? [{ value: NEW, label: t('popup_search_create', wanted), icon: 'plus' as const }]
            : []),
        ]}
        status={wanted === '' || found.state !== 'loaded' ? '' : plural('popup_search_found', found.value.length)}
      />
      {found.state === 'failed' && <ErrorNotice code={found.code} onRetry={found.reload} />}
      {creating.state === 'failed' && <ErrorNotice code={creating.code} unsaved onRetry={() => void create()} />}
    </div>
  );
};
