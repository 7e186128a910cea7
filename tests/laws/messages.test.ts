import { describe, expect, it } from 'vitest';
import { shipped, textOf } from './sources';

type Messages = Record<string, { message: string }>;
const read = (language: string): Messages => JSON.parse(textOf(`public/_locales/${language}/messages.json`));
const en = read('en');
const de = read('de');

const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d/g) ?? [])].toSorted();

const code = shipped()
  .map(({ text }) => text)
  .concat(textOf('wxt.config.ts'))
  .join('\n');
/** Keys put together at run time, as patterns: `error_${code}` uses every key that begins so. */
const composed = [...code.matchAll(/`([a-zA-Z][\w]*?)\$\{[^`]*?\}(\w*)`/g)].map(
  ([, start, end]) => new RegExp(`^${start}\\w+${end}$`),
);

describe('the texts', () => {
  it('exist in both languages, key by key', () => {
    expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const messages of [en, de])
      expect(Object.entries(messages).filter(([, { message }]) => message.trim() === '')).toEqual([]);
  });

  it('have the same placeholders in both languages', () => {
    const differing = Object.keys(en).filter(
      (key) =>
        !key.endsWith('_one') &&
        JSON.stringify(placeholders(en[key]?.message ?? '')) !== JSON.stringify(placeholders(de[key]?.message ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it('have a form for many wherever they have one for one', () => {
    const stems = Object.keys(en).flatMap((key) => (key.endsWith('_one') ? [key.slice(0, -4)] : []));
    expect(stems.filter((stem) => en[`${stem}_other`] === undefined)).toEqual([]);
  });

  it('are all used', () => {
    const unused = Object.keys(en).filter((key) => {
      const stem = key.replace(/_(one|other)$/, '');
      return (
        !code.includes(`'${key}'`) &&
        !code.includes(`'${stem}'`) &&
        !code.includes(`__MSG_${key}__`) &&
        !composed.some((pattern) => pattern.test(key) || pattern.test(stem))
      );
    });
    expect(unused).toEqual([]);
  });

  it('never address the reader as Sie, and keep tool words away from people', () => {
    expect(
      Object.entries(de).filter(([, { message }]) => /\b(Sie|Ihre[nmrs]?|Ihnen|Score|Ticket|Churn)\b/.test(message)),
    ).toEqual([]);
    expect(Object.entries(en).filter(([, { message }]) => /\b(score|ticket|churn)\b/i.test(message))).toEqual([]);
  });
});
