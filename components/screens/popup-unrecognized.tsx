import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import type { Undo } from '@/components/ui/use-undo';
import { t } from '@/utils/platform/i18n';
import { PopupLog } from './popup-log';
import { PopupTitle } from './popup-title';

/** A site that was allowed, but no adapter reads it: what can be done all the same. */
export const PopupUnrecognized = ({ undo, onPick }: { undo: Undo; onPick: () => void }) => (
  <>
    <section class="popup-part">
      <PopupTitle>{t('extensionName')}</PopupTitle>
      <Notice>
        <strong>{t('popup_unrecognized')}</strong> {t('popup_unrecognized_text')}
      </Notice>
      <Button kind="primary" icon="at" wide onClick={onPick}>
        {t('pick_action')}
      </Button>
    </section>
    <Disclosure summary={t('popup_log_without_mail')}>
      <PopupLog undo={undo} shortcuts={false} />
    </Disclosure>
  </>
);
