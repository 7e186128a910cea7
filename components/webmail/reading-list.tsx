import { directionWord } from '@/components/interaction/words';
import { Icon } from '@/components/ui/icon';
import type { OpenMessage, Person } from '@/utils/domain/open-message';
import { t } from '@/utils/platform/i18n';
import { momentWord } from '@/utils/platform/wording';
import './reading-list.css';

type ReadingListProps = { message: OpenMessage; ownAddress: string | undefined };

/** What was read of one mail, part by part, and what was not. */
export const ReadingList = ({ message, ownAddress }: ReadingListProps) => {
  const { from, to, cc, subject, date, direction } = message;
  const recipients = [...to, ...cc];
  return (
    <dl class="reading">
      <Part name={t('check_from')} value={from && personText(from)} />
      <Part name={t('check_to')} value={recipients.length === 0 ? undefined : recipients.map(personText).join(', ')} />
      <Part name={t('check_subject')} value={subject === '' ? t('mail_no_subject') : subject} />
      <Part name={t('check_date')} value={date === undefined ? undefined : momentWord(date)} />
      <Part
        name={t('check_direction')}
        value={direction && (direction === 'self' ? t('direction_self') : directionWord(direction))}
      />
      <Part name={t('check_own')} value={ownAddress} />
    </dl>
  );
};

const Part = ({ name, value }: { name: string; value: string | undefined }) => (
  <div class={value === undefined ? 'reading-part is-missing' : 'reading-part'}>
    <dt>{name}</dt>
    <dd>
      <Icon name={value === undefined ? 'circle-x' : 'circle-check'} />
      <span>{value ?? t('check_not_read')}</span>
    </dd>
  </div>
);

const personText = ({ name, address }: Person): string => (name === undefined ? address : `${name} <${address}>`);
