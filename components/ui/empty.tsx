import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import './empty.css';

type EmptyProps = {
  icon: IconName;
  title: string;
  /** What will appear here, and what to do for it now. */
  text: ComponentChildren;
  action?: ComponentChildren;
};

export const Empty = ({ icon, title, text, action }: EmptyProps) => (
  <div class="empty">
    <span class="empty-icon">
      <Icon name={icon} />
    </span>
    <p class="empty-title">{title}</p>
    <p class="empty-text">{text}</p>
    {action !== undefined && <div class="empty-action">{action}</div>}
  </div>
);
