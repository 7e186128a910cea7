import { useId, useRef } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { FailureCode } from '@/utils/messaging/errors';
import { plural, t } from '@/utils/platform/i18n';
import { Progress, type Transfer } from './progress';

/** How a restore stands. `detail`: what exactly is wrong with the file, and where. */
export type Restoring =
  | { state: 'idle' }
  | { state: 'under-way'; transfer: Transfer }
  | { state: 'failed'; code: FailureCode; detail?: string }
  | { state: 'done'; accounts: number; interactions: number };

type RestoreCardProps = { restoring: Restoring; onFile: (file: File) => void };

export const RestoreCard = ({ restoring, onFile }: RestoreCardProps) => {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <Card title={t('restore_title')}>
      <p class="muted">{t('restore_text')}</p>
      {restoring.state === 'under-way' && <Progress label={t('restore_title')} transfer={restoring.transfer} />}
      {restoring.state === 'failed' && (
        <>
          <ErrorNotice code={restoring.code} />
          {restoring.detail !== undefined && <p class="restore-detail">{t('restore_detail', restoring.detail)}</p>}
        </>
      )}
      <output>
        {restoring.state === 'done' && (
          <Notice tone="good" icon="circle-check">
            {t(
              'restore_done',
              plural('customers', restoring.accounts),
              plural('timeline_entries', restoring.interactions),
            )}
          </Notice>
        )}
      </output>
      <div class="options-actions">
        <label class="visually-hidden" for={id}>
          {t('restore_file')}
        </label>
        <input
          ref={picker}
          id={id}
          class="visually-hidden"
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // Emptied, so that the same file can be chosen again after it was mended.
            currentTarget.value = '';
            if (file !== undefined) onFile(file);
          }}
        />
        <Button icon="upload" busy={restoring.state === 'under-way'} onClick={() => picker.current?.click()}>
          {t('restore_action')}
        </Button>
      </div>
    </Card>
  );
};
