import { textOf } from '@/tests/laws/sources';

type Key = string;

/** The product's own texts, so that a story finds buttons by what people read on them in either language. */
export const wordsOf = (language: 'de' | 'en') => {
  const messages = JSON.parse(textOf(`public/_locales/${language}/messages.json`)) as Record<Key, { message: string }>;
  return (key: Key): string => {
    const message = messages[key]?.message;
    if (message === undefined) throw new Error(`no text ${key}`);
    return message;
  };
};
