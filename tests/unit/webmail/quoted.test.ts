import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newText } from '@/utils/text/quoted';
import { expectLinear } from './pace';

describe('what a writer newly wrote', () => {
  it.each([
    [
      'is all of a mail without quotation',
      'Guten Tag,\n\nwann kommen Sie?\n\nGruß',
      'Guten Tag,\n\nwann kommen Sie?\n\nGruß',
    ],
    [
      'stands above the German attribution',
      'Danke!\n\nAm 14.09.26 um 08:12 schrieb Maria Huber:\n> Guten Tag\n> Gruß',
      'Danke!',
    ],
    ['stands above the English attribution', 'Thanks!\n\nOn Mon, 14 Sep 2026, Tom wrote:\n> Hello', 'Thanks!'],
    [
      'stands above an attribution wrapped over two lines',
      'Grazie!\n\nIl giovedì 8 dicembre 2026, Rezeption <r@kunde.example>\nha scritto:\n> Ciao',
      'Grazie!',
    ],
    ['may stand below the quotation', 'Am 14.09.26 schrieb Tom:\n> Wann?\n\nAm Freitag.', 'Am Freitag.'],
    ['may stand between quotations', '> Wann?\nFreitag.\n> Wo?\nBei Ihnen.', 'Freitag.\nBei Ihnen.'],
    ['ends at the signature', 'Danke!\n-- \nTom Ruge\nTel. 123', 'Danke!'],
    ['ends at a trimmed signature mark', 'Danke!\n--\nTom Ruge', 'Danke!'],
    ['ends at the divider', 'Passt.\n\n-----Ursprüngliche Nachricht-----\nVon: Tom\nalt', 'Passt.'],
    ['ends at the English divider', 'Fine.\n\n-----Original Message-----\nFrom: Tom', 'Fine.'],
    [
      'ends at a copied header block',
      'Passt.\n\nVon: Tom <t@kunde.example>\nGesendet: Mittwoch, 16. September 2026\nAn: Laden\nBetreff: Uhr\n\nalt',
      'Passt.',
    ],
    [
      'ends before the line over a copied header block',
      'Fine.\n\n________________________________\nFrom: Tom\nSent: Monday\nTo: Shop\nSubject: Watch\n\nold',
      'Fine.',
    ],
    ['has no line of a telephone in it', 'Komme später.\n\nVon meinem iPhone gesendet', 'Komme später.'],
    ['ends where the page left a quotation out', 'Danke!\n\nAm 14.09.26 um 08:12 schrieb Maria Huber:\n>\n', 'Danke!'],
    ['keeps a sentence with a colon', 'Von: hier bis dort ist es weit.\nGruß', 'Von: hier bis dort ist es weit.\nGruß'],
    [
      'keeps what somebody wrote about writing',
      'Meine Frau schrieb Ihnen gestern.\nGruß',
      'Meine Frau schrieb Ihnen gestern.\nGruß',
    ],
    ['is whole however long its lines are', `${'wort '.repeat(2_000)}ende`, `${'wort '.repeat(2_000)}ende`],
    ['is empty when all is quoted', '> alles\n> alt', ''],
  ])('%s', (_title, text, expected) => {
    expect(newText(text)).toBe(expected);
  });

  it('has no quoted line, no signature mark and no attribution at its end', () => {
    const line = fc.constantFrom(
      '> alt',
      'neu',
      '',
      '-- ',
      'Am 14.09.26 schrieb Tom:',
      'Von: Tom',
      'Betreff: x',
      '____',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const kept = newText([...lines, '> alt'].join('\n')).split('\n');
        expect(kept.filter((one) => one.startsWith('>') || one.startsWith('--'))).toEqual([]);
      }),
    );
  });

  it('holds nothing that was not written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const written = new Set(text.split(/\r\n|\r|\n/).map((line) => line.trim()));
        for (const line of newText(text).split('\n')) expect(written.has(line.trim()) || line === '').toBe(true);
      }),
    );
  });

  it.each(['> ', 'schrieb ', 'Von: ', '-', '\n', '> \n', 'Am 1. schrieb \n'])(
    'takes time in proportion to a text of %j',
    (unit) => {
      expectLinear(unit, 20_000, newText);
    },
  );
});
