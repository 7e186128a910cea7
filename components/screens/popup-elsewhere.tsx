import { useState } from 'preact/hooks';
import { TodayList } from '@/components/care/today-list';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Undo } from '@/components/ui/use-undo';
import { useRequest } from '@/components/use-request';
import type { CareRow, NotACustomer } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { type MessageKey, t } from '@/utils/platform/i18n';
import { type Chosen, PopupLog } from './popup-log';
import { PopupTitle } from './popup-title';

/** Why there is no customer on the screen. */
type Why = NotACustomer | 'no-web-page' | 'no-mail';

const WHY: Record<Why, MessageKey> = {
  'no-web-page': 'popup_no_web_page',
  'no-mail': 'popup_no_mail',
  own: 'popup_own',
  colleague: 'popup_colleague',
  automatic: 'popup_automatic',
  unreadable: 'popup_unreadable',
};

type PopupElsewhereProps = {
  why: Why;
  /** The webmail that was recognized in this tab. */
  webmail?: string | undefined;
  undo: Undo;
  /** Picks the customer in the page, where there is one. */
  onPick?: () => void;
};

/** No customer on the screen: why, a log for another one, and who needs care today. */
export const PopupElsewhere = ({ why, webmail, undo, onPick }: PopupElsewhereProps) => {
  const [chosen, choose] = useState<Chosen | undefined>(undefined);
  return (
    <>
      {chosen === undefined && (
        <>
          <PopupTitle>{t('extensionName')}</PopupTitle>
          <Notice icon={why === 'no-mail' ? 'mail' : 'info'}>
            {why === 'no-mail' && webmail !== undefined ? t('popup_no_mail_in', webmail) : t(WHY[why])}
          </Notice>
        </>
      )}
      <PopupLog undo={undo} chosen={chosen} onChoose={choose} />
      {chosen === undefined && onPick !== undefined && (
        <Button kind="quiet" icon="at" onClick={onPick}>
          {t('pick_action')}
        </Button>
      )}
      {chosen === undefined && <CareToday onChoose={choose} />}
    </>
  );
};

const CareToday = ({ onChoose }: { onChoose: (chosen: Chosen) => void }) => {
  const care = useRequest(() => ask('care.list', {}), []);
  // Beside the way to log, an empty or failed list has nothing to say.
  if (care.state !== 'loaded' || care.value.length === 0) return null;
  const open = (accountId: string) => {
    const row = care.value.find(({ account }: CareRow) => account.id === accountId);
    if (row !== undefined) onChoose(row.account);
  };
  return (
    <section class="popup-part" aria-labelledby="care-today">
      <h2 class="popup-part-title" id="care-today">
        {t('popup_care_today')}
      </h2>
      <TodayList rows={care.value} now={Date.now()} onOpen={open} />
    </section>
  );
};
