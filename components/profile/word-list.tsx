import { useRef, useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import { t } from '@/utils/platform/i18n';
import './word-list.css';

type WordListProps = {
  label: string;
  hint: string;
  words: readonly string[];
  max: number;
  /** Why a word cannot be taken; nothing when it can. */
  objection: (word: string) => string | undefined;
  onChange: (words: string[]) => Promise<Outcome>;
};

/** A list of addresses or domains: each with its own way out, new ones are typed below. */
export const WordList = ({ label, hint, words, max, objection, onChange }: WordListProps) => {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const saving = useAction(onChange);
  const field = useRef<HTMLInputElement>(null);

  const add = async () => {
    const word = typed.trim().toLowerCase().replace(/^@/, '');
    if (word === '') return;
    const reason = words.includes(word) ? t('list_known', word) : objection(word);
    setWrong(reason);
    if (reason === undefined && (await saving.run([...words, word]))) setTyped('');
  };
  const remove = async (word: string) => {
    if (await saving.run(words.filter((one) => one !== word))) field.current?.focus();
  };

  return (
    <form
      class="word-list"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label={label} hint={hint} error={wrong}>
        <span class="word-list-add">
          <TextInput
            value={typed}
            max={max}
            elementRef={field}
            onInput={(text) => {
              setTyped(text);
              setWrong(undefined);
            }}
          />
          <Button type="submit" icon="plus" busy={saving.busy}>
            {t('list_add')}
          </Button>
        </span>
      </Field>
      {saving.failure !== undefined && <ErrorNotice code={saving.failure} unsaved />}
      {words.length > 0 && (
        <ul class="word-list-words" aria-label={label}>
          {words.map((word) => (
            <li key={word}>
              <Chip onRemove={() => void remove(word)} removeLabel={t('list_remove', word)}>
                {word}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
};
