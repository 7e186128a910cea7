import type messages from '@/public/_locales/en/messages.json';
import { bare } from './bare';

/** A key of `_locales`; a law keeps both languages complete. */
export type MessageKey = keyof typeof messages;
/** Stem of a message that has a form for one and a form for many: `x_one`, `x_other`. */
export type PluralKey = MessageKey extends infer K ? (K extends `${infer Stem}_one` ? Stem : never) : never;

/** The text for `key` in the browser's language; `$1`…`$9` in it become `values`. */
export const t = (key: MessageKey, ...values: readonly (string | number)[]): string =>
  bare()?.i18n.getMessage(key, values.map(String)) || key;

/** The text for a number of things; `$1` is the number, formatted, `values` follow. */
export const plural = (stem: PluralKey, count: number, ...values: readonly (string | number)[]): string =>
  t(
    `${stem}_${new Intl.PluralRules(language()).select(count) === 'one' ? 'one' : 'other'}` as MessageKey,
    number(count),
    ...values,
  );

/** The browser's interface language as a BCP 47 tag, used for dates and numbers. */
export const language = (): string => bare()?.i18n.getUILanguage() ?? 'en';

/** The language our texts are in: the only two there are. */
export const textLanguage = (): 'de' | 'en' => (language().toLowerCase().startsWith('de') ? 'de' : 'en');

export const number = (value: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value);
