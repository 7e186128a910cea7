import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import type { Tone } from './tone';
import './chip.css';

type ChipProps = {
  tone?: Tone;
  icon?: IconName;
  /** Makes it removable; `removeLabel` says what happens. */
  onRemove?: () => void;
  removeLabel?: string;
  children: ComponentChildren;
};

/** A short word about the thing beside it. */
export const Chip = ({ tone = 'neutral', icon, onRemove, removeLabel, children }: ChipProps) => (
  <span class={`chip tone-${tone}`}>
    {icon && <Icon name={icon} />}
    <span class="chip-text">{children}</span>
    {onRemove && (
      <button type="button" class="chip-remove" aria-label={removeLabel} onClick={onRemove}>
        <Icon name="x" />
      </button>
    )}
  </span>
);
