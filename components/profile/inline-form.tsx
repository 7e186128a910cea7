import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import type { Outcome } from '@/components/use-action';
import { t } from '@/utils/platform/i18n';
import './inline-form.css';

type InlineFormProps = {
  /** What the form is for, read out by screen readers. */
  label: string;
  submit?: string;
  busy: boolean;
  failure: Outcome;
  disabled?: boolean;
  onSubmit: () => void;
  onCancel?: (() => void) | undefined;
  /** Further buttons, such as deleting. */
  more?: ComponentChildren;
  /** Puts the focus into the first field. Default: yes, since it opens by a click on "edit". */
  focus?: boolean;
  children: ComponentChildren;
};

/** A form in its place on the page. Escape leaves it; a failure is shown in it and nothing typed is lost. */
export const InlineForm = ({
  label,
  submit = t('form_save'),
  busy,
  failure,
  disabled = false,
  onSubmit,
  onCancel,
  more,
  focus = true,
  children,
}: InlineFormProps) => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focus) firstControl(form.current)?.focus();
  }, []);
  return (
    <form
      ref={form}
      class="inline-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !disabled) onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onCancel === undefined) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
      {failure !== undefined && <ErrorNotice code={failure} unsaved />}
      <div class="inline-form-actions">
        <Button kind="primary" type="submit" busy={busy} disabled={disabled}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('form_cancel')}</Button>}
        {more}
      </div>
    </form>
  );
};

/** Where typing begins; of radio buttons the chosen one, which the Tab key would reach too. */
const firstControl = (form: HTMLFormElement | null): HTMLElement | null => {
  const first = form?.querySelector<HTMLElement>('input, textarea, select') ?? null;
  const isRadio = first instanceof HTMLInputElement && first.type === 'radio';
  return (isRadio ? first.closest('fieldset')?.querySelector<HTMLElement>('input:checked') : undefined) ?? first;
};
