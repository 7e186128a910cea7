import { useFieldAttributes } from './field-context';
import './control.css';

type DateTimeInputProps = {
  /** Milliseconds since 1970; absent: empty. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** `date`: the start of that day in the browser's zone. */
  precision?: 'minute' | 'date';
  max?: number;
  label?: string;
  required?: boolean;
};

/** A moment in the browser's zone. */
export const DateTimeInput = ({
  value,
  onChange,
  precision = 'minute',
  max,
  label,
  required = false,
}: DateTimeInputProps) => (
  <input
    {...useFieldAttributes()}
    class="control"
    type={precision === 'minute' ? 'datetime-local' : 'date'}
    value={value === undefined ? '' : wallClock(value, precision)}
    max={max === undefined ? undefined : wallClock(max, precision)}
    required={required}
    aria-label={label}
    onChange={({ currentTarget }) => onChange(instantOf(currentTarget.value))}
  />
);

const two = (value: number) => String(value).padStart(2, '0');

const wallClock = (instant: number, precision: 'minute' | 'date'): string => {
  const date = new Date(instant);
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return precision === 'date' ? day : `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

const instantOf = (wallClockTime: string): number | undefined => {
  if (wallClockTime === '') return undefined;
  // A date alone would be read as midnight in Greenwich.
  const instant = new Date(wallClockTime.includes('T') ? wallClockTime : `${wallClockTime}T00:00`).getTime();
  return Number.isNaN(instant) ? undefined : instant;
};
