import { describe, expect, it } from 'vitest';
import { newText } from '@/utils/text/quoted';

describe('what a writer newly wrote', () => {
  it.each([
    [
      'ends at the German closing',
      'Bitte um Rückruf.\n\nMit freundlichen Grüßen\nIng. Karl Maier\nTel. 123',
      'Bitte um Rückruf.',
    ],
    ['ends at the English closing', 'Please call back.\n\nKind regards,\n\nJohn Doe\nCEO', 'Please call back.'],
    ['ends at a closing with the name beside it', 'Passt so.\n\nLG Peter', 'Passt so.'],
    ['ends at thanks over a name', 'Siehe unten.\n\nDanke\nSchulz', 'Siehe unten.'],
    [
      'goes on with the postscript',
      'Alles gut.\n\nViele Grüße\nNora\n\nPS: Schönes Modell.',
      'Alles gut.\n\nPS: Schönes Modell.',
    ],
    [
      'goes on with a sentence below the closing',
      'Alles gut.\nGruß Holl\n\nDie Rechnung stimmt aber leider wieder nicht.',
      'Alles gut.\n\nDie Rechnung stimmt aber leider wieder nicht.',
    ],
    [
      'stands above an attribution over unmarked lines',
      'Thanks!\n\nOn Tue, 16 Nov 2026, 12:34 pm Ann <ann@shop.example>\nwrote:\n\nWe are sorry.',
      'Thanks!',
    ],
    [
      'stands above the short attribution',
      'Ja.\n\nAnna Kern schrieb am 05.02.2026 um 10:31:\n\nPasst der Termin?',
      'Ja.',
    ],
    [
      'stands above "has written the following"',
      'Ja.\n\nAm 5. Februar 2026 hat Anna Kern Folgendes geschrieben:\n> Passt der Termin?',
      'Ja.',
    ],
    [
      'stands above an attribution in another language',
      'Merci!\n\nPå 14 september 2026 på 02:23:18, Rudy (rudy@shop.example) skrev:\n\nHej',
      'Merci!',
    ],
    [
      'stands before an attribution on the same line',
      'reply--- On Wed, Apr 4, 2026 at 3:59 PM, Ann wrote:\n> Hi',
      'reply',
    ],
    [
      'has no confidentiality notice in it',
      'Top!\n\nDiese E-Mail ist vertraulich. Sollten Sie nicht der Adressat sein,\nlöschen Sie sie bitte.',
      'Top!',
    ],
    ['keeps a mail about mails', 'Diese E-Mail ist schon meine dritte.', 'Diese E-Mail ist schon meine dritte.'],
    [
      'keeps a sentence about who wrote when',
      'Am Montag um 10 Uhr schrieb mir Ihr Kollege, dass alles fertig ist.',
      'Am Montag um 10 Uhr schrieb mir Ihr Kollege, dass alles fertig ist.',
    ],
    ['keeps thanks that nobody signs', 'Danke\nfür die schnelle Hilfe!', 'Danke\nfür die schnelle Hilfe!'],
  ])('%s', (_title, text, expected) => {
    expect(newText(text)).toBe(expected);
  });
});
