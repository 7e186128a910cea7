import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import './disclosure.css';

type DisclosureProps = {
  summary: ComponentChildren;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  children: ComponentChildren;
};

/** More, for whoever wants it. */
export const Disclosure = ({ summary, open = false, onToggle, children }: DisclosureProps) => (
  <details class="disclosure" open={open} onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}>
    <summary class="disclosure-summary">
      <Icon name="chevron-right" />
      <span>{summary}</span>
    </summary>
    <div class="disclosure-body">{children}</div>
  </details>
);
