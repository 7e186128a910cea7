import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './icon';
import { KeyHint } from './key-hint';
import './button.css';

export type ButtonProps = {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Under way: looks busy, ignores clicks, keeps the focus. */
  busy?: boolean;
  /** Nothing to do yet: ignores clicks. Never the `disabled` attribute, which would drop the focus to the page. */
  disabled?: boolean;
  icon?: IconName;
  /** Shown on the button; binding the key is the caller's (`useShortcuts`). */
  shortcut?: string;
  type?: 'button' | 'submit';
  /** Full name for screen readers where the text is short or absent. */
  label?: string;
  /** Takes the width there is. */
  wide?: boolean;
  expanded?: boolean;
  onClick?: (event: MouseEvent) => void;
  children?: ComponentChildren;
  elementRef?: Ref<HTMLButtonElement>;
};

export const Button = ({
  kind = 'plain',
  busy = false,
  disabled = false,
  icon,
  shortcut,
  type = 'button',
  label,
  wide = false,
  expanded,
  onClick,
  children,
  elementRef = null,
}: ButtonProps) => (
  <button
    ref={elementRef}
    type={type}
    class={`button is-${kind}${wide ? ' is-wide' : ''}${children === undefined ? ' is-icon-only' : ''}`}
    aria-disabled={busy || disabled || undefined}
    aria-busy={busy || undefined}
    aria-label={label}
    aria-expanded={expanded}
    title={children === undefined ? label : undefined}
    onClick={(event) => {
      if (busy || disabled) event.preventDefault();
      else onClick?.(event);
    }}
  >
    {busy ? <span class="button-wait" /> : icon && <Icon name={icon} />}
    {children !== undefined && <span class="button-text">{children}</span>}
    {shortcut !== undefined && <KeyHint keys={shortcut} />}
  </button>
);
