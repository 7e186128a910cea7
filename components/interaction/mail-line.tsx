import { Icon } from '@/components/ui/icon';
import type { Direction } from '@/utils/domain/interaction';
import type { Instant } from '@/utils/domain/schema';
import { t } from '@/utils/platform/i18n';
import { momentWord } from '@/utils/platform/wording';
import { directionIcon, directionWord } from './words';
import './mail-line.css';

type MailLineProps = {
  subject?: string | undefined;
  date?: Instant | undefined;
  direction?: Direction | undefined;
  logged: boolean;
};

/** The open mail in two lines: direction, subject, moment, and whether it is logged. */
export const MailLine = ({ subject, date, direction, logged }: MailLineProps) => (
  <div class="mail-line">
    {direction !== undefined && (
      <span class="mail-line-direction" title={directionWord(direction)}>
        <Icon name={directionIcon(direction)} />
        <span class="visually-hidden">{directionWord(direction)}</span>
      </span>
    )}
    <div class="mail-line-what">
      <p class="mail-line-subject">{subject === undefined || subject === '' ? t('mail_no_subject') : subject}</p>
      <p class="mail-line-when">
        {date !== undefined && <span>{momentWord(date)}</span>}
        {logged && (
          <span class="mail-line-logged">
            <Icon name="circle-check" />
            {t('mail_logged')}
          </span>
        )}
      </p>
    </div>
  </div>
);
