import type { ComponentChildren, Ref } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon';
import './control.css';
import './combobox.css';

export type ComboboxOption = { value: string; label: string; aside?: ComponentChildren; icon?: IconName };

type ComboboxProps = {
  label: string;
  placeholder?: string;
  /** What was typed. */
  text: string;
  onInput: (text: string) => void;
  options: readonly ComboboxOption[];
  onChoose: (value: string) => void;
  max?: number;
  /** Told to screen readers when the options change. */
  status: string;
  elementRef?: Ref<HTMLInputElement>;
};

/** Type to find, arrows and Enter to choose (ARIA combobox with a list); the list stands below and pushes the rest down. */
export const Combobox = ({
  label,
  placeholder,
  text,
  onInput,
  options,
  onChoose,
  max,
  status,
  elementRef = null,
}: ComboboxProps) => {
  const id = useId();
  const [at, setAt] = useState(0);
  const active = Math.min(at, options.length - 1);
  const idOf = (index: number) => `${id}-${index}`;
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const next = (active + step + options.length) % options.length;
      setAt(next);
      document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
    }
    const chosen = options[active];
    if (event.key === 'Enter' && !event.isComposing && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen.value);
    }
    if (event.key === 'Escape' && text !== '') {
      // In a popup, Escape would close the whole window.
      event.preventDefault();
      onInput('');
    }
  };
  return (
    <div class="combobox">
      <label class="combobox-label" for={id}>
        {label}
      </label>
      <div class="combobox-field">
        <Icon name="search" />
        <input
          ref={elementRef}
          id={id}
          class="control"
          type="text"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options.length > 0 ? idOf(active) : undefined}
          placeholder={placeholder}
          maxLength={max}
          value={text}
          onInput={({ currentTarget }) => {
            setAt(0);
            onInput(currentTarget.value);
          }}
          onKeyDown={pressed}
        />
      </div>
      <div class="combobox-list" role="listbox" id={`${id}-list`} aria-label={label} hidden={options.length === 0}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the focus and hears the keys
          <div
            key={option.value}
            id={idOf(index)}
            role="option"
            class="combobox-option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseEnter={() => setAt(index)}
            // Keeps the focus in the input.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.value)}
          >
            {option.icon && <Icon name={option.icon} />}
            <span class="combobox-option-label">{option.label}</span>
            {option.aside}
          </div>
        ))}
      </div>
      <output class="visually-hidden">{status}</output>
    </div>
  );
};
