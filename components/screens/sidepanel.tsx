import { useEffect, useRef, useState } from 'preact/hooks';
import { TodayList } from '@/components/care/today-list';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { UndoToast } from '@/components/ui/undo-toast';
import { useUndo } from '@/components/ui/use-undo';
import { useRequest } from '@/components/use-request';
import type { CareRow, TabView } from '@/utils/domain/profile';
import { DEFAULT_HEALTH_SETTINGS } from '@/utils/domain/settings';
import { ask } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { onActiveTabChanged, openPage } from '@/utils/platform/tabs';
import type { ScreenAddress } from './open-screen';
import { OpenMail } from './sidepanel-mail';
import { Profile } from './sidepanel-profile';
import { TopBar } from './sidepanel-top';
import '@/components/ui/base.css';
import './sidepanel.css';

/** What the panel shows instead of the open mail's customer, until another mail is opened. */
type Chosen = { instead: 'today' } | { instead: 'account'; accountId: string };

/**
 * The profile beside the mail. Follows the active tab, or stays with `tabId` where it is a tab itself; begins with
 * `accountId` where it was opened for one customer.
 */
export const SidePanelScreen = ({ tabId, accountId }: ScreenAddress) => {
  const history = useRequest(() => ask('history.state', {}), []);
  const view = useRequest(() => ask('tab.view', tabId === undefined ? {} : { tabId }), [tabId]);
  const care = useRequest(() => ask('care.list', {}), []);
  const settings = useRequest(() => ask('settings.get', {}), []);
  const undo = useUndo();
  const typing = useTyping();
  const [chosen, choose] = useState<(Chosen & { beside: string }) | undefined>(
    accountId === undefined ? undefined : { instead: 'account', accountId, beside: '' },
  );

  const { reload } = view;
  useEffect(() => (tabId === undefined ? onActiveTabChanged(reload) : undefined), [tabId, reload]);

  const open = view.state === 'loaded' ? view.value : undefined;
  const following = useRef<TabView | undefined>(undefined);
  // The panel follows the mail, but never away from words that are not saved.
  if (open !== undefined && (!typing.isUnderWay() || mailKey(open) === mailKey(following.current)))
    following.current = open;
  const shown = following.current;
  const mail = mailKey(shown);
  const isBehind = open !== undefined && mailKey(open) !== mail;

  // A choice holds for the mail beside which it was made: the next mail brings its own customer.
  const instead = chosen?.beside === mail ? chosen : undefined;
  const openAccount = (accountId: string) => choose({ instead: 'account', accountId, beside: mail });
  const health = settings.state === 'loaded' ? settings.value.health : DEFAULT_HEALTH_SETTINGS;
  const profile = { threshold: health.slippingFrom, undo };

  const content = () => {
    if (history.state === 'loaded' && history.value.state === 'lost') return null;
    if (instead?.instead === 'today') return <Today care={care} onOpen={openAccount} />;
    if (instead?.instead === 'account')
      return (
        <>
          {mail !== '' && (
            <div class="sidepanel-back">
              <Button kind="quiet" icon="arrow-left" onClick={() => choose(undefined)}>
                {t('sidepanel_back')}
              </Button>
            </div>
          )}
          <Profile accountId={instead.accountId} {...profile} />
        </>
      );
    if (shown !== undefined)
      return (
        <OpenMail key={mail} view={shown} onAdded={reload} {...profile}>
          <Today care={care} onOpen={openAccount} />
        </OpenMail>
      );
    return (
      <div class="sidepanel-body">
        {view.state === 'failed' ? <ErrorNotice code={view.code} onRetry={reload} /> : <Skeleton lines={9} />}
      </div>
    );
  };

  return (
    <div class="sidepanel">
      <TopBar
        count={care.state === 'loaded' ? care.value.length : undefined}
        today={instead?.instead === 'today'}
        onToday={() => choose(instead?.instead === 'today' ? undefined : { instead: 'today', beside: mail })}
        onOpen={openAccount}
      />
      <div class="sidepanel-main" onInput={typing.onInput}>
        {history.state === 'loaded' && history.value.state !== 'open' && <HistoryNotice state={history.value.state} />}
        {isBehind && <BehindNotice onFollow={typing.leave} />}
        {content()}
      </div>
      <div class="sidepanel-toast">
        <UndoToast undo={undo} />
      </div>
    </div>
  );
};

/** The same as long as the same mails are open. */
const mailKey = (view: TabView | undefined): string =>
  view === undefined || view.messages.length === 0
    ? ''
    : JSON.stringify([view.tabId, view.messages.map(({ message }) => [message.from?.address, message.date])]);

/** Whether a form somebody typed into is still open. */
const useTyping = () => {
  const forms = useRef(new Set<HTMLFormElement>());
  const [, redraw] = useState(0);
  return {
    onInput: ({ target }: Event) => {
      const form = target instanceof Element ? target.closest('form') : null;
      if (form !== null) forms.current.add(form);
    },
    isUnderWay: () => [...forms.current].some((form) => form.isConnected),
    leave: () => {
      forms.current.clear();
      redraw((count) => count + 1);
    },
  };
};

const Today = ({ care, onOpen }: { care: ReturnType<typeof useRequest<CareRow[]>>; onOpen: (id: string) => void }) => (
  <section class="sidepanel-body" aria-labelledby="today-title">
    <h1 id="today-title" class="sidepanel-title">
      {t('today_title')}
    </h1>
    {care.state === 'loading' && <Skeleton lines={6} />}
    {care.state === 'failed' && <ErrorNotice code={care.code} onRetry={care.reload} />}
    {care.state === 'loaded' && <TodayList rows={care.value} now={Date.now()} onOpen={onOpen} />}
  </section>
);

const BehindNotice = ({ onFollow }: { onFollow: () => void }) => (
  <div class="sidepanel-body">
    <Notice
      tone="accent"
      icon="mail"
      action={
        <Button icon="arrow-right" onClick={onFollow}>
          {t('sidepanel_follow')}
        </Button>
      }
    >
      {t('sidepanel_behind')}
    </Notice>
  </div>
);

const HistoryNotice = ({ state }: { state: 'lost' | 'read-only' }) => (
  <div class="sidepanel-body">
    <Notice
      tone="danger"
      icon="triangle-alert"
      action={
        <Button icon="settings" onClick={() => void openPage('/options.html#data')}>
          {t('sidepanel_to_data')}
        </Button>
      }
    >
      {t(state === 'lost' ? 'sidepanel_history_lost' : 'sidepanel_read_only')}
    </Notice>
  </div>
);
