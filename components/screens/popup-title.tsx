import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import { openPage } from '@/utils/platform/tabs';

/** Name and mark of the popup where no customer heads it, and the way to the settings. */
export const PopupTitle = ({ children }: { children: string }) => (
  <div class="popup-head">
    <img class="popup-logo" src="/icon/48.png" alt="" />
    <h1 class="popup-title">{children}</h1>
    <Button kind="quiet" icon="settings" label={t('popup_settings')} onClick={() => void openPage('/options.html')} />
  </div>
);
