import { DAY } from './instant';
import type { Instant } from './schema';
import type { AccountFacts, Condition, Criterion, SegmentRule } from './segment-rule';

/** How deep a saved condition may nest its groups. */
export const MOST_DEPTH = 3;

/** How many groups lie inside one another: 0 for a single criterion, 1 for a plain list of them. */
export const depth = (condition: Condition): number => {
  if ('about' in condition) return 0;
  const parts = 'all' in condition ? condition.all : condition.any;
  return 1 + Math.max(0, ...parts.map(depth));
};

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

const compared = (operator: 'is' | 'is-not', is: boolean): boolean => (operator === 'is' ? is : !is);

const COUNT = {
  interactions: 'interactions',
  complaints: 'complaints',
  'open-complaints': 'openComplaints',
  orders: 'orders',
} as const;

const DATE = { since: 'since', 'last-contact': 'lastContactAt', 'last-order': 'lastOrderAt' } as const;

const meets = (criterion: Criterion, facts: AccountFacts, now: Instant): boolean => {
  switch (criterion.about) {
    case 'kind':
      return compared(criterion.operator, facts.kind === criterion.value);
    case 'lifecycle-stage':
      return compared(criterion.operator, facts.lifecycleStage === criterion.value);
    case 'value-class':
      return compared(criterion.operator, facts.valueClass === criterion.value);
    case 'referrer':
      return compared(criterion.operator, facts.referrer);
    case 'domain':
      return compared(
        criterion.operator,
        facts.domains.some((domain) => same(domain, criterion.value)),
      );
    case 'tag':
      return (criterion.operator === 'has') === facts.tags.some((tag) => same(tag, criterion.value));
    case 'field': {
      const value = Object.hasOwn(facts.fields, criterion.field) ? facts.fields[criterion.field] : undefined;
      if (criterion.operator !== 'contains') return compared(criterion.operator, same(value, criterion.value));
      return value?.toLowerCase().includes(criterion.value.toLowerCase()) ?? false;
    }
    case 'interactions':
    case 'complaints':
    case 'open-complaints':
    case 'orders': {
      const count = facts[COUNT[criterion.about]];
      return criterion.operator === 'at-least' ? count >= criterion.value : count <= criterion.value;
    }
    case 'since':
    case 'last-contact':
    case 'last-order': {
      const at = facts[DATE[criterion.about]];
      const isOlder = at === undefined || now - at > criterion.days * DAY;
      return (criterion.operator === 'older-than') === isOlder;
    }
  }
};

/**
 * Whether an account meets a condition at `now`. What is not known is not equal to anything: `is-not` and `older-than`
 * hold, `is`, `contains` and `within` do not. Words compare without regard to case. An empty group matches nothing,
 * whether `all` or `any`, so that a rule nobody has filled in yet gathers no customers.
 */
export const matches = (condition: Condition, facts: AccountFacts, now: Instant): boolean => {
  if ('about' in condition) return meets(condition, facts, now);
  if ('any' in condition) return condition.any.some((part) => matches(part, facts, now));
  return condition.all.length > 0 && condition.all.every((part) => matches(part, facts, now));
};

/** The rules an account meets, by position; the first names its badge. */
export const segmentsOf = (rules: readonly SegmentRule[], facts: AccountFacts, now: Instant): SegmentRule[] =>
  rules
    .filter(({ condition }) => matches(condition, facts, now))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
