import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Outcome } from '@/components/use-action';
import { plural, t } from '@/utils/platform/i18n';
import { daysAgo, momentWord } from '@/utils/platform/wording';
import { Progress, type Transfer } from './progress';

type BackupCardProps = {
  counts: { accounts: number; interactions: number };
  lastBackupAt: number | undefined;
  now: number;
  /** Under way. */
  transfer: Transfer | undefined;
  failure: Outcome;
  /** The finished file, kept to be saved again. */
  file: { url: string; name: string } | undefined;
  onBackUp: () => void;
};

/** A backup older than this is called to mind. */
const OLD_DAYS = 30;

export const BackupCard = ({ counts, lastBackupAt, now, transfer, failure, file, onBackUp }: BackupCardProps) => {
  const isOld = lastBackupAt === undefined || daysAgo(lastBackupAt, now) > OLD_DAYS;
  return (
    <Card title={t('backup_title')} tone={isOld && counts.accounts > 0 ? 'caution' : 'neutral'}>
      <p>
        {t('backup_counts', plural('customers', counts.accounts), plural('timeline_entries', counts.interactions))}{' '}
        {lastBackupAt === undefined ? t('backup_never') : t('backup_last', momentWord(lastBackupAt, now))}
      </p>
      <p class="muted">{t('backup_text')}</p>
      {transfer !== undefined && <Progress label={t('backup_title')} transfer={transfer} />}
      {failure !== undefined && <ErrorNotice code={failure} onRetry={onBackUp} />}
      <div class="options-actions">
        <Button kind="primary" icon="download" busy={transfer !== undefined} onClick={onBackUp}>
          {t('backup_action')}
        </Button>
        <output>
          {file !== undefined && (
            <a href={file.url} download={file.name}>
              {t('backup_again', file.name)}
            </a>
          )}
        </output>
      </div>
    </Card>
  );
};
