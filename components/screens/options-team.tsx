import { WorkingDays } from '@/components/care/working-days';
import { WordList } from '@/components/profile/word-list';
import { Card } from '@/components/ui/card';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { Switch } from '@/components/ui/switch';
import type { Undo } from '@/components/ui/use-undo';
import { type Outcome, useAction } from '@/components/use-action';
import { useRequest } from '@/components/use-request';
import { isFreeMail } from '@/utils/domain/address';
import { Domain, EmailAddress } from '@/utils/domain/schema';
import type { Settings } from '@/utils/domain/settings';
import { ask, type Sent } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { useChange } from './use-change';

type Given = Sent<'settings.change'>;

/** Who "we" are: everybody else in a mail is a customer or could become one. */
export const TeamSection = ({ undo }: { undo: Undo }) => {
  const settings = useRequest(() => ask('settings.get', {}), []);
  const change = useChange(undo);
  if (settings.state === 'loading') return <Skeleton lines={8} />;
  if (settings.state === 'failed') return <ErrorNotice code={settings.code} onRetry={settings.reload} />;
  const set = (to: Given, back: Given): Promise<Outcome> =>
    change(t('saved_settings'), { verb: 'settings.change', request: to }, { verb: 'settings.change', request: back });
  return <Team settings={settings.value} set={set} />;
};

type TeamProps = { settings: Settings; set: (to: Given, back: Given) => Promise<Outcome> };

const Team = ({ settings, set }: TeamProps) => {
  const { ownAddresses, colleagueDomains, workingDays, notifications } = settings;
  const notifying = useAction((on: boolean) => set({ notifications: on }, { notifications }));
  return (
    <>
      <p class="options-lead">{t('team_lead')}</p>
      <Card title={t('team_us')}>
        <WordList
          label={t('team_own')}
          hint={t('team_own_hint')}
          words={ownAddresses}
          max={254}
          objection={(word) => (EmailAddress.safeParse(word).success ? undefined : t('person_address_wrong', word))}
          onChange={(words) => set({ ownAddresses: words }, { ownAddresses })}
        />
        <WordList
          label={t('team_domains')}
          hint={t('team_domains_hint')}
          words={colleagueDomains}
          max={253}
          objection={objectionToDomain}
          onChange={(words) => set({ colleagueDomains: words }, { colleagueDomains })}
        />
      </Card>
      <Card title={t('team_rhythm')}>
        <WorkingDays days={workingDays} onChange={(days) => set({ workingDays: days }, { workingDays })} />
        <Switch
          label={t('team_notifications')}
          hint={t('team_notifications_hint')}
          checked={notifications}
          onChange={(on) => void notifying.run(on)}
        />
        {notifying.failure !== undefined && <ErrorNotice code={notifying.failure} unsaved />}
      </Card>
    </>
  );
};

const objectionToDomain = (word: string): string | undefined => {
  if (word.includes('@') || !word.includes('.') || !Domain.safeParse(word).success) return t('team_domain_wrong', word);
  // Everybody with such a mailbox would be a colleague, and no customer of theirs ever recognized.
  return isFreeMail(word) ? t('team_domain_free', word) : undefined;
};
