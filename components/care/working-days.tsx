import { ErrorNotice } from '@/components/ui/error-notice';
import { type Outcome, useAction } from '@/components/use-action';
import { language, t } from '@/utils/platform/i18n';
import './working-days.css';

type WorkingDaysProps = {
  /** 0 is Sunday. */
  days: readonly number[];
  onChange: (days: number[]) => Promise<Outcome>;
};

const WEEK = [1, 2, 3, 4, 5, 6, 0];

/** A Sunday, from which the days of a week are named. */
const SUNDAY = Date.UTC(2023, 0, 1, 12);

const nameOf = (day: number, weekday: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(language(), { weekday, timeZone: 'UTC' }).format(SUNDAY + day * 86_400_000);

/** The days on which somebody answers: only they count for the waiting clock. */
export const WorkingDays = ({ days, onChange }: WorkingDaysProps) => {
  const saving = useAction(onChange);
  const toggle = (day: number) => {
    const next = days.includes(day) ? days.filter((one) => one !== day) : [...days, day];
    // Without any working day nobody would ever wait.
    if (next.length > 0) void saving.run(next.sort((a, b) => a - b));
  };
  return (
    <fieldset class="working-days">
      <legend class="working-days-legend">{t('team_working_days')}</legend>
      <div class="working-days-week">
        {WEEK.map((day) => (
          <label key={day} class="working-day">
            <input
              type="checkbox"
              checked={days.includes(day)}
              disabled={days.length === 1 && days.includes(day)}
              aria-label={nameOf(day, 'long')}
              onChange={() => toggle(day)}
            />
            <span aria-hidden="true">{nameOf(day, 'short')}</span>
          </label>
        ))}
      </div>
      <p class="muted working-days-hint">{t('team_working_days_hint')}</p>
      {saving.failure !== undefined && <ErrorNotice code={saving.failure} unsaved />}
    </fieldset>
  );
};
