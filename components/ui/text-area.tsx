import type { Ref } from 'preact';
import { plural } from '@/utils/platform/i18n';
import { useFieldAttributes } from './field-context';
import './control.css';
import './text-area.css';

type TextAreaProps = {
  value: string;
  onInput: (value: string) => void;
  /** The most characters there may be; the rest is shown when few are left. */
  max: number;
  label?: string;
  placeholder?: string;
  rows?: number;
  disabled?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  elementRef?: Ref<HTMLTextAreaElement>;
};

export const TextArea = ({ value, onInput, max, label, rows = 2, elementRef = null, ...rest }: TextAreaProps) => {
  const left = max - value.length;
  return (
    <div class="text-area">
      <textarea
        {...rest}
        {...useFieldAttributes()}
        ref={elementRef}
        class="control"
        value={value}
        rows={rows}
        maxLength={max}
        aria-label={label}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <output class="text-area-left">{left <= max / 5 ? plural('ui_characters_left', left) : ''}</output>
    </div>
  );
};
