import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { TextArea } from '@/components/ui/text-area';
import { type Outcome, useAction } from '@/components/use-action';
import { t } from '@/utils/platform/i18n';
import { InlineForm } from './inline-form';
import { useEditing } from './use-editing';
import './note-card.css';

type NoteCardProps = { note: string | undefined; onSave: (note: string | null) => Promise<Outcome> };

/** What is worth knowing for long. */
export const NoteCard = ({ note, onSave }: NoteCardProps) => {
  const edit = useEditing();
  return (
    <Card
      title={t('note_title')}
      aside={
        <Button kind="quiet" icon="pencil" expanded={edit.editing} elementRef={edit.opener} onClick={edit.start}>
          {t(note === undefined ? 'note_write' : 'note_edit')}
        </Button>
      }
    >
      {edit.editing ? (
        <NoteForm note={note ?? ''} onSave={onSave} onClose={edit.stop} />
      ) : note === undefined ? (
        <p class="muted">{t('note_none')}</p>
      ) : (
        <p class="note-text">{note}</p>
      )}
    </Card>
  );
};

const NoteForm = ({
  note,
  onSave,
  onClose,
}: {
  note: string;
  onSave: NoteCardProps['onSave'];
  onClose: () => void;
}) => {
  const [text, setText] = useState(note);
  const saving = useAction(onSave);
  const submit = async () => {
    if (await saving.run(text.trim() === '' ? null : text)) onClose();
  };
  return (
    <InlineForm label={t('note_title')} {...saving} onSubmit={() => void submit()} onCancel={onClose}>
      <Field label={t('note_label')} hint={t('note_hint')}>
        <TextArea value={text} onInput={setText} max={4000} rows={5} />
      </Field>
    </InlineForm>
  );
};
