import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { Switch } from '@/components/ui/switch';
import type { Undo } from '@/components/ui/use-undo';
import { useAction } from '@/components/use-action';
import { useRequest } from '@/components/use-request';
import type { Site } from '@/utils/domain/settings';
import type { KnownWebmail } from '@/utils/domain/site';
import { ask } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { webmails as known } from '@/utils/platform/webmails';
import { shortDate } from '@/utils/platform/wording';
import { AddSite } from './options-add-site';
import { type Change, useChange } from './use-change';

/** The webmails on which Kundenpuls may work. */
export const SitesSection = ({ undo, webmails = known }: { undo: Undo; webmails?: readonly KnownWebmail[] }) => {
  const settings = useRequest(() => ask('settings.get', {}), []);
  const change = useChange(undo);
  // What was done last, for screen readers too: the row that had the focus may be gone.
  const [said, say] = useState<string>();
  return (
    <>
      <p class="options-lead">{t('sites_lead')}</p>
      {settings.state === 'loading' && <Skeleton lines={4} />}
      {settings.state === 'failed' && <ErrorNotice code={settings.code} onRetry={settings.reload} />}
      <output>{said !== undefined && <Notice icon="circle-check">{said}</Notice>}</output>
      {settings.state === 'loaded' && (
        <Card title={t('sites_title')}>
          {settings.value.sites.length === 0 ? (
            <Empty icon="globe" title={t('sites_empty')} text={t('sites_empty_text')} />
          ) : (
            <ul>
              {settings.value.sites.map((site) => (
                <SiteRow
                  key={site.origin}
                  site={site}
                  name={nameOf(site)}
                  change={change}
                  onGone={() => say(t('sites_revoked', nameOf(site)))}
                />
              ))}
            </ul>
          )}
        </Card>
      )}
      {settings.state === 'loaded' && (
        <AddSite sites={settings.value.sites} webmails={webmails} onAdded={(name) => say(t('site_add_done', name))} />
      )}
    </>
  );
};

const nameOf = ({ origin, webmail }: Site): string => webmail ?? new URL(origin).host;

/** "https://*.gmx.net/*" is gmx.net to people. */
const plainHost = (pattern: string): string => pattern.replace(/^https?:\/\/(\*\.)?|\/\*$/g, '');

type SiteRowProps = { site: Site; name: string; change: Change; onGone: () => void };

const SiteRow = ({ site, name, change, onGone }: SiteRowProps) => {
  const { origin, autoLog, grantedAt } = site;
  const switching = useAction((on: boolean) =>
    change(
      t(on ? 'sites_auto_on' : 'sites_auto_off', name),
      { verb: 'site.change', request: { origin, autoLog: on } },
      { verb: 'site.change', request: { origin, autoLog } },
    ),
  );
  const revoking = useAction(() => change(undefined, { verb: 'site.revoke', request: { origin } }));
  const revoke = async () => {
    if (await revoking.run()) onGone();
  };
  return (
    <li class="options-site">
      <p>
        <strong>{name}</strong>
        <br />
        {site.hosts !== undefined && (
          <>
            <span class="muted">{site.hosts.map(plainHost).join(', ')}</span>
            <br />
          </>
        )}
        <span class="muted">{t('sites_since', shortDate(grantedAt))}</span>
      </p>
      <Button icon="x" busy={revoking.busy} label={t('sites_revoke_label', name)} onClick={() => void revoke()}>
        {t('sites_revoke')}
      </Button>
      <Switch
        label={t('sites_auto')}
        hint={t('sites_auto_hint')}
        checked={autoLog}
        onChange={(on) => void switching.run(on)}
      />
      {(switching.failure ?? revoking.failure) !== undefined && (
        <ErrorNotice code={switching.failure ?? revoking.failure ?? 'failed'} unsaved />
      )}
    </li>
  );
};
