import { useRef, useState } from 'preact/hooks';
import { StateShape } from '@/components/care/state-mark';
import { Combobox } from '@/components/ui/combobox';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useShortcuts } from '@/components/ui/use-shortcuts';
import { useRequest } from '@/components/use-request';
import type { AccountRow } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { number, plural, t } from '@/utils/platform/i18n';

type TopBarProps = {
  /** How many customers need care today; absent until it is known. */
  count: number | undefined;
  today: boolean;
  onToday: () => void;
  onOpen: (accountId: string) => void;
};

const FOUND_MOST = 12;

/** Search for any customer, and the way to today's list. */
export const TopBar = ({ count, today, onToday, onOpen }: TopBarProps) => {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const wanted = text.trim();
  const found = useRequest<AccountRow[]>(
    () => (wanted === '' ? Promise.resolve([]) : ask('account.search', { text: wanted, limit: FOUND_MOST })),
    [wanted],
  );
  // Between two letters the last finds stay: a list that blinks cannot be read.
  const shown = useRef<AccountRow[]>([]);
  if (found.state === 'loaded') shown.current = found.value;
  const rows = wanted === '' ? [] : shown.current;
  useShortcuts({ '/': () => field.current?.focus() });

  return (
    <header class="sidepanel-top">
      <div class="sidepanel-search">
        <Combobox
          label={t('sidepanel_search')}
          placeholder={t('sidepanel_search_hint')}
          text={text}
          max={200}
          onInput={setText}
          elementRef={field}
          options={rows.map(({ id, name, state }) => ({ value: id, label: name, aside: <StateShape state={state} /> }))}
          onChoose={(accountId) => {
            setText('');
            onOpen(accountId);
          }}
          status={wanted === '' || found.state !== 'loaded' ? '' : plural('sidepanel_found', found.value.length)}
        />
        {wanted !== '' && found.state === 'loaded' && found.value.length === 0 && (
          <p class="muted">{t('sidepanel_found_none', wanted)}</p>
        )}
        {found.state === 'failed' && <ErrorNotice code={found.code} onRetry={found.reload} />}
      </div>
      <button type="button" class="sidepanel-today" aria-pressed={today} onClick={onToday}>
        {t('sidepanel_today')} {count !== undefined && count > 0 && <strong>{number(count)}</strong>}
      </button>
    </header>
  );
};
