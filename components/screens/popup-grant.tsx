import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Icon } from '@/components/ui/icon';
import { Switch } from '@/components/ui/switch';
import type { Undo } from '@/components/ui/use-undo';
import type { TabView } from '@/utils/domain/profile';
import { type KnownWebmail, siteOf, webmailAt } from '@/utils/domain/site';
import { t } from '@/utils/platform/i18n';
import { GrantOutcome } from './grant-outcome';
import { PopupLog } from './popup-log';
import { PopupTitle } from './popup-title';
import { useGrant } from './use-grant';

type PopupGrantProps = {
  site: NonNullable<TabView['site']>;
  tabId: number | undefined;
  webmails: readonly KnownWebmail[];
  onGranted: () => void;
  onPick: () => void;
  undo: Undo;
};

/** A web page Kundenpuls may not read yet: what it would do there, and the one click that allows it. */
export const PopupGrant = ({ site, tabId, webmails, onGranted, onPick, undo }: PopupGrantProps) => {
  const [autoLog, setAutoLog] = useState(site.autoLog);
  const grant = useGrant({ closing: true });
  const webmail = webmailAt(webmails, site.origin);

  const enable = async () => {
    const wished = webmail === undefined ? { origin: site.origin } : siteOf(webmail);
    if (await grant.ask({ ...wished, autoLog, ...(tabId !== undefined && { tabId }) })) onGranted();
  };

  return (
    <>
      <section class="popup-part">
        <PopupTitle>{webmail === undefined ? t('grant_title') : t('grant_title_in', webmail.name)}</PopupTitle>
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
        <GrantOutcome grant={grant} />
        <Button kind="primary" wide icon="check" busy={grant.busy} onClick={() => void enable()}>
          {webmail === undefined ? t('grant_action') : t('grant_action_in', webmail.name)}
        </Button>
      </section>
      <Disclosure summary={t('popup_log_without_grant')}>
        <div class="popup-part">
          <Button icon="at" wide onClick={onPick}>
            {t('pick_action')}
          </Button>
          <PopupLog undo={undo} shortcuts={false} />
        </div>
      </Disclosure>
    </>
  );
};
