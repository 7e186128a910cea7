import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import type { Tone } from './tone';
import './notice.css';

type NoticeProps = { tone?: Tone; icon?: IconName; children: ComponentChildren; action?: ComponentChildren };

/** Something to know before going on. */
export const Notice = ({ tone = 'neutral', icon = 'info', children, action }: NoticeProps) => (
  <div class={`notice tone-${tone}`}>
    <Icon name={icon} />
    <div class="notice-text">{children}</div>
    {action !== undefined && <div class="notice-action">{action}</div>}
  </div>
);
