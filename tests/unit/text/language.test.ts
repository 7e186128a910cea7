import { describe, expect, it } from 'vitest';
import { languageOf } from '@/utils/text/language';

describe('the language of a mail', () => {
  it.each([
    ['Bitte stornieren.', 'de'],
    ['Please cancel it.', 'en'],
    ['Guten Tag, wann kommt die Lieferung?', 'de'],
    ['Was anyone meant to come?', 'en'],
    ['War jemand da?', 'de'],
    ['Grüezi, es isch nöd guet gsi, merci', 'de'],
    ['Bonjour, où est ma commande ?', 'unknown'],
    ['4711 / 12.03.', 'unknown'],
    ['', 'unknown'],
  ])('of %j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
