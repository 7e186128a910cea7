import type { Condition } from '@/utils/domain/segment-rule';
import { t } from '@/utils/platform/i18n';

/** Rules many teams want first; each can be changed before it is saved. */
export const starters = (): { name: string; short: string; condition: Condition }[] => [
  {
    name: t('starter_best'),
    short: t('starter_best_short'),
    condition: {
      all: [
        { about: 'value-class', operator: 'is', value: 'A' },
        { about: 'lifecycle-stage', operator: 'is', value: 'regular' },
      ],
    },
  },
  {
    name: t('starter_new'),
    short: t('starter_new_short'),
    condition: {
      any: [
        { about: 'lifecycle-stage', operator: 'is', value: 'first-time' },
        { about: 'since', operator: 'within', days: 90 },
      ],
    },
  },
  {
    name: t('starter_silent'),
    short: t('starter_silent_short'),
    condition: {
      all: [
        { about: 'last-contact', operator: 'older-than', days: 180 },
        { about: 'interactions', operator: 'at-least', value: 3 },
      ],
    },
  },
  {
    name: t('starter_trouble'),
    short: t('starter_trouble_short'),
    condition: {
      any: [
        { about: 'open-complaints', operator: 'at-least', value: 1 },
        { about: 'complaints', operator: 'at-least', value: 3 },
      ],
    },
  },
];
