import { useState } from 'preact/hooks';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { UndoToast } from '@/components/ui/undo-toast';
import { type Undo, useUndo } from '@/components/ui/use-undo';
import { useRequest } from '@/components/use-request';
import type { TabView } from '@/utils/domain/profile';
import type { KnownWebmail } from '@/utils/domain/site';
import { ask } from '@/utils/messaging/client';
import { webmails as known, webmailName } from '@/utils/platform/webmails';
import { PopupElsewhere } from './popup-elsewhere';
import { PopupGrant } from './popup-grant';
import { PopupMail } from './popup-mail';
import { PopupMiss } from './popup-miss';
import { PopupPick } from './popup-pick';
import { PopupUnrecognized } from './popup-unrecognized';
import '@/components/ui/base.css';
import './popup.css';

type PopupScreenProps = { tabId?: number | undefined; webmails?: readonly KnownWebmail[] };

/** What the toolbar button opens. `tabId`: the tab it stands for; absent, the active one. */
export const PopupScreen = ({ tabId, webmails = known }: PopupScreenProps) => {
  const view = useRequest(() => ask('tab.view', tabId === undefined ? {} : { tabId }), [tabId]);
  const undo = useUndo();
  return (
    <div class="popup">
      {view.state === 'loading' && <Skeleton lines={9} />}
      {view.state === 'failed' && <ErrorNotice code={view.code} onRetry={view.reload} />}
      {view.state === 'loaded' && view.value.site?.granted === true && <PopupMiss site={view.value.site} />}
      {view.state === 'loaded' && <PopupView view={view.value} webmails={webmails} reload={view.reload} undo={undo} />}
      <UndoToast undo={undo} />
    </div>
  );
};

type PopupViewProps = { view: TabView; webmails: readonly KnownWebmail[]; reload: () => void; undo: Undo };

const PopupView = ({ view, webmails, reload, undo }: PopupViewProps) => {
  const { site, tabId, messages } = view;
  const [picking, setPicking] = useState(false);
  const pick = () => setPicking(true);
  if (site === undefined || tabId === undefined) return <PopupElsewhere why="no-web-page" undo={undo} />;
  if (picking) return <PopupPick site={site} tabId={tabId} undo={undo} onBack={() => setPicking(false)} />;
  if (!site.granted)
    return <PopupGrant site={site} tabId={tabId} webmails={webmails} onGranted={reload} onPick={pick} undo={undo} />;
  if (messages.length > 0) return <PopupMail messages={messages} tabId={tabId} undo={undo} />;
  if (site.recognized === false) return <PopupUnrecognized undo={undo} onPick={pick} />;
  return <PopupElsewhere why="no-mail" webmail={webmailName(site.provider, webmails)} undo={undo} onPick={pick} />;
};
