import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { UndoToast } from '@/components/ui/undo-toast';
import { type Undo, useUndo } from '@/components/ui/use-undo';
import { useRequest } from '@/components/use-request';
import type { TabView } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { PopupElsewhere } from './popup-elsewhere';
import { PopupGrant } from './popup-grant';
import { PopupMail } from './popup-mail';
import '@/components/ui/base.css';
import './popup.css';

/** What the toolbar button opens. `tabId`: the tab it stands for; absent, the active one. */
export const PopupScreen = ({ tabId }: { tabId?: number | undefined }) => {
  const view = useRequest(() => ask('tab.view', tabId === undefined ? {} : { tabId }), [tabId]);
  const undo = useUndo();
  return (
    <div class="popup">
      {view.state === 'loading' && <Skeleton lines={9} />}
      {view.state === 'failed' && <ErrorNotice code={view.code} onRetry={view.reload} />}
      {view.state === 'loaded' && <PopupView view={view.value} reload={view.reload} undo={undo} />}
      <UndoToast undo={undo} />
    </div>
  );
};

type PopupViewProps = { view: TabView; reload: () => void; undo: Undo };

const PopupView = ({ view, reload, undo }: PopupViewProps) => {
  const { site, tabId, messages } = view;
  if (site === undefined) return <PopupElsewhere why="no-web-page" undo={undo} />;
  if (!site.granted) return <PopupGrant site={site} tabId={tabId} onGranted={reload} undo={undo} />;
  if (messages.length === 0) return <PopupElsewhere why="no-mail" undo={undo} />;
  return <PopupMail messages={messages} tabId={tabId} undo={undo} />;
};
