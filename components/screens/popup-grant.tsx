import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Switch } from '@/components/ui/switch';
import type { Undo } from '@/components/ui/use-undo';
import { useSave } from '@/components/use-request';
import type { TabView } from '@/utils/domain/profile';
import { t } from '@/utils/platform/i18n';
import { requestSite } from '@/utils/platform/permissions';
import { PopupLog } from './popup-log';
import { PopupTitle } from './popup-title';

type PopupGrantProps = {
  site: NonNullable<TabView['site']>;
  tabId: number | undefined;
  onGranted: () => void;
  undo: Undo;
};

/** A web page Kundenpuls may not read yet: what it would do there, and the one click that allows it. */
export const PopupGrant = ({ site, tabId, onGranted, undo }: PopupGrantProps) => {
  const [autoLog, setAutoLog] = useState(site.autoLog);
  const [denied, setDenied] = useState(false);
  const saving = useSave();

  const enable = async (granted: Promise<boolean>) => {
    setDenied(false);
    const { origin } = site;
    const wish = { origin, autoLog, ...(tabId !== undefined && { tabId }) };
    // Said before the answer: Chrome's question closes this popup, and the background then acts on the wish alone.
    void saving.run('site.enable', wish);
    if (!(await granted)) return setDenied(true);
    const answer = await saving.run('site.enable', wish);
    if (answer?.value.enabled === true) onGranted();
  };

  return (
    <>
      <section class="popup-part">
        <PopupTitle>{t('grant_title')}</PopupTitle>
        <p class="popup-host">
          <Icon name="globe" />
          <span>{site.host}</span>
        </p>
        <ul class="popup-promises">
          <li class="popup-promise">
            <Icon name="eye" />
            <span>{t('grant_reads')}</span>
          </li>
          <li class="popup-promise">
            <Icon name="lock" />
            <span>{t('grant_keeps')}</span>
          </li>
        </ul>
        <Switch label={t('grant_auto_log')} hint={t('grant_auto_log_hint')} checked={autoLog} onChange={setAutoLog} />
        {denied && (
          <div role="alert">
            <Notice tone="caution">{t('grant_denied')}</Notice>
          </div>
        )}
        {saving.state === 'failed' && <ErrorNotice code={saving.code} />}
        <Button
          kind="primary"
          wide
          icon="check"
          busy={saving.state === 'saving'}
          // The browser asks only for what is requested in the click itself: nothing may be awaited before.
          onClick={() => void enable(requestSite(site.origin))}
        >
          {t('grant_action')}
        </Button>
      </section>
      <Disclosure summary={t('popup_log_without_mail')}>
        <PopupLog undo={undo} shortcuts={false} />
      </Disclosure>
    </>
  );
};
