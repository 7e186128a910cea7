import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { partWords } from '@/components/webmail/part-words';
import type { TabView } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { openPage } from '@/utils/platform/tabs';
import { webmailName } from '@/utils/platform/webmails';

/** That the webmail of this tab is no longer read as before: said once, quietly, and not again for a month. */
export const PopupMiss = ({ site }: { site: NonNullable<TabView['site']> }) => {
  const { provider, missed } = site;
  // Told is told: it stays while this popup is open, and is gone in the next one.
  const [shown] = useState(missed);
  useEffect(() => {
    if (provider === undefined || shown === undefined) return;
    // Not noted, it is said once more the next time, which does no harm.
    ask('miss.told', { provider, parts: shown }).catch(() => undefined);
  }, [provider, shown]);
  const name = webmailName(provider);
  if (shown === undefined || name === undefined) return null;
  return (
    <Notice
      tone="caution"
      icon="triangle-alert"
      action={
        <Button kind="quiet" onClick={() => void openPage('/options.html#check')}>
          {t('miss_check')}
        </Button>
      }
    >
      {t('miss_notice', name, partWords(shown))}
    </Notice>
  );
};
