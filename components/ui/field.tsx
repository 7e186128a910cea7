import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldContext } from './field-context';
import { Icon } from './icon';
import './field.css';

type FieldProps = {
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  children: ComponentChildren;
};

/** A control with its visible label; the control inside ties itself to label, hint and error. */
export const Field = ({ label, hint, error, children }: FieldProps) => {
  const id = useId();
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <FieldContext.Provider value={{ id, invalid: error !== undefined, ...(ids !== '' && { describedBy: ids }) }}>
        {children}
      </FieldContext.Provider>
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="circle-alert" />
          <span>{error}</span>
        </p>
      )}
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};
