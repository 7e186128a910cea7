import { useEffect, useState } from 'preact/hooks';
import { BackupCard } from '@/components/backup/backup-card';
import { ConfirmDialog } from '@/components/backup/confirm-dialog';
import { piecesOf } from '@/components/backup/pieces';
import type { Transfer } from '@/components/backup/progress';
import { RestoreCard, type Restoring } from '@/components/backup/restore-card';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { type Outcome, useAction } from '@/components/use-action';
import { useRequest } from '@/components/use-request';
import { ask, RequestFailed, save } from '@/utils/messaging/client';
import { plural, t } from '@/utils/platform/i18n';
import { EraseCustomer } from './options-erase';

const outcomeOf = (error: unknown): Outcome => (error instanceof RequestFailed ? error.code : 'failed');

/** What is stored here, how to keep it safe, and how to be rid of it. */
export const DataSection = () => {
  const history = useRequest(() => ask('history.state', {}), []);
  const { reload } = history;
  if (history.state === 'loading') return <Skeleton lines={8} />;
  if (history.state === 'failed') return <ErrorNotice code={history.code} onRetry={reload} />;
  const { state, accounts, interactions, lastBackupAt } = history.value;
  return (
    <>
      <p class="options-lead">{t('data_lead')}</p>
      {state === 'lost' && <Lost onDone={reload} />}
      {state === 'read-only' && (
        <Notice tone="caution" icon="triangle-alert">
          {t('sidepanel_read_only')}
        </Notice>
      )}
      {state !== 'lost' && <Backup counts={{ accounts, interactions }} lastBackupAt={lastBackupAt} onDone={reload} />}
      <Restore onDone={reload} />
      {state !== 'lost' && (
        <>
          <EraseCustomer onDone={reload} />
          <DeleteAll counts={{ accounts, interactions }} onDone={reload} />
        </>
      )}
    </>
  );
};

type BackupProps = {
  counts: { accounts: number; interactions: number };
  lastBackupAt: number | undefined;
  onDone: () => void;
};

const Backup = ({ counts, lastBackupAt, onDone }: BackupProps) => {
  const [transfer, setTransfer] = useState<Transfer>();
  const [file, setFile] = useState<{ url: string; name: string }>();
  const backing = useAction(async (): Promise<Outcome> => {
    try {
      const id = crypto.randomUUID();
      setTransfer({ done: 0, of: 1 });
      const { parts, fileName } = await ask('backup.prepare', { id });
      const texts: string[] = [];
      for (let index = 0; index < parts; index += 1) {
        setTransfer({ done: index, of: parts });
        texts.push(await ask('backup.part', { id, index }));
      }
      const url = URL.createObjectURL(new Blob(texts, { type: 'application/json' }));
      setFile({ url, name: fileName });
      download(url, fileName);
      onDone();
      return undefined;
    } catch (error) {
      return outcomeOf(error);
    } finally {
      setTransfer(undefined);
    }
  });
  // The file lives in memory as long as its link can be clicked.
  useEffect(() => () => (file === undefined ? undefined : URL.revokeObjectURL(file.url)), [file]);
  return (
    <BackupCard
      counts={counts}
      lastBackupAt={lastBackupAt}
      now={Date.now()}
      transfer={transfer}
      failure={backing.failure}
      file={file}
      onBackUp={() => void backing.run()}
    />
  );
};

const download = (url: string, name: string): void => {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
};

const Restore = ({ onDone }: { onDone: () => void }) => {
  const [restoring, setRestoring] = useState<Restoring>({ state: 'idle' });
  const restore = async (file: File) => {
    const id = crypto.randomUUID();
    try {
      const pieces = piecesOf(await file.text());
      for (const [index, text] of pieces.entries()) {
        setRestoring({ state: 'under-way', transfer: { done: index, of: pieces.length } });
        await save('backup.stage', { id, index, text });
      }
      // An empty file has no pieces, and is told as what it is: damaged.
      const restored = await save('backup.restore', { id, parts: Math.max(1, pieces.length) });
      setRestoring({ state: 'done', ...restored });
      onDone();
    } catch (error) {
      const detail = error instanceof RequestFailed && error.code === 'backup-damaged' ? { detail: error.message } : {};
      setRestoring({ state: 'failed', code: outcomeOf(error) ?? 'failed', ...detail });
    }
  };
  return <RestoreCard restoring={restoring} onFile={(file) => void restore(file)} />;
};

const write = async (verb: 'history.start-anew' | 'history.delete', id: string): Promise<Outcome> => {
  try {
    await save(verb, {}, id);
    return undefined;
  } catch (error) {
    return outcomeOf(error);
  }
};

/** The history was here once and is not any more. */
const Lost = ({ onDone }: { onDone: () => void }) => {
  const [id] = useState(() => crypto.randomUUID());
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Notice
        tone="danger"
        icon="triangle-alert"
        action={<Button onClick={() => setAsking(true)}>{t('lost_start_anew')}</Button>}
      >
        <strong>{t('lost_title')}</strong> {t('lost_text')}
      </Notice>
      {asking && (
        <ConfirmDialog
          title={t('lost_start_anew')}
          action={t('lost_start_anew')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const outcome = await write('history.start-anew', id);
            if (outcome === undefined) onDone();
            return outcome;
          }}
        >
          <p>{t('lost_start_anew_text')}</p>
        </ConfirmDialog>
      )}
    </>
  );
};

const DeleteAll = ({ counts, onDone }: Pick<BackupProps, 'counts' | 'onDone'>) => {
  const [id] = useState(() => crypto.randomUUID());
  const [asking, setAsking] = useState(false);
  return (
    <Card title={t('delete_title')}>
      <p class="muted">{t('delete_text')}</p>
      <div class="options-actions">
        <Button icon="trash" onClick={() => setAsking(true)}>
          {t('delete_action')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('delete_action')}
          action={t('delete_confirm')}
          word={t('delete_word')}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const outcome = await write('history.delete', id);
            if (outcome === undefined) onDone();
            return outcome;
          }}
        >
          <p>
            {t('delete_what', plural('customers', counts.accounts), plural('timeline_entries', counts.interactions))}
          </p>
        </ConfirmDialog>
      )}
    </Card>
  );
};
