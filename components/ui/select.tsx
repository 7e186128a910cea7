import { useFieldAttributes } from './field-context';
import './control.css';

type SelectProps<V extends string> = {
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  label?: string;
  disabled?: boolean;
};

export const Select = <V extends string>({ value, options, onChange, label, disabled }: SelectProps<V>) => (
  <select
    {...useFieldAttributes()}
    class="control"
    value={value}
    disabled={disabled}
    aria-label={label}
    onChange={({ currentTarget }) => {
      const chosen = options.find((option) => option.value === currentTarget.value);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </select>
);
