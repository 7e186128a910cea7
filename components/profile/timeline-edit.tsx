import { useState } from 'preact/hooks';
import { channelWord, directionWord, kindWord } from '@/components/interaction/words';
import { Button } from '@/components/ui/button';
import { DateTimeInput } from '@/components/ui/date-time-input';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import {
  Channel,
  Direction,
  type Interaction,
  type InteractionChange,
  InteractionKind,
} from '@/utils/domain/interaction';
import { t } from '@/utils/platform/i18n';
import { InlineForm } from './inline-form';
import { tagOf, tagWord } from './words';

type TimelineEditProps = {
  interaction: Interaction;
  now: number;
  onSave: (change: InteractionChange) => Promise<Outcome>;
  onRemove: () => Promise<Outcome>;
  onClose: () => void;
};

/** Corrects one touch. */
export const TimelineEdit = ({ interaction, now, onSave, onRemove, onClose }: TimelineEditProps) => {
  const [kind, setKind] = useState(interaction.kind);
  const [channel, setChannel] = useState(interaction.channel);
  const [direction, setDirection] = useState(interaction.direction);
  const [at, setAt] = useState<number | undefined>(interaction.at);
  const [note, setNote] = useState(interaction.note ?? '');
  const [tags, setTags] = useState(interaction.tags.map(tagWord).join(', '));
  const [settled, setSettled] = useState(interaction.needsReply === false);
  const saving = useAction(onSave);
  const removing = useAction(onRemove);

  const submit = async () => {
    const change: InteractionChange = {
      kind,
      channel,
      direction,
      // The input knows minutes, the mail knew more: what nobody changed stays as exact as it was.
      ...(at !== undefined && at !== interaction.at && { at }),
      note: note.trim() === '' ? null : note,
      tags: [...new Set(tags.split(',').map((word) => tagOf(word.trim())))].filter((tag) => tag !== ''),
      ...(settled !== (interaction.needsReply === false) && { needsReply: settled ? false : null }),
    };
    if (await saving.run(change)) onClose();
  };

  return (
    <InlineForm
      label={t('entry_edit')}
      busy={saving.busy}
      failure={saving.failure ?? removing.failure}
      disabled={at === undefined}
      onSubmit={() => void submit()}
      onCancel={onClose}
      more={
        <Button kind="quiet" icon="trash" busy={removing.busy} onClick={() => void removing.run()}>
          {t('form_delete')}
        </Button>
      }
    >
      <div class="inline-form-pair">
        <Field label={t('log_kind')}>
          <Select
            value={kind}
            options={InteractionKind.options.map((value) => ({ value, label: kindWord(value) }))}
            onChange={setKind}
          />
        </Field>
        <Field label={t('log_channel')}>
          <Select
            value={channel}
            options={Channel.options.map((value) => ({ value, label: channelWord(value) }))}
            onChange={setChannel}
          />
        </Field>
      </div>
      <Segmented
        label={t('log_direction')}
        labelled
        value={direction}
        options={Direction.options.map((value) => ({ value, label: directionWord(value) }))}
        onChange={setDirection}
      />
      <Field label={t('log_when')}>
        <DateTimeInput value={at} onChange={setAt} max={now} required />
      </Field>
      <Field label={t('log_note')} hint={t('log_note_hint')}>
        <TextArea value={note} onInput={setNote} max={280} />
      </Field>
      <Field label={t('account_tags')} hint={t('account_list_hint')}>
        <TextInput value={tags} onInput={setTags} max={1200} />
      </Field>
      {direction === 'inbound' && (
        <Switch label={t('entry_no_reply')} hint={t('entry_no_reply_hint')} checked={settled} onChange={setSettled} />
      )}
    </InlineForm>
  );
};
