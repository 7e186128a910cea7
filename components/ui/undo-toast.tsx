import { t } from '@/utils/platform/i18n';
import { Icon } from './icon';
import type { Toast, Undo } from './use-undo';
import './undo-toast.css';

/** Place once per screen, always: screen readers only hear changes in a region that was there before. */
export const UndoToast = ({ undo }: { undo: Undo }) => {
  const { toast } = undo;
  const canUndo = toast.state === 'offered' || toast.state === 'failed' || toast.state === 'undoing';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only stops its clock; the button inside does the rest
    <div
      class={toast.state === 'hidden' ? 'toast is-hidden' : 'toast'}
      onMouseEnter={undo.hold}
      onMouseLeave={undo.release}
      onFocusIn={undo.hold}
      onFocusOut={undo.release}
    >
      <output class="toast-text">{textOf(toast)}</output>
      {canUndo && (
        <button type="button" class="toast-undo" aria-disabled={toast.state === 'undoing'} onClick={undo.undo}>
          <Icon name="undo" />
          {t('ui_undo')}
        </button>
      )}
    </div>
  );
};

const textOf = (toast: Toast): string => {
  switch (toast.state) {
    case 'hidden':
      return '';
    case 'undone':
      return t('ui_undone');
    case 'too-late':
      return t('ui_undo_too_late');
    case 'failed':
      return t('ui_undo_failed');
    default:
      return toast.text;
  }
};
