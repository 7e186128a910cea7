import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { Steps } from '@/components/ui/steps';
import { useRequest, useSave } from '@/components/use-request';
import { ask } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { useAddresses, WelcomeAddresses } from './welcome-addresses';
import { WelcomeStores } from './welcome-stores';
import { WelcomeWebmail } from './welcome-webmail';
import '@/components/ui/base.css';
import './welcome.css';

/** What opens after the installation: what is stored, who we are, and the way to the first mail. */
export const WelcomeScreen = () => {
  const settings = useRequest(() => ask('settings.get', {}), []);
  return (
    <div class="welcome">
      <header class="welcome-head">
        <img class="welcome-logo" src="/icon/96.png" alt="" />
        <div>
          <p class="welcome-name">{t('extensionName')}</p>
          <p class="muted">{t('welcome_claim')}</p>
        </div>
      </header>
      {settings.state === 'loading' && <Skeleton lines={9} />}
      {settings.state === 'failed' && <ErrorNotice code={settings.code} onRetry={settings.reload} />}
      {settings.state === 'loaded' && <WelcomeSteps {...settings.value} />}
    </div>
  );
};

type WelcomeStepsProps = { ownAddresses: readonly string[]; colleagueDomains: readonly string[] };

const LAST = 2;

const WelcomeSteps = ({ ownAddresses, colleagueDomains }: WelcomeStepsProps) => {
  const [at, setAt] = useState(0);
  const [finished, setFinished] = useState(false);
  const addresses = useAddresses(ownAddresses, colleagueDomains);
  const saving = useSave();
  const heading = useRef<HTMLHeadingElement>(null);
  const drawn = useRef(false);
  useEffect(() => {
    if (drawn.current) heading.current?.focus();
    drawn.current = true;
  }, [at, finished]);

  const next = async () => {
    if (at === 1) {
      const entered = addresses.take();
      if (entered === undefined) return;
      if ((await saving.run('settings.change', entered)) === undefined) return;
    }
    if (at < LAST) setAt(at + 1);
    else if ((await saving.run('settings.change', { welcomed: true })) !== undefined) setFinished(true);
  };

  const titles = [t('welcome_stores_title'), t('welcome_addresses_title'), t('welcome_webmail_title')];
  if (finished)
    return (
      <section class="welcome-step">
        <h1 ref={heading} tabIndex={-1} class="welcome-title">
          {t('welcome_done_title')}
        </h1>
        <p>{t('welcome_done_text')}</p>
      </section>
    );
  return (
    <>
      <Steps
        label={t('welcome_progress')}
        steps={[t('welcome_stores_step'), t('welcome_addresses_step'), t('welcome_webmail_step')]}
        at={at}
      />
      <form
        class="welcome-step"
        onSubmit={(event) => {
          event.preventDefault();
          void next();
        }}
      >
        <h1 ref={heading} tabIndex={-1} class="welcome-title">
          {titles[at]}
        </h1>
        {at === 0 && <WelcomeStores />}
        {at === 1 && <WelcomeAddresses addresses={addresses} />}
        {at === 2 && <WelcomeWebmail />}
        {saving.state === 'failed' && <ErrorNotice code={saving.code} unsaved />}
        <div class="welcome-actions">
          <Button type="submit" kind="primary" busy={saving.state === 'saving'}>
            {at === LAST ? t('welcome_finish') : t('welcome_next')}
          </Button>
          {at > 0 && (
            <Button
              kind="quiet"
              icon="arrow-left"
              onClick={() => {
                saving.reset();
                setAt(at - 1);
              }}
            >
              {t('welcome_back')}
            </Button>
          )}
        </div>
      </form>
    </>
  );
};
