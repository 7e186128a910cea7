import {
  channelIcon,
  channelWord,
  directionIcon,
  directionWord,
  kindIcon,
  kindWord,
} from '@/components/interaction/words';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icon';
import type { Outcome } from '@/components/use-action';
import type { Interaction, InteractionChange } from '@/utils/domain/interaction';
import { t } from '@/utils/platform/i18n';
import { momentWord, shortDate } from '@/utils/platform/wording';
import { TimelineEdit } from './timeline-edit';
import { useEditing } from './use-editing';
import { automaticWord, tagWord } from './words';
import './timeline-entry.css';

export type TimelineActions = {
  onChange: (interaction: Interaction, change: InteractionChange) => Promise<Outcome>;
  onRemove: (interaction: Interaction) => Promise<Outcome>;
};

type TimelineEntryProps = TimelineActions & {
  interaction: Interaction;
  now: number;
  /** Who it was with, where the customer has several people. */
  person?: string | undefined;
};

/** One touch: when, which way, what about; the mail itself is a click away. */
export const TimelineEntry = ({ interaction, now, person, onChange, onRemove }: TimelineEntryProps) => {
  const edit = useEditing();
  const { at, direction, channel, kind, subject, note, tags, automatic, capture, link } = interaction;
  return (
    <li class={automatic === undefined ? 'entry' : 'entry is-automatic'}>
      <time class="entry-date" dateTime={new Date(at).toISOString()} title={momentWord(at, now)}>
        {shortDate(at, now)}
      </time>
      <div class="entry-what">
        <p>
          <span class="entry-way" title={`${directionWord(direction)}, ${channelWord(channel)}`}>
            <Icon name={directionIcon(direction)} />
            {channel !== 'e-mail' && <Icon name={channelIcon(channel)} />}
            <span class="visually-hidden">
              {directionWord(direction)}, {channelWord(channel)}:{' '}
            </span>
          </span>
          {link?.url !== undefined ? (
            <a class="entry-title" href={link.url} target="_blank" rel="noopener noreferrer">
              {subject ?? t('mail_no_subject')}
            </a>
          ) : (
            <span class="entry-title">{subject ?? kindWord(kind)}</span>
          )}
        </p>
        {note !== undefined && <p class="entry-note">{note}</p>}
        <p class="entry-marks">
          {kind !== 'communication' && subject !== undefined && (
            <Chip icon={kindIcon(kind)} tone={kind === 'complaint' ? 'danger' : 'neutral'}>
              {kindWord(kind)}
            </Chip>
          )}
          {automatic !== undefined && <Chip>{automaticWord(automatic)}</Chip>}
          {interaction.needsReply === false && <Chip>{t('entry_no_reply')}</Chip>}
          {tags.map((tag) => (
            <Chip key={tag} icon="tag">
              {tagWord(tag)}
            </Chip>
          ))}
          <span>
            {[person, t(capture === 'automatic' ? 'entry_automatic' : 'entry_manual')].filter(Boolean).join(' · ')}
          </span>
        </p>
      </div>
      <Button
        kind="quiet"
        icon="pencil"
        label={t('entry_edit_label', subject ?? kindWord(kind), shortDate(at, now))}
        expanded={edit.editing}
        elementRef={edit.opener}
        onClick={edit.start}
      />
      {edit.editing && (
        <div class="entry-edit">
          <TimelineEdit
            interaction={interaction}
            now={now}
            onSave={(change) => onChange(interaction, change)}
            onRemove={() => onRemove(interaction)}
            onClose={edit.stop}
          />
        </div>
      )}
    </li>
  );
};
