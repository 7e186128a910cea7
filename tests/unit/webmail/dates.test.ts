import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DateHints, parseShownDate } from '@/utils/webmail/dates';

// Each test file has its own process.
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});

const at = (iso: string): number => Date.parse(iso);
// A Monday.
const NOW = () => at('2026-09-21T15:00:00+02:00');
const read = (text: string, hints: DateHints = {}) => {
  const moment = parseShownDate(text, hints);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};
const utc = (iso: string) => new Date(at(iso)).toISOString();
const BERLIN = utc('2026-09-14T10:40:00+02:00');
const NOON = utc('2026-09-04T16:05:00+02:00');

describe('a shown date', () => {
  it.each<[string, DateHints, string]>([
    ['2026-09-14 10:40', {}, BERLIN],
    ['2026-09-14 10:40', { format: 'yy-mm-dd' }, BERLIN],
    ['2026/09/14 10:40', { format: 'yy/mm/dd' }, BERLIN],
    ['2026.09.14 10:40', { format: 'yy.mm.dd' }, BERLIN],
    ['14.09.2026 10:40', { format: 'dd.mm.yy' }, BERLIN],
    ['14.09.2026 10:40', {}, BERLIN],
    ['14.9.2026 10:40', { format: 'd.m.yy' }, BERLIN],
    ['14.09.26 10:40', { format: 'dd.mm.y' }, BERLIN],
    ['14-09-2026 10:40', { format: 'dd-mm-yy' }, BERLIN],
    ['14/09/2026 10:40', { format: 'dd/mm/yy' }, BERLIN],
    ['04/09/2026 16:05', { format: 'dd/mm/yy' }, NOON],
    ['09/04/2026 4:05 pm', { format: 'mm/dd/yy' }, NOON],
    ['09/04/2026 4:05 PM', { format: 'mm/dd/yy' }, NOON],
    ['9/4/26, 4:05 PM', { language: 'en-US' }, NOON],
    ['04/09/2026, 16:05', { language: 'en-GB' }, NOON],
    ['04/09/2026 16:05', { language: 'fr_FR' }, NOON],
    ['14/09/2026 10:40', {}, BERLIN],
    ['9/14/2026 10:40 AM', {}, BERLIN],
    ['14 Sep 2026 10:40', { language: 'en_US' }, BERLIN],
    ['Sep 14, 2026, 10:40 AM', { language: 'en' }, BERLIN],
    ['Mon, Sep 14, 2026 at 10:40 AM', { language: 'en' }, BERLIN],
    ['14. September 2026 um 10:40', { language: 'de' }, BERLIN],
    ['Montag, 14. September 2026 10:40 Uhr', { language: 'de' }, BERLIN],
    ['Mo 14.09.2026 10:40', { language: 'de' }, BERLIN],
    ['14 Mär 2026 10:40', { language: 'de' }, utc('2026-03-14T10:40:00+01:00')],
    ['14 Dez 2026 10:40', { language: 'de' }, utc('2026-12-14T10:40:00+01:00')],
    ['lun. 14 sept. 2026 à 10:40', { language: 'fr' }, BERLIN],
    ['mar. 15 sept. 2026 10:40', { language: 'fr' }, utc('2026-09-15T10:40:00+02:00')],
    ['14 settembre 2026 10:40', { language: 'it' }, BERLIN],
    ['14 de septiembre de 2026, 10:40', { language: 'es' }, BERLIN],
    ['14 września 2026 10:40', { language: 'pl' }, BERLIN],
    ['Fri 9/4/2026 4:05 PM', { language: 'en' }, NOON],
    ['Fri 04/09/2026 16:05', { language: 'en' }, NOON],
    ['Montag, September 14, 2026 10:40 CEST', { language: 'de' }, BERLIN],
    ['09/14/26 (08:40:00 UTC)', { language: 'en-US' }, BERLIN],
    ['Mon, 14 Sep 2026 10:40:00 +0200', {}, BERLIN],
    ['Mon, 14 Sep 2026 04:40:00 -0400 (EDT)', {}, BERLIN],
    ['2026-09-14T08:40:00Z', {}, BERLIN],
    ['2026-09-14T10:40:00.000+02:00', {}, BERLIN],
  ])('%s, %o', (text, hints, moment) => {
    expect(read(text, hints)).toBe(moment);
  });

  it.each([
    ['Heute 10:40', 'de', '2026-09-21T10:40:00+02:00'],
    ['Today 10:40', 'en_US', '2026-09-21T10:40:00+02:00'],
    ['Today 2:40 pm', 'en_US', '2026-09-21T14:40:00+02:00'],
    ['Aujourd’hui 10:40', 'fr_FR', '2026-09-21T10:40:00+02:00'],
    ['Oggi 10:40', 'it', '2026-09-21T10:40:00+02:00'],
    ['Hoy 10:40', 'es', '2026-09-21T10:40:00+02:00'],
    ['Vandaag 10:40', 'nl_NL', '2026-09-21T10:40:00+02:00'],
    ['Gestern, 23:59 Uhr', 'de', '2026-09-20T23:59:00+02:00'],
    ['Yesterday at 11:59 PM', 'en', '2026-09-20T23:59:00+02:00'],
    ['10:40', 'de', '2026-09-21T10:40:00+02:00'],
    ['So 14:05', 'de_DE', '2026-09-20T14:05:00+02:00'],
    ['Fr 14:05', 'de', '2026-09-18T14:05:00+02:00'],
    ['Tue 14:05', 'en', '2026-09-15T14:05:00+02:00'],
    ['Wed 9:12 am', 'en_US', '2026-09-16T09:12:00+02:00'],
    ['mer 14:05', 'it', '2026-09-16T14:05:00+02:00'],
    ['Śr 14:05', 'pl', '2026-09-16T14:05:00+02:00'],
  ])('"%s" (%s) is seen from the moment the page was drawn', (text, language, moment) => {
    expect(read(text, { language, now: NOW() })).toBe(utc(moment));
    expect(read(text, { language })).toBeUndefined();
  });

  it.each<[string, string, DateHints]>([
    ['day and month can be swapped', '04/09/2026 10:40', {}],
    ['"en" may be British or American', '04/09/2026 10:40', { language: 'en' }],
    ['the weekday fits both orders', 'Sun 02/08/2026 10:40', { language: 'en' }],
    ['the weekday fits neither order', 'Mon 04/09/2026 10:40', { language: 'en' }],
    ['a word beside it is no weekday', 'Sent 04/09/2026 10:40', { language: 'en' }],
    ['the format has another order than the text', '04/09/2026 10:40', { format: 'yy-mm-dd', language: 'en-US' }],
    ['three pairs of figures have no order', '04-09-10 10:40', {}],
    ['there is no time of day', '14.09.2026', { language: 'de' }],
    ['there is no year', '14. Sep 10:40', { language: 'de' }],
    ['there are two times', '14.09.2026 10:40 - 11:40', { language: 'de' }],
    ['the day does not exist', '31.09.2026 10:40', {}],
    ['the hour does not exist', '14.09.2026 25:40', {}],
    ['13 o’clock has no afternoon', '09/14/2026 13:40 PM', { format: 'mm/dd/yy' }],
    ['the weekday belongs to another day', 'Dienstag, 14. September 2026 10:40', { language: 'de' }],
    ['a word is unknown', '14.09.2026 10:40 gelesen', { language: 'de' }],
    ['the zone has several meanings', '14 Sep 2026 10:40 IST', { language: 'en' }],
    ['the clocks skip the hour', '29.03.2026 02:30', {}],
    ['the clocks show the hour twice', '25.10.2026 02:30', {}],
    ['"jui" begins two months', '14 jui 2026 10:40', { language: 'fr' }],
    ['today’s weekday is a week ago or today', 'Mo 10:40', { language: 'de', now: at('2026-09-21T15:00:00+02:00') }],
    ['today 23:00 has not been yet', 'Heute 23:00', { language: 'de', now: at('2026-09-21T15:00:00+02:00') }],
    ['the word is of another language', 'Heute 10:40', { language: 'fr', now: at('2026-09-21T15:00:00+02:00') }],
    ['it lies before webmail', '14.09.1985 10:40', {}],
    ['there is nothing', '', {}],
  ])('is none where %s', (_reason, text, hints) => {
    expect(read(text, hints)).toBeUndefined();
  });

  it('survives a language that is none', () => {
    expect(read('14.09.2026 10:40', { language: '../etc' })).toBe(BERLIN);
    expect(read('Today 10:40', { language: 'x_y_z!', now: NOW() })).toBe(utc('2026-09-21T10:40:00+02:00'));
  });

  it('means the moment it was written from, in every format and every minute that happens once', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    const formats: [string, (date: Date) => string][] = [
      ['yy-mm-dd', (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`],
      ['dd.mm.yy', (d) => `${two(d.getDate())}.${two(d.getMonth() + 1)}.${d.getFullYear()}`],
      ['d.m.yy', (d) => `${d.getDate()}.${d.getMonth() + 1}.${d.getFullYear()}`],
      ['mm/dd/yy', (d) => `${two(d.getMonth() + 1)}/${two(d.getDate())}/${d.getFullYear()}`],
      ['dd-mm-yy', (d) => `${two(d.getDate())}-${two(d.getMonth() + 1)}-${d.getFullYear()}`],
    ];
    const moment = fc.integer({ min: at('1996-01-01T00:00:00Z') / 60_000, max: at('2099-12-31T00:00:00Z') / 60_000 });
    fc.assert(
      fc.property(moment, fc.constantFrom(...formats), (minutes, [format, write]) => {
        const date = new Date(minutes * 60_000);
        const shown = `${write(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
        expect([date.getTime(), undefined]).toContain(parseShownDate(shown, { format }));
        // An hour that is shown twice is the only reason for none.
        if (date.getHours() > 3) expect(parseShownDate(shown, { format })).toBe(date.getTime());
      }),
    );
  });

  it('never throws, and takes no time on nonsense', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
        const moment = parseShownDate(text, { now: at('2026-09-21T15:00:00+02:00'), language: 'de' });
        expect(moment === undefined || Number.isSafeInteger(moment)).toBe(true);
      }),
    );
    const start = performance.now();
    for (const unit of ['1', '1:', '1.', '10:40 ', 'Sep ', '(', '-'])
      parseShownDate(unit.repeat(100_000), { now: NOW() });
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
