import type { Badge } from '@/utils/domain/profile';
import { plural, t } from '@/utils/platform/i18n';
import { stateShape, stateWord } from '@/utils/platform/wording';

/** What the badge says about the open mails: never a name, never a word of the mail. */
export type BadgeText = {
  /** Names the colour. */
  tone: string;
  shape: string;
  word: string;
  /** Open matters, whether it is logged, how many mails. */
  more: string;
  undo?: { writeId: string; until: number };
};

/** About the newest mail that concerns a customer, the last one; nothing when none does. */
export const badgeText = (badges: readonly Badge[]): BadgeText | undefined => {
  const outside = badges.filter((badge) => badge.status !== 'skipped');
  const badge = outside.at(-1);
  if (badge === undefined) return undefined;
  const mails = outside.length > 1 ? plural('badge_mails', outside.length) : '';
  if (badge.status === 'unknown') return { tone: 'unknown', shape: '+', word: t('badge_unknown'), more: mails };
  const matters = badge.openMatters > 0 ? plural('badge_open', badge.openMatters) : '';
  const logged = t(badge.logged ? 'badge_logged' : 'badge_not_logged');
  return {
    tone: badge.band,
    shape: stateShape(badge.band),
    word: stateWord(badge.band),
    more: [matters, logged, mails].filter((part) => part !== '').join(' · '),
    ...(badge.undo && { undo: badge.undo }),
  };
};
