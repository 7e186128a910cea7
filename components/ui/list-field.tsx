import { useRef } from 'preact/hooks';
import { t } from '@/utils/platform/i18n';
import { Button } from './button';
import { Chip } from './chip';
import { Field } from './field';
import { TextInput } from './text-input';
import './list-field.css';

type ListFieldProps = {
  label: string;
  hint?: string;
  placeholder?: string;
  values: readonly string[];
  /** What is being typed. */
  text: string;
  error?: string | undefined;
  onText: (text: string) => void;
  /** Take what was typed into the list. */
  onAdd: () => void;
  onRemove: (value: string) => void;
  mode?: 'text' | 'email';
};

/** Several short values: type, Enter, and each can be removed again. */
export const ListField = ({ values, text, onText, onAdd, onRemove, placeholder, mode, ...field }: ListFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="list-field">
      <Field {...field}>
        <div class="list-field-entry">
          <TextInput
            elementRef={input}
            value={text}
            onInput={onText}
            max={2000}
            {...(mode !== undefined && { mode })}
            {...(placeholder !== undefined && { placeholder })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.isComposing || text.trim() === '') return;
              event.preventDefault();
              onAdd();
            }}
          />
          <Button icon="plus" disabled={text.trim() === ''} onClick={onAdd}>
            {t('ui_add')}
          </Button>
        </div>
      </Field>
      {values.length > 0 && (
        <ul class="list-field-values" aria-label={field.label}>
          {values.map((value) => (
            <li key={value}>
              <Chip
                removeLabel={t('ui_remove', value)}
                onRemove={() => {
                  onRemove(value);
                  input.current?.focus();
                }}
              >
                {value}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
