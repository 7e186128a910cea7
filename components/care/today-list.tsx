import { Empty } from '@/components/ui/empty';
import type { CareRow } from '@/utils/domain/profile';
import { plural, t } from '@/utils/platform/i18n';
import { nextStep, reasonSentence } from '@/utils/platform/wording';
import { StateShape } from './state-mark';
import './today-list.css';

type TodayListProps = { rows: readonly CareRow[]; now: number; onOpen: (accountId: string) => void };

/** A day's care is seven customers, not seventy (product.md row 37). */
const MOST = 7;

/** Who needs care today: each with the strongest reason and one thing to do. */
export const TodayList = ({ rows, now, onOpen }: TodayListProps) => {
  if (rows.length === 0) return <Empty icon="hand-heart" title={t('today_empty')} text={t('today_empty_text')} />;
  return (
    <>
      <ul class="today">
        {rows.slice(0, MOST).map(({ account, assessment }) => (
          <li key={account.id}>
            <TodayRow {...{ account, assessment, now, onOpen }} />
          </li>
        ))}
      </ul>
      {rows.length > MOST && <p class="muted">{plural('today_more', rows.length - MOST)}</p>}
    </>
  );
};

const TodayRow = ({ account, assessment, now, onOpen }: CareRow & Omit<TodayListProps, 'rows'>) => {
  const [top] = assessment.reasons;
  return (
    <button type="button" class="today-row" onClick={() => onOpen(account.id)}>
      <StateShape state={assessment.state} />
      <span class="today-name">
        {account.name}
        {account.valueClass !== undefined && <span class="today-class">{account.valueClass}</span>}
      </span>
      {top && (
        <>
          <span class="today-reason">{reasonSentence(top, now)}</span>
          <span class="today-step">{nextStep(top).label}</span>
        </>
      )}
    </button>
  );
};
