import { Card } from '@/components/ui/card';
import { t } from '@/utils/platform/i18n';
import { version } from '@/utils/platform/lifecycle';

/** What this is, what it keeps and what not. */
export const AboutSection = () => (
  <>
    <p class="options-lead">{t('about_lead')}</p>
    <Card title={t('about_stored')}>
      <ul class="options-list is-plain">
        <li>{t('about_stored_people')}</li>
        <li>{t('about_stored_mails')}</li>
        <li>{t('about_stored_words')}</li>
      </ul>
    </Card>
    <Card title={t('about_not_stored')}>
      <ul class="options-list is-plain">
        <li>{t('about_no_text')}</li>
        <li>{t('about_no_server')}</li>
        <li>{t('about_no_tracking')}</li>
        <li>{t('about_no_ranking')}</li>
      </ul>
    </Card>
    <Card title={t('about_look')}>
      <p>{t('about_look_text')}</p>
    </Card>
    <Card title={t('about_version')}>
      <p>{t('about_version_text', version())}</p>
      <p class="muted">{t('about_licence')}</p>
    </Card>
  </>
);
