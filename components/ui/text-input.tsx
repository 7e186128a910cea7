import type { Ref } from 'preact';
import { useFieldAttributes } from './field-context';
import './control.css';

type TextInputProps = {
  value: string;
  onInput: (value: string) => void;
  /** Names the input where no `Field` does. */
  label?: string;
  /** Which keyboard a touch screen shows; the check of what was typed is the caller's. */
  mode?: 'text' | 'email' | 'search' | 'tel' | 'numeric';
  placeholder?: string;
  max?: number;
  required?: boolean;
  disabled?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  onBlur?: () => void;
  elementRef?: Ref<HTMLInputElement>;
};

export const TextInput = ({
  value,
  onInput,
  label,
  mode = 'text',
  max,
  elementRef = null,
  ...rest
}: TextInputProps) => (
  <input
    {...rest}
    {...useFieldAttributes()}
    ref={elementRef}
    class="control"
    type="text"
    inputMode={mode}
    value={value}
    maxLength={max}
    aria-label={label}
    autocomplete="off"
    onInput={({ currentTarget }) => onInput(currentTarget.value)}
  />
);
