import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import type { Outcome } from '@/components/use-action';
import type { AccountChange } from '@/utils/domain/account';
import type { CustomerProfile } from '@/utils/domain/profile';
import { plural, t } from '@/utils/platform/i18n';
import { AccountForm } from './account-form';
import { Treatment } from './treatment';
import { useEditing } from './use-editing';
import { accountKindWord, stageWord } from './words';
import './profile-head.css';

type ProfileHeadProps = {
  profile: Pick<CustomerProfile, 'account' | 'contacts' | 'segments'>;
  onChange: (change: AccountChange) => Promise<Outcome>;
};

/** From here on a name in title size would fill the panel. */
const LONG = 48;

/** Who this is, in a glance: name, people, where they belong, how to treat them. */
export const ProfileHead = ({ profile, onChange }: ProfileHeadProps) => {
  const { account, contacts, segments } = profile;
  const edit = useEditing();
  return (
    <header class="profile-head">
      <div class="profile-who">
        <Avatar name={account.name} size="large" />
        <div class="profile-name">
          <h1 class={account.name.length > LONG ? 'is-long' : ''}>{account.name}</h1>
          <p class="muted">
            {accountKindWord(account.kind)} · {plural('people', contacts.length)}
          </p>
        </div>
        <Button
          kind="quiet"
          icon="pencil"
          label={t('account_edit')}
          expanded={edit.editing}
          elementRef={edit.opener}
          onClick={edit.start}
        />
      </div>
      <ul class="profile-chips" aria-label={t('account_marks')}>
        {account.valueClass && (
          <li>
            <Chip tone="accent">{t('account_class', account.valueClass)}</Chip>
          </li>
        )}
        {account.lifecycleStage && (
          <li>
            <Chip>
              {account.since === undefined
                ? stageWord(account.lifecycleStage)
                : t('account_stage_since', stageWord(account.lifecycleStage), new Date(account.since).getFullYear())}
            </Chip>
          </li>
        )}
        {segments.map(({ id, name, short }) => (
          <li key={id}>
            <Chip icon="layers">
              <strong>{short}</strong> {name}
            </Chip>
          </li>
        ))}
        {account.referrer && (
          <li>
            <Chip icon="handshake">{t('account_referrer')}</Chip>
          </li>
        )}
        {account.tags.map((tag) => (
          <li key={tag}>
            <Chip icon="tag">{tag}</Chip>
          </li>
        ))}
      </ul>
      {edit.editing && <AccountForm account={account} onSave={onChange} onClose={edit.stop} />}
      <Treatment treatment={account.treatment} onSave={(treatment) => onChange({ treatment })} />
    </header>
  );
};
