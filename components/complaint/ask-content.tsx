import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { t } from '@/utils/platform/i18n';
import './ask-content.css';

type AskContentProps = {
  busy: boolean;
  onAnswer: (content: boolean) => void;
  /** With these it is a step of its own: solved now, asked later, or not solved after all. */
  onNotAsked?: () => void;
  onCancel?: () => void;
};

/** Solved is one fact, the customer being content another (product.md row 60). */
export const AskContent = ({ busy, onAnswer, onNotAsked, onCancel }: AskContentProps) => {
  const id = useId();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (onCancel !== undefined) first.current?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons are no form
    <div
      class="ask-content"
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel?.();
      }}
    >
      <span id={id} class="ask-content-question">
        {t('complaint_ask_content')}
      </span>
      <div class="complaint-actions">
        <Button busy={busy} elementRef={first} onClick={() => onAnswer(true)}>
          {t('yes')}
        </Button>
        <Button disabled={busy} onClick={() => onAnswer(false)}>
          {t('no')}
        </Button>
        {onNotAsked && (
          <Button disabled={busy} onClick={onNotAsked}>
            {t('complaint_not_asked')}
          </Button>
        )}
        {onCancel && (
          <Button kind="quiet" disabled={busy} onClick={onCancel}>
            {t('form_cancel')}
          </Button>
        )}
      </div>
    </div>
  );
};
