import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ComplaintForm, type ComplaintWords, NO_COMPLAINT } from '@/components/complaint/complaint-form';
import { Button } from '@/components/ui/button';
import { ChoiceGrid } from '@/components/ui/choice-grid';
import { DateTimeInput } from '@/components/ui/date-time-input';
import { Disclosure } from '@/components/ui/disclosure';
import { Field } from '@/components/ui/field';
import { Scale } from '@/components/ui/scale';
import { Segmented } from '@/components/ui/segmented';
import { TextArea } from '@/components/ui/text-area';
import { useShortcuts } from '@/components/ui/use-shortcuts';
import { ComplaintCategory } from '@/utils/domain/complaint';
import { type Channel, type Direction, InteractionKind } from '@/utils/domain/interaction';
import { t } from '@/utils/platform/i18n';
import { channelWord, directionWord, kindIcon, kindKey, kindWord } from './words';
import './log-form.css';

/** What a person logs: one touch, perhaps a complaint, or an answer on the satisfaction scale. */
export type LogEntry =
  | {
      is: 'interaction';
      channel: Channel;
      direction: Direction;
      kind: InteractionKind;
      /** Absent: when the mail was sent, or now. */
      at?: number;
      note?: string;
      complaint?: ComplaintWords;
    }
  | { is: 'satisfaction'; score: number; at?: number };

type LogFormProps = {
  /** The open mail, if the log is about one. */
  mail?: { direction?: Direction | undefined /** Its moment is known. */; dated?: boolean } | undefined;
  busy: boolean;
  /** Answers whether it was stored: the form is emptied then, and keeps every word otherwise. */
  onLog: (entry: LogEntry) => Promise<boolean>;
  /** Letters and Enter work on the whole page. */
  shortcuts?: boolean;
  /** Why the last try was not stored. */
  failure?: ComponentChildren;
  /** Further buttons beside "Log". */
  children?: ComponentChildren;
};

type Choice = InteractionKind | 'satisfaction';
type Words = {
  kind: Choice | undefined;
  complaint: ComplaintWords;
  note: string;
  score?: number;
  at?: number | undefined;
};

const FIRST: Words = { kind: 'communication', complaint: NO_COMPLAINT, note: '' };
// After a log nothing is chosen: the second click of a double click, or an Enter too many, has nothing to log.
const AFTER: Words = { ...FIRST, kind: undefined };
const WITHOUT_MAIL: readonly Channel[] = ['phone', 'counter', 'meeting'];

/** Two clicks: what it was, and "Log". The rest has an answer already, which is nearly always right. */
export const LogForm = ({ mail, busy, onLog, shortcuts = true, failure, children }: LogFormProps) => {
  const [channel, setChannel] = useState<Channel>(mail === undefined ? 'phone' : 'e-mail');
  const [direction, setDirection] = useState<Direction>(mail?.direction ?? 'inbound');
  const [words, setWords] = useState<Words>(FIRST);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<Words>) => setWords((before) => ({ ...before, ...part }));
  const aboutMail = channel === 'e-mail' && mail !== undefined;
  const clear = aboutMail && mail.direction !== undefined;

  const log = async () => {
    const entry = entryOf(words, channel, clear && mail.direction !== undefined ? mail.direction : direction);
    if (entry !== undefined && (await onLog(entry))) setWords(AFTER);
  };

  const unfolded = words.kind === 'complaint' || words.kind === 'satisfaction';
  useEffect(() => {
    if (unfolded) form.current?.querySelector('.complaint-form, .scale')?.scrollIntoView({ block: 'nearest' });
  }, [unfolded]);

  useShortcuts(
    {
      ...Object.fromEntries(
        InteractionKind.options.map((kind) => [kindKey(kind).toLowerCase(), () => change({ kind })]),
      ),
      [t('kind_satisfaction_key').toLowerCase()]: () => change({ kind: 'satisfaction' }),
      ...(words.kind === 'complaint' && categoryKeys((complaint) => change({ complaint }), words.complaint)),
      enter: () => form.current?.requestSubmit(),
    },
    shortcuts,
  );

  return (
    <form
      ref={form}
      class="log-form"
      onSubmit={(event) => {
        event.preventDefault();
        void log();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      {words.kind !== 'satisfaction' && (
        <Segmented
          label={t('log_channel')}
          options={(mail === undefined ? WITHOUT_MAIL : ['e-mail' as const, ...WITHOUT_MAIL]).map((value) => ({
            value,
            label: channelWord(value),
          }))}
          value={channel}
          onChange={setChannel}
        />
      )}
      {words.kind !== 'satisfaction' && !clear && (
        <Segmented
          label={t('log_direction')}
          options={(['inbound', 'outbound'] as const).map((value) => ({ value, label: directionWord(value) }))}
          value={direction}
          onChange={setDirection}
        />
      )}
      <ChoiceGrid
        label={t('log_kind')}
        options={[
          ...InteractionKind.options.map((kind) => ({
            value: kind,
            label: kindWord(kind),
            icon: kindIcon(kind),
            grave: kind === 'complaint',
            ...(shortcuts && { keyHint: kindKey(kind) }),
          })),
          {
            value: 'satisfaction' as const,
            label: t('kind_satisfaction'),
            icon: 'gauge' as const,
            ...(shortcuts && { keyHint: t('kind_satisfaction_key') }),
          },
        ]}
        value={words.kind}
        onChange={(kind: Choice) => change({ kind })}
      />
      {words.kind === 'complaint' && (
        <ComplaintForm value={words.complaint} onChange={(complaint) => change({ complaint })} withKeys={shortcuts} />
      )}
      {words.kind === 'satisfaction' && (
        <Scale
          label={t('log_satisfaction')}
          from={0}
          to={10}
          lowest={t('log_satisfaction_low')}
          highest={t('log_satisfaction_high')}
          value={words.score}
          onChange={(score) => change({ score })}
        />
      )}
      <Disclosure summary={t('log_more')}>
        <div class="log-form-more">
          {words.kind !== 'satisfaction' && words.kind !== 'complaint' && (
            <Field label={t('log_note')} hint={t('log_note_hint')}>
              <TextArea value={words.note} max={280} onInput={(note) => change({ note })} />
            </Field>
          )}
          {(!aboutMail || mail.dated === false) && (
            <Field label={t('log_when')} hint={t('log_when_hint')}>
              <DateTimeInput value={words.at} max={Date.now()} onChange={(at) => change({ at })} />
            </Field>
          )}
        </div>
      </Disclosure>
      <div class="log-form-actions">
        {failure}
        <Button
          type="submit"
          kind="primary"
          wide
          busy={busy}
          disabled={words.kind === undefined || (words.kind === 'satisfaction' && words.score === undefined)}
          {...(shortcuts && { shortcut: '⏎' })}
        >
          {t('log_action')}
        </Button>
        {children}
      </div>
    </form>
  );
};

const categoryKeys = (choose: (complaint: ComplaintWords) => void, complaint: ComplaintWords) =>
  Object.fromEntries(
    ComplaintCategory.options.map((category, index) => [String(index + 1), () => choose({ ...complaint, category })]),
  );

const entryOf = (words: Words, channel: Channel, direction: Direction): LogEntry | undefined => {
  const at = words.at !== undefined && { at: words.at };
  if (words.kind === undefined) return undefined;
  if (words.kind === 'satisfaction')
    return words.score === undefined ? undefined : { is: 'satisfaction', score: words.score, ...at };
  return {
    is: 'interaction',
    channel,
    direction,
    kind: words.kind,
    ...at,
    ...(words.kind === 'complaint' && { complaint: words.complaint }),
    ...(words.kind !== 'complaint' && words.note.trim() !== '' && { note: words.note }),
  };
};
