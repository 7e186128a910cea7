import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icon';
import { KeyHint } from './key-hint';
import './choices.css';

export type Choice<V extends string> = {
  value: V;
  label: string;
  icon?: IconName;
  /** The key that chooses it; binding it is the caller's (`useShortcuts`). */
  keyHint?: string;
  /** Chosen, it shows that something went wrong. */
  grave?: boolean;
};

type ChoicesProps<V extends string> = {
  className: string;
  label: string;
  /** Show the label above the choices; otherwise it is only read out. */
  labelled: boolean;
  options: readonly Choice<V>[];
  value: V | undefined;
  onChange: (value: V) => void;
};

/** One of several, as native radio buttons: arrow keys, forms and screen readers work without a line of ours. */
export const Choices = <V extends string>({
  className,
  label,
  labelled,
  options,
  value,
  onChange,
}: ChoicesProps<V>) => {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class={labelled ? 'choices-legend' : 'visually-hidden'}>{label}</legend>
      <div class={className}>
        {options.map((option) => (
          <label key={option.value} class={option.grave === true ? 'choice is-grave' : 'choice'}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-keyshortcuts={option.keyHint}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} />}
            <span class="choice-text">{option.label}</span>
            {option.keyHint !== undefined && <KeyHint keys={option.keyHint} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
