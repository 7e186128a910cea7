import { useRef, useState } from 'preact/hooks';
import { ConfirmDialog } from '@/components/backup/confirm-dialog';
import { StateShape } from '@/components/care/state-mark';
import { Card } from '@/components/ui/card';
import { Combobox } from '@/components/ui/combobox';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { useRequest } from '@/components/use-request';
import type { AccountRow } from '@/utils/domain/profile';
import { ask, RequestFailed, save } from '@/utils/messaging/client';
import { plural, t } from '@/utils/platform/i18n';

const MOST = 8;

/** Erases one customer for good: what a person may ask for by law, so it must not come back by opening an old mail. */
export const EraseCustomer = ({ onDone }: { onDone: () => void }) => {
  const [text, setText] = useState('');
  const [chosen, choose] = useState<AccountRow & { writeId: string }>();
  const [erased, setErased] = useState<string>();
  const wanted = text.trim();
  const found = useRequest<AccountRow[]>(
    () => (wanted === '' ? Promise.resolve([]) : ask('account.search', { text: wanted, limit: MOST })),
    [wanted],
  );
  const shown = useRef<AccountRow[]>([]);
  if (found.state === 'loaded') shown.current = found.value;
  const rows = wanted === '' ? [] : shown.current;
  return (
    <Card title={t('erase_title')}>
      <p class="muted">{t('erase_text')}</p>
      <Combobox
        label={t('erase_search')}
        text={text}
        max={200}
        onInput={setText}
        options={rows.map(({ id, name, state }) => ({ value: id, label: name, aside: <StateShape state={state} /> }))}
        onChoose={(id) => {
          const row = rows.find((one) => one.id === id);
          if (row !== undefined) choose({ ...row, writeId: crypto.randomUUID() });
        }}
        status={wanted === '' || found.state !== 'loaded' ? '' : plural('sidepanel_found', found.value.length)}
      />
      {found.state === 'failed' && <ErrorNotice code={found.code} onRetry={found.reload} />}
      <output>{erased !== undefined && <Notice icon="circle-check">{t('erase_done', erased)}</Notice>}</output>
      {chosen !== undefined && (
        <ConfirmDialog
          title={t('erase_ask', chosen.name)}
          action={t('erase_action')}
          onClose={() => choose(undefined)}
          onConfirm={async () => {
            try {
              await save('account.erase', { id: chosen.id }, chosen.writeId);
            } catch (error) {
              return error instanceof RequestFailed ? error.code : 'failed';
            }
            setText('');
            setErased(chosen.name);
            onDone();
            return undefined;
          }}
        >
          <p>{t('erase_what', plural('people', chosen.people))}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
};
