import { Icon, type IconName } from '@/components/ui/icon';
import { type MessageKey, t } from '@/utils/platform/i18n';

const KEPT: readonly MessageKey[] = ['welcome_kept_head', 'welcome_kept_words', 'welcome_kept_verdict'];
const NOT_KEPT: readonly MessageKey[] = ['welcome_not_text', 'welcome_not_sent', 'welcome_not_watched'];

/** What is stored and what is not. */
export const WelcomeStores = () => (
  <div class="welcome-columns">
    <Column title={t('welcome_kept')} icon="circle-check" lines={KEPT} />
    <Column title={t('welcome_not_kept')} icon="circle-x" lines={NOT_KEPT} />
  </div>
);

const Column = ({ title, icon, lines }: { title: string; icon: IconName; lines: readonly MessageKey[] }) => (
  <section class={`welcome-column is-${icon}`}>
    <h2 class="welcome-column-title">{title}</h2>
    <ul class="welcome-lines">
      {lines.map((line) => (
        <li key={line} class="welcome-line">
          <Icon name={icon} />
          <span>{t(line)}</span>
        </li>
      ))}
    </ul>
  </section>
);
