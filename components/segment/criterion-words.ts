import { accountKindWord, stageWord } from '@/components/profile/words';
import { AccountKind, LifecycleStage, ValueClass } from '@/utils/domain/account';
import type { Condition, Criterion } from '@/utils/domain/segment-rule';
import { type MessageKey, number, t } from '@/utils/platform/i18n';

export type About = Criterion['about'];
type Operator = Criterion['operator'];

/** What can be asked about a customer, in the order of the list. */
export const ABOUT: Record<About, { word: MessageKey; start: Criterion }> = {
  kind: { word: 'about_kind', start: { about: 'kind', operator: 'is', value: 'business' } },
  'lifecycle-stage': {
    word: 'about_lifecycle_stage',
    start: { about: 'lifecycle-stage', operator: 'is', value: 'regular' },
  },
  'value-class': { word: 'about_value_class', start: { about: 'value-class', operator: 'is', value: 'A' } },
  referrer: { word: 'about_referrer', start: { about: 'referrer', operator: 'is', value: true } },
  tag: { word: 'about_tag', start: { about: 'tag', operator: 'has', value: '' } },
  field: { word: 'about_field', start: { about: 'field', field: '', operator: 'is', value: '' } },
  domain: { word: 'about_domain', start: { about: 'domain', operator: 'is', value: '' } },
  interactions: { word: 'about_interactions', start: { about: 'interactions', operator: 'at-least', value: 10 } },
  complaints: { word: 'about_complaints', start: { about: 'complaints', operator: 'at-least', value: 1 } },
  'open-complaints': {
    word: 'about_open_complaints',
    start: { about: 'open-complaints', operator: 'at-least', value: 1 },
  },
  orders: { word: 'about_orders', start: { about: 'orders', operator: 'at-least', value: 3 } },
  since: { word: 'about_since', start: { about: 'since', operator: 'older-than', days: 365 } },
  'last-contact': { word: 'about_last_contact', start: { about: 'last-contact', operator: 'older-than', days: 180 } },
  'last-order': { word: 'about_last_order', start: { about: 'last-order', operator: 'older-than', days: 180 } },
};

export const aboutWord = (about: About): string => t(ABOUT[about].word);

const OPERATOR: Record<Operator, MessageKey> = {
  is: 'operator_is',
  'is-not': 'operator_is_not',
  has: 'operator_has',
  lacks: 'operator_lacks',
  contains: 'operator_contains',
  'at-least': 'operator_at_least',
  'at-most': 'operator_at_most',
  'older-than': 'operator_older_than',
  within: 'operator_within',
};

export const operatorWord = (operator: Operator): string => t(OPERATOR[operator]);

/** The values to choose from, where there are only a few. */
export const kindChoices = () => AccountKind.options.map((value) => ({ value, label: accountKindWord(value) }));
export const stageChoices = () => LifecycleStage.options.map((value) => ({ value, label: stageWord(value) }));
export const classChoices = () => ValueClass.options.map((value) => ({ value, label: value }));

const valueWord = (criterion: Exclude<Criterion, { about: 'referrer' }>): string => {
  switch (criterion.about) {
    case 'kind':
      return accountKindWord(criterion.value);
    case 'lifecycle-stage':
      return stageWord(criterion.value);
    case 'value-class':
      return criterion.value;
    case 'since':
    case 'last-contact':
    case 'last-order':
      return t('criterion_days', number(criterion.days));
    default:
      return typeof criterion.value === 'number' ? number(criterion.value) : t('quoted', criterion.value);
  }
};

/** A condition as a sentence would say it; inner groups in brackets. */
export const conditionWords = (condition: Condition): string => {
  if ('about' in condition) {
    if (condition.about === 'referrer') return t(condition.operator === 'is' ? 'about_referrer' : 'about_referrer_not');
    const subject = condition.about === 'field' ? condition.field : aboutWord(condition.about);
    return `${subject} ${operatorWord(condition.operator)} ${valueWord(condition)}`;
  }
  const parts = 'all' in condition ? condition.all : condition.any;
  const word = t('all' in condition ? 'condition_and' : 'condition_or');
  return parts.map((part) => ('about' in part ? conditionWords(part) : `(${conditionWords(part)})`)).join(` ${word} `);
};

/** Whether every criterion says something: an empty word would gather nobody, or everybody. */
export const isComplete = (condition: Condition): boolean => {
  if (!('about' in condition)) {
    const parts = 'all' in condition ? condition.all : condition.any;
    return parts.length > 0 && parts.every(isComplete);
  }
  if (condition.about === 'field' && condition.field.trim() === '') return false;
  return !('value' in condition) || typeof condition.value !== 'string' || condition.value.trim() !== '';
};
