// First, for its effect: the browser's texts have to be there.
import './a-browser';

import { describe, expect, it } from 'vitest';
import { conditionWords } from '@/components/segment/criterion-words';
import type { Condition } from '@/utils/domain/segment-rule';

describe('a condition in words', () => {
  it.each<[Condition, string]>([
    [{ about: 'referrer', operator: 'is', value: true }, 'Recommends us'],
    [{ about: 'referrer', operator: 'is-not', value: true }, 'Does not recommend us'],
    [{ about: 'value-class', operator: 'is', value: 'A' }, 'Value is A'],
    [
      {
        any: [
          { about: 'complaints', operator: 'at-least', value: 2 },
          { all: [{ about: 'tag', operator: 'has', value: 'VIP' }] },
        ],
      },
      'Complaints at least 2 or (Tag includes “VIP”)',
    ],
  ])('reads like a sentence: %#', (condition, words) => {
    expect(conditionWords(condition)).toBe(words);
  });
});
