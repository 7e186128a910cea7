import { describe, expect, it } from 'vitest';
import { depth, matches, segmentsOf } from '@/utils/domain/segment';
import type { AccountFacts, Condition, Criterion } from '@/utils/domain/segment-rule';
import { day, facts } from './build';

const now = day(100);
const business: Criterion = { about: 'kind', operator: 'is', value: 'business' };
const isA: Criterion = { about: 'value-class', operator: 'is', value: 'A' };

describe('a criterion', () => {
  it.each<[string, Criterion, Partial<AccountFacts>, boolean]>([
    ['a business is a business', business, { kind: 'business' }, true],
    ['a private customer is not a business', business, { kind: 'private' }, false],
    ['a private customer is other than a business', { ...business, operator: 'is-not' }, { kind: 'private' }, true],
    [
      'a regular is a regular',
      { about: 'lifecycle-stage', operator: 'is', value: 'regular' },
      { lifecycleStage: 'regular' },
      true,
    ],
    ['an unknown stage is no stage', { about: 'lifecycle-stage', operator: 'is', value: 'regular' }, {}, false],
    [
      'an unknown stage is other than any',
      { about: 'lifecycle-stage', operator: 'is-not', value: 'regular' },
      {},
      true,
    ],
    ['an A customer is in class A', isA, { valueClass: 'A' }, true],
    ['a customer without class is not in class A', isA, {}, false],
    ['a referrer refers', { about: 'referrer', operator: 'is', value: true }, { referrer: true }, true],
    ['others do not', { about: 'referrer', operator: 'is-not', value: true }, { referrer: false }, true],
    [
      'one of several domains is enough',
      { about: 'domain', operator: 'is', value: 'B.example' },
      { domains: ['a.example', 'b.example'] },
      true,
    ],
    ['no domain is other than any', { about: 'domain', operator: 'is-not', value: 'b.example' }, {}, true],
    ['a tag is found whatever its case', { about: 'tag', operator: 'has', value: 'vip' }, { tags: ['VIP'] }, true],
    ['a part of a tag is not the tag', { about: 'tag', operator: 'has', value: 'vi' }, { tags: ['VIP'] }, false],
    ['a tag that lacks', { about: 'tag', operator: 'lacks', value: 'vip' }, { tags: ['club'] }, true],
    ['a tag that does not lack', { about: 'tag', operator: 'lacks', value: 'vip' }, { tags: ['vip'] }, false],
    [
      'a field with the value',
      { about: 'field', field: 'Branche', operator: 'is', value: 'bau' },
      { fields: { Branche: 'Bau' } },
      true,
    ],
    [
      'a field with a part of it',
      { about: 'field', field: 'Branche', operator: 'contains', value: 'BAU' },
      { fields: { Branche: 'Tiefbau' } },
      true,
    ],
    [
      'a field that is missing contains nothing',
      { about: 'field', field: 'Branche', operator: 'contains', value: '' },
      {},
      false,
    ],
    [
      'a field that is missing is other than any',
      { about: 'field', field: 'Branche', operator: 'is-not', value: 'bau' },
      {},
      true,
    ],
    ['a field nobody made', { about: 'field', field: 'constructor', operator: 'contains', value: 'o' }, {}, false],
    [
      'three complaints are at least three',
      { about: 'complaints', operator: 'at-least', value: 3 },
      { complaints: 3 },
      true,
    ],
    ['two are not', { about: 'complaints', operator: 'at-least', value: 3 }, { complaints: 2 }, false],
    [
      'no open complaint is at most none',
      { about: 'open-complaints', operator: 'at-most', value: 0 },
      { complaints: 4 },
      true,
    ],
    [
      'one open complaint is more than none',
      { about: 'open-complaints', operator: 'at-most', value: 0 },
      { openComplaints: 1 },
      false,
    ],
    ['orders are counted as orders', { about: 'orders', operator: 'at-least', value: 1 }, { orders: 1 }, true],
    [
      'touches are counted as touches',
      { about: 'interactions', operator: 'at-least', value: 1 },
      { interactions: 1 },
      true,
    ],
    [
      'contact ten days ago lies within ten days',
      { about: 'last-contact', operator: 'within', days: 10 },
      { lastContactAt: day(90) },
      true,
    ],
    [
      'contact eleven days ago does not',
      { about: 'last-contact', operator: 'within', days: 10 },
      { lastContactAt: day(89) },
      false,
    ],
    [
      'contact eleven days ago is older than ten',
      { about: 'last-contact', operator: 'older-than', days: 10 },
      { lastContactAt: day(89) },
      true,
    ],
    ['no order at all is older than any', { about: 'last-order', operator: 'older-than', days: 365 }, {}, true],
    ['no order at all is within nothing', { about: 'last-order', operator: 'within', days: 365 }, {}, false],
    [
      'a customer since long is not a new one',
      { about: 'since', operator: 'within', days: 90 },
      { since: day(0) },
      false,
    ],
  ])('%s', (_, criterion, more, expected) => {
    expect(matches(criterion, facts(more), now)).toBe(expected);
  });
});

describe('a condition', () => {
  const yes = business;
  const no = isA;
  it.each<[string, Condition, boolean]>([
    ['of all holds when each holds', { all: [yes, yes] }, true],
    ['of all fails with one', { all: [yes, no] }, false],
    ['of any holds with one', { any: [no, yes] }, true],
    ['of any fails when none holds', { any: [no, no] }, false],
    ['nests', { all: [yes, { any: [no, { all: [yes] }] }] }, true],
    ['of all of nothing matches nobody', { all: [] }, false],
    ['of any of nothing matches nobody', { any: [] }, false],
    ['fails when one of its groups is still empty', { all: [yes, { all: [] }] }, false],
    ['of any ignores a group that is still empty', { any: [yes, { all: [] }] }, true],
  ])('%s', (_, condition, expected) => {
    expect(matches(condition, facts(), now)).toBe(expected);
  });

  it.each<[number, Condition]>([
    [0, yes],
    [1, { all: [] }],
    [1, { any: [yes, no] }],
    [2, { all: [yes, { any: [no] }] }],
    [3, { any: [{ all: [yes] }, { all: [{ any: [yes] }] }] }],
  ])('is %i groups deep', (expected, condition) => {
    expect(depth(condition)).toBe(expected);
  });
});

describe('the segments of an account', () => {
  const rule = (id: string, position: number, condition: Condition) => ({
    id,
    name: id,
    short: 'X',
    position,
    condition,
  });
  it('are those it matches, by position', () => {
    const rules = [rule('a', 2, business), rule('never', 0, isA), rule('b', 1, business)];
    expect(segmentsOf(rules, facts(), now).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(rules.map(({ id }) => id)).toEqual(['a', 'never', 'b']);
  });

  it('keep one order when two rules stand at the same place', () => {
    const rules = [rule('b', 1, business), rule('a', 1, business)];
    expect(segmentsOf(rules, facts(), now)).toEqual(segmentsOf(rules.toReversed(), facts(), now));
  });
});
