import { Icon } from '@/components/ui/icon';
import { type MessageKey, t } from '@/utils/platform/i18n';

const STEPS: readonly MessageKey[] = ['welcome_webmail_open', 'welcome_webmail_pin', 'welcome_webmail_click'];

/** The way to the first mail, with a picture of the toolbar. */
export const WelcomeWebmail = () => (
  <>
    <div class="toolbar-picture" role="img" aria-label={t('welcome_picture')}>
      <span class="toolbar-picture-address">
        <Icon name="lock" />
        webmail.werkstatt.example
      </span>
      <span class="toolbar-picture-button is-ours">
        <img src="/icon/48.png" alt="" />
        <span class="toolbar-picture-number">3</span>
      </span>
      <span class="toolbar-picture-button is-puzzle">
        <Icon name="puzzle" />
        <span class="toolbar-picture-number">2</span>
      </span>
    </div>
    <ol class="welcome-way">
      {STEPS.map((step, index) => (
        <li key={step} class="welcome-way-step">
          <span class="welcome-way-number" aria-hidden="true">
            {index + 1}
          </span>
          <span>{t(step)}</span>
        </li>
      ))}
    </ol>
    <p class="muted">{t('welcome_webmail_known')}</p>
  </>
);
