import type { AccountKind, LifecycleStage } from '@/utils/domain/account';
import type { AutomaticMail } from '@/utils/domain/interaction';
import type { NotACustomer } from '@/utils/domain/profile';
import { type MessageKey, t } from '@/utils/platform/i18n';

const KIND: Record<AccountKind, MessageKey> = { private: 'account_private', business: 'account_business' };
export const accountKindWord = (kind: AccountKind): string => t(KIND[kind]);

const STAGE: Record<LifecycleStage, MessageKey> = {
  'first-time': 'stage_first_time',
  repeat: 'stage_repeat',
  regular: 'stage_regular',
};
export const stageWord = (stage: LifecycleStage): string => t(STAGE[stage]);

const AUTOMATIC: Record<AutomaticMail, MessageKey> = {
  'auto-reply': 'automatic_reply',
  bounce: 'automatic_bounce',
  list: 'automatic_list',
  'no-reply': 'automatic_no_reply',
};
export const automaticWord = (automatic: AutomaticMail): string => t(AUTOMATIC[automatic]);

const SKIPPED: Record<NotACustomer, MessageKey> = {
  own: 'skipped_own',
  colleague: 'skipped_colleague',
  automatic: 'skipped_automatic',
  unreadable: 'skipped_unreadable',
};
const TAG: Record<string, MessageKey> = {
  'may-switch': 'tag_may_switch',
  competitor: 'tag_competitor',
  cancellation: 'tag_cancellation',
};
/** A tag as it is shown: the few that the verdict understands have words of their own. */
export const tagWord = (tag: string): string => (Object.hasOwn(TAG, tag) ? t(TAG[tag] ?? 'tag_may_switch') : tag);
/** The tag a person meant by what he typed. */
export const tagOf = (word: string): string =>
  Object.keys(TAG).find((tag) => tagWord(tag).toLowerCase() === word.toLowerCase()) ?? word;

/** Why nobody in the open mail is a customer. */
export const skippedSentence = (skipped: NotACustomer): string => t(SKIPPED[skipped]);
