import { channelWord, kindWord } from '@/components/interaction/words';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { Contact } from '@/utils/domain/account';
import { Channel, InteractionKind } from '@/utils/domain/interaction';
import { t } from '@/utils/platform/i18n';
import { nameOf } from './people';
import './timeline-filter.css';

/** Which part of the timeline is shown; absent: all. */
export type Filter = {
  channel?: Channel | undefined;
  kind?: InteractionKind | undefined;
  contactId?: string | undefined;
  text: string;
};

export const NO_FILTER: Filter = { text: '' };

export const isFiltering = ({ channel, kind, contactId, text }: Filter): boolean =>
  channel !== undefined || kind !== undefined || contactId !== undefined || text.trim() !== '';

type TimelineFilterProps = { filter: Filter; contacts: readonly Contact[]; onChange: (filter: Filter) => void };

const ALL = 'all';

export const TimelineFilter = ({ filter, contacts, onChange }: TimelineFilterProps) => {
  const chosen = <V extends string>(options: readonly V[], value: string): V | undefined =>
    options.find((option) => option === value);
  return (
    <div class="timeline-filter">
      <Field label={t('timeline_search')}>
        <TextInput mode="search" value={filter.text} max={200} onInput={(text) => onChange({ ...filter, text })} />
      </Field>
      <div class="inline-form-pair">
        <Field label={t('log_channel')}>
          <Select
            value={filter.channel ?? ALL}
            options={[
              { value: ALL, label: t('timeline_all') },
              ...Channel.options.map((value) => ({ value: value as string, label: channelWord(value) })),
            ]}
            onChange={(value) => onChange({ ...filter, channel: chosen(Channel.options, value) })}
          />
        </Field>
        <Field label={t('log_kind')}>
          <Select
            value={filter.kind ?? ALL}
            options={[
              { value: ALL, label: t('timeline_all') },
              ...InteractionKind.options.map((value) => ({ value: value as string, label: kindWord(value) })),
            ]}
            onChange={(value) => onChange({ ...filter, kind: chosen(InteractionKind.options, value) })}
          />
        </Field>
        {contacts.length > 1 && (
          <Field label={t('timeline_person')}>
            <Select
              value={filter.contactId ?? ALL}
              options={[
                { value: ALL, label: t('timeline_all') },
                ...contacts.map((contact) => ({ value: contact.id, label: nameOf(contact) })),
              ]}
              onChange={(value) => onChange({ ...filter, contactId: value === ALL ? undefined : value })}
            />
          </Field>
        )}
      </div>
      {isFiltering(filter) && (
        <Button kind="quiet" icon="x" onClick={() => onChange(NO_FILTER)}>
          {t('timeline_show_all')}
        </Button>
      )}
    </div>
  );
};
