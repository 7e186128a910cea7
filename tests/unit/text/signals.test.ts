import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signalsOf } from '@/utils/text/signals';

const kindsOf = (text: string): string[] => signalsOf(text).signals.map(({ kind }) => kind);
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('what a mail says', () => {
  it.each([
    'Seit drei Wochen warte ich auf die Ersatzteile, niemand meldet sich. Ich bin sehr enttäuscht von Ihnen.',
    'I have been waiting for three weeks and nobody has replied. This is unacceptable, I am very disappointed.',
  ])('is a complaint: %s', (text) => {
    const { complaint, evidence } = signalsOf(text);
    expect(complaint).not.toBe('none');
    for (const words of evidence) expect(flat(text)).toContain(flat(words));
  });

  it.each([
    'Guten Tag, könnten Sie mir bitte die Öffnungszeiten am Samstag nennen? Vielen Dank!',
    'Hello, could you please tell me your opening hours on Saturday? Many thanks!',
    'Vielen Dank für die schnelle Lieferung, alles ist perfekt!',
    'Thank you so much for the quick delivery, everything is perfect!',
  ])('is none: %s', (text) => {
    expect(signalsOf(text)).toMatchObject({ complaint: 'none', evidence: [] });
    expect(signalsOf(text).category).toBeUndefined();
  });

  it('is judged by what was newly written, never by what is quoted', () => {
    const angry = '> Seit drei Wochen warte ich, niemand meldet sich. Ich bin sehr enttäuscht!';
    const mail = `Alles bestens, vielen Dank!\n\nAm 5.2.2026 um 10:00 schrieb Anna Kern <a@kunde.example>:\n${angry}`;
    expect(signalsOf(mail)).toEqual(signalsOf('Alles bestens, vielen Dank!'));
  });

  it.each([
    ['Bis wann können Sie liefern?', 'question'],
    ['Could you tell me when you open?', 'question'],
    ['Hiermit kündige ich meinen Vertrag zum Jahresende. Bitte bestätigen Sie die Kündigung.', 'cancellation'],
    ['Please cancel my membership at the end of the month and confirm the cancellation.', 'cancellation'],
    ['Ihre Mahnung vom Montag habe ich erhalten.', 'dunning'],
    ['I received your payment reminder on Monday.', 'dunning'],
  ])('says, in %j, %s', (text, kind) => {
    expect(kindsOf(text)).toContain(kind);
  });

  it('says nothing in a language that nobody here reads', () => {
    expect(signalsOf('Bonjour, où est ma commande ?')).toEqual({
      language: 'unknown',
      complaint: 'none',
      sentiment: 'neu',
      signals: [],
      evidence: [],
    });
  });

  it('is less of a complaint to a user who corrected often', () => {
    const text = 'Ich warte seit drei Wochen, niemand meldet sich. Ich bin sehr enttäuscht von Ihnen.';
    expect(signalsOf(text, { shift: 100 }).complaint).toBe('none');
    expect(signalsOf(text, { shift: -100 }).complaint).toBe('probable');
  });

  it('shows no word that is not in the mail, whatever the mail', () => {
    const piece = fc.constantFrom(
      'Seit Wochen keine Antwort!',
      'Wo bleibt die Rechnung?',
      'Danke',
      '\n',
      '> alt',
      'I am not happy.',
      'Please cancel',
      '…',
      '4711',
      'ẞ',
      'the',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const mail = pieces.join(' ');
        const { signals, evidence } = signalsOf(mail);
        for (const words of [...evidence, ...signals.flatMap((signal) => signal.words)]) expect(mail).toContain(words);
      }),
    );
  });
});
