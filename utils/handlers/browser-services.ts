import { openHistory } from '@/utils/db/history';
import type { HistoryChanged } from '@/utils/messaging/protocol';
import { notify, showCount } from '@/utils/platform/attention';
import { registerContentScripts, startContentScript } from '@/utils/platform/content-script';
import { broadcast } from '@/utils/platform/messages';
import { runInPage } from '@/utils/platform/page-script';
import { openPanel } from '@/utils/platform/panel';
import { isHostGranted, revokeHosts } from '@/utils/platform/permissions';
import { dropLocal, dropSession, loadLocal, loadSession, saveLocal, saveSession } from '@/utils/platform/storage';
import { activeTab, notifyTab, tabById, tabsOf } from '@/utils/platform/tabs';
import type { Services } from './services';

const CANARY = 'canary';

/** The services of the real browser. The history opens at its first use; an opening that failed is tried again. */
export const browserServices = (): Services => {
  let opening: ReturnType<typeof openHistory> | undefined;
  const history = () => {
    opening ??= openHistory({
      name: 'kundenpuls',
      now: Date.now,
      canary: { load: () => loadLocal(CANARY), save: (canary) => saveLocal(CANARY, canary) },
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    history,
    now: Date.now,
    offsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
    session: { load: loadSession, save: saveSession, drop: dropSession },
    local: { load: loadLocal, save: saveLocal, drop: dropLocal },
    sites: {
      isGranted: isHostGranted,
      revoke: revokeHosts,
      register: registerContentScripts,
      start: startContentScript,
    },
    tabs: { active: activeTab, byId: tabById, ofSite: tabsOf, notify: notifyTab },
    runInPage,
    openPanel,
    attention: { showCount, notify },
    tellPages: (ids) => broadcast({ event: 'history.changed', ids: [...ids] } satisfies HistoryChanged),
  };
};
