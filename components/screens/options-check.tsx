import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyBox } from '@/components/ui/copy-box';
import { Disclosure } from '@/components/ui/disclosure';
import { Empty } from '@/components/ui/empty';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { useRequest } from '@/components/use-request';
import { partWords } from '@/components/webmail/part-words';
import { ReadingList } from '@/components/webmail/reading-list';
import { reportOf, type SelfTest } from '@/utils/domain/self-test';
import { ask, type FailureCode, RequestFailed, type Response } from '@/utils/messaging/client';
import { language, t } from '@/utils/platform/i18n';
import { browserName, version } from '@/utils/platform/lifecycle';
import { webmailName } from '@/utils/platform/webmails';

type Tabs = Response<'selftest.tabs'>;
type Looked = Response<'selftest.run'>;

/** Whether an open webmail is read rightly, for the user to see and to report. */
export const CheckSection = () => {
  const tabs = useRequest(() => ask('selftest.tabs', {}), []);
  return (
    <>
      <p class="options-lead">{t('check_lead')}</p>
      {tabs.state === 'loading' && <Skeleton lines={4} />}
      {tabs.state === 'failed' && <ErrorNotice code={tabs.code} onRetry={tabs.reload} />}
      {tabs.state === 'loaded' && tabs.value.length === 0 && (
        <Empty
          icon="mail"
          title={t('check_no_tab')}
          text={t('check_no_tab_text')}
          action={
            <Button icon="refresh" onClick={tabs.reload}>
              {t('ui_retry')}
            </Button>
          }
        />
      )}
      {tabs.state === 'loaded' && tabs.value.length > 0 && <Check tabs={tabs.value} />}
    </>
  );
};

const Check = ({ tabs }: { tabs: Tabs }) => {
  const [chosen, choose] = useState<string | undefined>(undefined);
  const [looking, setLooking] = useState(false);
  const [failure, setFailure] = useState<FailureCode | undefined>(undefined);
  const [looked, setLooked] = useState<Looked | undefined>(undefined);
  const tab = tabs.find(({ tabId }) => String(tabId) === chosen) ?? tabs[0];
  if (tab === undefined) return null;

  const run = async () => {
    setLooking(true);
    setFailure(undefined);
    try {
      setLooked(await ask('selftest.run', { tabId: tab.tabId }));
    } catch (error) {
      setFailure(error instanceof RequestFailed ? error.code : 'failed');
    }
    setLooking(false);
  };

  return (
    <>
      <Card title={t('check_tab')}>
        <Select
          label={t('check_tab')}
          value={String(tab.tabId)}
          options={tabs.map((one) => ({ value: String(one.tabId), label: tabLabel(one) }))}
          onChange={(value) => {
            choose(value);
            setLooked(undefined);
          }}
        />
        <div class="options-actions">
          <Button kind="primary" icon="eye" busy={looking} onClick={() => void run()}>
            {t(looked === undefined ? 'check_run' : 'check_again')}
          </Button>
        </div>
        {failure !== undefined && <ErrorNotice code={failure} />}
      </Card>
      <div class="options-stack" aria-live="polite">
        {looked !== undefined && looked.test === undefined && <Notice tone="caution">{t('check_closed')}</Notice>}
        {looked?.test !== undefined && <Outcome key={tab.tabId} looked={looked} test={looked.test} />}
      </div>
    </>
  );
};

const tabLabel = ({ host, provider, subject }: Tabs[number]): string =>
  [webmailName(provider), host, subject].filter((part) => part !== undefined && part !== '').join(' · ');

const Outcome = ({ looked: { seen, ownAddress }, test }: { looked: Looked; test: SelfTest }) => {
  const [wrong, setWrong] = useState(false);
  const { provider, misses, matched } = test;
  const name = webmailName(provider);
  return (
    <Card title={name === undefined ? t('check_none') : t('check_read_by', name)}>
      {name === undefined && <Notice>{t('check_none_text')}</Notice>}
      {misses.length > 0 && (
        <Notice tone="caution" icon="triangle-alert">
          {t('check_missed', partWords(misses))}
        </Notice>
      )}
      {name !== undefined && seen.length === 0 && <Notice icon="mail">{t('check_no_mail')}</Notice>}
      {seen.map((message, index) => (
        <section key={index} class="options-stack">
          {seen.length > 1 && <h3>{t('check_mail', index + 1, seen.length)}</h3>}
          <ReadingList message={message} ownAddress={ownAddress} />
        </section>
      ))}
      {matched.length > 0 && (
        <Disclosure summary={t('check_how')}>
          <ul class="options-list is-plain">
            {matched.map((anchor) => (
              <li key={anchor}>{anchor}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {wrong ? (
        <CopyBox
          label={t('check_report')}
          hint={t('check_report_hint')}
          text={reportOf(test, { version: version(), browser: browserName(), language: language() })}
          action={t('check_report_copy')}
          done={t('check_report_copied')}
        />
      ) : (
        <div class="options-actions">
          <Button icon="circle-alert" onClick={() => setWrong(true)}>
            {t('check_wrong')}
          </Button>
        </div>
      )}
    </Card>
  );
};
