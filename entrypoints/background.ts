import { defineBackground } from 'wxt/utils/define-background';
import { browserServices } from '@/utils/handlers/browser-services';
import { pageOfNotice, reassessDue } from '@/utils/handlers/care';
import { followHistory, hourly } from '@/utils/handlers/follow';
import { createHandlers } from '@/utils/handlers/handlers';
import { forgetTab } from '@/utils/handlers/seen';
import { followGrants, grantWish, isSiteOn } from '@/utils/handlers/sites';
import { server } from '@/utils/messaging/server';
import { onNotificationClicked } from '@/utils/platform/attention';
import { every, onFirstInstall } from '@/utils/platform/lifecycle';
import { onMessage } from '@/utils/platform/messages';
import { onPermissionsChanged } from '@/utils/platform/permissions';
import { closeStorageToContentScripts } from '@/utils/platform/storage';
import { onTabClosed, openPage } from '@/utils/platform/tabs';

// Every listener is registered before the first await: the browser wakes the worker for one event and drops it if late.
export default defineBackground(() => {
  void closeStorageToContentScripts();
  const services = browserServices();
  const isGranted = (origin: string) => isSiteOn(services, origin);
  onMessage(server(createHandlers(services), { isGranted, now: services.now }).listener);
  onFirstInstall(() => void openPage('/welcome.html'));
  onTabClosed((tabId) => void forgetTab(services, tabId));
  onPermissionsChanged(() => void grantWish(services).then(() => followGrants(services)));
  onNotificationClicked((notice) => void openPage(pageOfNotice(notice)));
  every('care', 60, () => void hourly(services));
  void followHistory(services).then(() => reassessDue(services));
  void followGrants(services);
});
