import type { FailureCode } from '@/utils/messaging/errors';
import { type MessageKey, t } from '@/utils/platform/i18n';

const TEXTS: Record<FailureCode, readonly [sentence: MessageKey, step: MessageKey]> = {
  refused: ['error_refused', 'error_refused_step'],
  'too-large': ['error_too_large', 'error_too_large_step'],
  'rate-limited': ['error_rate_limited', 'error_rate_limited_step'],
  'not-found': ['error_not_found', 'error_not_found_step'],
  'not-saved': ['error_not_saved', 'error_not_saved_step'],
  'read-only': ['error_read_only', 'error_read_only_step'],
  'history-lost': ['error_history_lost', 'error_history_lost_step'],
  'history-newer': ['error_history_newer', 'error_history_newer_step'],
  unreadable: ['error_unreadable', 'error_unreadable_step'],
  'backup-damaged': ['error_backup_damaged', 'error_backup_damaged_step'],
  'not-a-backup': ['error_not_a_backup', 'error_not_a_backup_step'],
  'backup-newer': ['error_backup_newer', 'error_backup_newer_step'],
  'no-connection': ['error_no_connection', 'error_no_connection_step'],
  failed: ['error_failed', 'error_failed_step'],
};

/** What went wrong in a sentence, and what to do now. */
export const errorText = (code: FailureCode): { sentence: string; step: string } => {
  const [sentence, step] = TEXTS[code];
  return { sentence: t(sentence), step: t(step) };
};
