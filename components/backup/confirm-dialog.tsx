import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import { t } from '@/utils/platform/i18n';

type ConfirmDialogProps = {
  title: string;
  action: string;
  /** Must be typed before the button works, for what takes everything. */
  word?: string;
  onConfirm: () => Promise<Outcome>;
  onClose: () => void;
  children: ComponentChildren;
};

/** Asks before something that cannot be undone. */
export const ConfirmDialog = ({ title, action, word, onConfirm, onClose, children }: ConfirmDialogProps) => {
  const [typed, setTyped] = useState('');
  const acting = useAction(onConfirm);
  const confirmed = word === undefined || typed.trim().toLocaleUpperCase() === word.toLocaleUpperCase();
  const act = async () => {
    if (confirmed && (await acting.run())) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('form_cancel')}</Button>
          <Button kind="danger" icon="trash" busy={acting.busy} disabled={!confirmed} onClick={() => void act()}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {word !== undefined && (
        <Field label={t('confirm_word', word)}>
          <TextInput
            value={typed}
            onInput={setTyped}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void act();
            }}
          />
        </Field>
      )}
      {acting.failure !== undefined && <ErrorNotice code={acting.failure} />}
    </Dialog>
  );
};
