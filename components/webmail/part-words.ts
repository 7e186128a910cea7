import { type MessageKey, t } from '@/utils/platform/i18n';
import { list } from '@/utils/platform/wording';

const PARTS: Record<string, MessageKey> = {
  sender: 'part_sender',
  date: 'part_date',
  subject: 'part_subject',
  header: 'part_header',
};

/** The parts of a mail that were not found, as part of a sentence. A name only an adapter knows says nothing to people. */
export const partWords = (parts: readonly string[]): string =>
  list([...new Set(parts.map((part) => t((Object.hasOwn(PARTS, part) && PARTS[part]) || 'part_other')))]);
