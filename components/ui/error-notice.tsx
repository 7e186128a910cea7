import type { FailureCode } from '@/utils/messaging/errors';
import { t } from '@/utils/platform/i18n';
import { Button } from './button';
import { errorText } from './error-text';
import { Notice } from './notice';

type ErrorNoticeProps = {
  code: FailureCode;
  /** Says first that what was typed is not stored yet. */
  unsaved?: boolean;
  onRetry?: (() => void) | undefined;
  busy?: boolean;
};

/** Their sentences say it already. */
const SAYS_UNSAVED: readonly FailureCode[] = ['not-saved', 'read-only'];

/** What went wrong and what to do now; read out at once. */
export const ErrorNotice = ({ code, unsaved = false, onRetry, busy = false }: ErrorNoticeProps) => {
  const { sentence, step } = errorText(code);
  return (
    <div role="alert">
      <Notice
        tone="danger"
        icon="circle-alert"
        action={
          onRetry && (
            <Button icon="refresh" busy={busy} onClick={onRetry}>
              {t('ui_retry')}
            </Button>
          )
        }
      >
        {unsaved && !SAYS_UNSAVED.includes(code) && <strong>{t('ui_not_saved')} </strong>}
        <strong>{sentence}</strong> {step}
      </Notice>
    </div>
  );
};
