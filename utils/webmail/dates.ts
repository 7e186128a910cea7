import { plainLine } from '@/utils/domain/plain';
import type { Instant } from '@/utils/domain/schema';

/** What is known about a page's dates. */
export interface DateHints {
  /** The moment the page was drawn. Without it, "Today 10:40" and "Mon 10:40" can't be told. */
  readonly now?: Instant | undefined;
  /** The order the webmail says it uses, in jQuery UI's letters: `dd.mm.yy`, `mm/dd/yy`, `yy-mm-dd`. */
  readonly format?: string | undefined;
  /** The page's language, `de` or `de_DE`. */
  readonly language?: string | undefined;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const LONGEST = 100;
const DAYS_BACK = 6;
// A mail server's clock may be a little ahead of ours.
const SLACK = 300_000;
const MINUTE = 60_000;
const EARLIEST = Date.UTC(1995, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

// Zones that webmails write out and that mean one offset everywhere; "EST" or "IST" do not.
const ZONES: Readonly<Record<string, number>> = { z: 0, utc: 0, gmt: 0, cet: 60, cest: 120 };

const TIME = /(?<![\d.+-])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:\s?([ap])\.?m\b\.?)?(?![\d:])/gi;
const OFFSET = /^[\s(]{0,2}(?:(?:utc|gmt)?([+-])(\d{2}):?(\d{2})|([a-z]{1,4})(?!\p{L}))\)?(?:\s\([a-z]{2,5}\))?/iu;
const YEAR_FIRST = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const YEAR_LAST = /(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/;

/** Words beside a date that say nothing about it. */
const FILLERS = new Set('t at um uhr à alle a las o om den le de del of the г th st nd rd'.split(' '));

const plainWord = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[.’']/g, '').toLowerCase();

const localesOf = (language: string | undefined): string[] => {
  const tag = language?.replace('_', '-');
  try {
    return [...new Set([...Intl.getCanonicalLocales(tag ?? []), 'en'])];
  } catch {
    // A language tag that is none: the page's own invention.
    return ['en'];
  }
};

/** Names by number: of the months with `month`, of the weekdays (Sunday is 0) with `weekday`. */
const names = (locale: string, part: 'month' | 'weekday'): string[][] => {
  // With a day beside it, a month stands in another case (Polish "września").
  const styles: Intl.DateTimeFormatOptions[] = [
    { [part]: 'long' },
    { [part]: 'short' },
    { [part]: 'long', day: '2-digit' },
  ];
  const formats = styles.map((style) => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }));
  // 2023-01-01 was a Sunday.
  const dates = Array.from({ length: part === 'month' ? 12 : 7 }, (_, index) =>
    part === 'month' ? Date.UTC(2023, index) : Date.UTC(2023, 0, index + 1),
  );
  return dates.map((date) =>
    formats.map((format) => plainWord(format.formatToParts(date).find(({ type }) => type === part)?.value ?? '')),
  );
};

const known = new Map<string, string[][]>();

const namesIn = (locale: string, part: 'month' | 'weekday'): string[][] => {
  const key = `${locale} ${part}`;
  const list = known.get(key) ?? names(locale, part);
  known.set(key, list);
  return list;
};

/** Which month or weekday a word names, in full or by its beginning; the page's language goes first. */
const named = (word: string, part: 'month' | 'weekday', locales: readonly string[]): number | undefined => {
  const plain = plainWord(word);
  const shortest = part === 'month' ? 3 : 2;
  for (const locale of locales) {
    const list = namesIn(locale, part);
    const exact = list.findIndex((forms) => forms.includes(plain));
    if (exact >= 0) return exact;
    if (plain.length < shortest) continue;
    const beginnings = list.flatMap((forms, index) => (forms.some((form) => form.startsWith(plain)) ? [index] : []));
    const [only] = beginnings;
    if (beginnings.length === 1) return only;
  }
  return undefined;
};

/** The order of day, month and year in a format of jQuery UI or of the page's language, where it uses this separator. */
const orderOf = (separator: string, { format, language }: DateHints): string | undefined => {
  if (format !== undefined) {
    const letters = format.toLowerCase();
    const order = ['d', 'm', 'y'].sort((one, other) => letters.indexOf(one) - letters.indexOf(other)).join('');
    return /d.*m|m.*d/.test(letters) && letters.includes('y') && letters.includes(separator) ? order : undefined;
  }
  // Dots are written day first wherever the year is last; a bare "en" may be British or American.
  if (separator === '.') return 'dmy';
  if (language === undefined || /^en$/i.test(language)) return undefined;
  const parts = new Intl.DateTimeFormat(localesOf(language)).formatToParts(0);
  if (!parts.some(({ type, value }) => type === 'literal' && value.includes(separator))) return undefined;
  return parts.map(({ type }) => (type === 'literal' ? '' : type[0])).join('');
};

const century = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) >= 95 ? 1900 : 2000);

/** A date in figures. Where day and month could be swapped and nothing says which is which: none. */
const figures = (text: string, hints: DateHints): { day: Day; rest: string } | 'ambiguous' | undefined => {
  const first = YEAR_FIRST.exec(text);
  if (first) {
    const [all, year = '', , month, day] = first;
    return { day: { year: Number(year), month: Number(month), day: Number(day) }, rest: text.replace(all, ' ') };
  }
  const [last, a = '', separator = '', b = '', c = ''] = YEAR_LAST.exec(text) ?? [];
  if (last === undefined) return undefined;
  const order = orderOf(separator, hints) ?? (c.length === 4 ? orderBySize(Number(a), Number(b)) : undefined);
  if (order === undefined) return 'ambiguous';
  const part = (letter: string): string => [a, b, c][order.indexOf(letter)] ?? '';
  const day = { year: century(part('y')), month: Number(part('m')), day: Number(part('d')) };
  return { day, rest: text.replace(last, ' ') };
};

/** The order that the figures themselves betray: there is no 13th month. */
const orderBySize = (a: number, b: number): string | undefined => {
  if (a > 12) return 'dmy';
  return b > 12 || a === b ? 'mdy' : undefined;
};

const before = (now: Instant, days: number): Day => {
  const today = new Date(now);
  const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - days, 12);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
};

/** Noon of the day that it is where clocks are `offset` ahead of UTC, on the clocks here ("Today, 08:40:00 UTC", Horde). */
const dayAt = (now: Instant, offset: number): Instant => {
  const there = new Date(now + offset);
  return new Date(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate(), 12).getTime();
};

/** "Today", "Yesterday", nothing (a bare time is today's), or a weekday of the last six days. */
const relative = (text: string, now: Instant, locales: readonly string[]): Day | undefined => {
  const words = wordsOf(text).map(plainWord).join(' ');
  if (words === '') return before(now, 0);
  for (const locale of locales) {
    const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    const back = [0, 1].find((days) => format.format(-days, 'day').split(' ').map(plainWord).join(' ') === words);
    if (back !== undefined) return before(now, back);
  }
  const weekday = named(words, 'weekday', locales);
  if (weekday === undefined) return undefined;
  const back = (new Date(now).getDay() - weekday + 7) % 7;
  // Today's own weekday would have been "Today", so the page is a week old, or something else.
  return back >= 1 && back <= DAYS_BACK ? before(now, back) : undefined;
};

/** A date with the month in letters: "14. September 2026", "Sep 14, 2026". */
const letters = (text: string, locales: readonly string[]): { day: Day; rest: string } | undefined => {
  const numbers = [...text.matchAll(/\d+/g)].map(([digits]) => digits);
  const year = numbers.find((digits) => digits.length === 4);
  const day = numbers.find((digits) => digits.length <= 2);
  if (numbers.length !== 2 || year === undefined || day === undefined) return undefined;
  const months = [...text.matchAll(/[\p{L}\p{M}]{3,}/gu)]
    .map(([word]) => ({ word, month: named(word, 'month', locales) }))
    .filter(({ month }) => month !== undefined);
  // "mar. 15 sept." is Tuesday in French: a word that is also a weekday gives way.
  const candidates =
    months.length > 1 ? months.filter(({ word }) => named(word, 'weekday', locales) === undefined) : months;
  const [only] = candidates;
  if (candidates.length !== 1 || only?.month === undefined) return undefined;
  const rest = text.replace(only.word, ' ').replace(/\d+/g, ' ');
  return { day: { year: Number(year), month: only.month + 1, day: Number(day) }, rest };
};

/**
 * The moment of a wall-clock time, in the zone that was written beside it or else in this browser's; none where no clock
 * shows it, or where this zone's clocks show it twice.
 */
const momentOf = ({ year, month, day }: Day, { hour, minute, second }: Time, written?: number): Instant | undefined => {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // An hour 25 or a 31st of September would have moved on to another day.
  if (new Date(wall).toISOString().slice(0, 16) !== `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`) {
    return undefined;
  }
  const sides = [-1, 1].map((side) => zoneAt(wall + side * 86_400_000));
  const offsets =
    written === undefined ? [...new Set(sides)].filter((zone) => zoneAt(wall - zone) === zone) : [written];
  const [offset] = offsets;
  return offsets.length === 1 && offset !== undefined ? believable(wall - offset) : undefined;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Local time less UTC, in milliseconds. */
const zoneAt = (moment: Instant): number => -new Date(moment).getTimezoneOffset() * MINUTE;

const timeIn = (text: string): { time: Time; head: string; tail: string } | undefined => {
  const found = [...text.matchAll(TIME)];
  const [match] = found;
  if (!match || found.length > 1) return undefined;
  const [all, hours, minutes, seconds, half] = match;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const of24 = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  const time = { hour: of24, minute: Number(minutes), second: Number(seconds ?? 0) };
  return { time, head: text.slice(0, match.index), tail: text.slice(match.index + all.length) };
};

const offsetIn = (tail: string): { offset: number; rest: string } | undefined => {
  const [all = '', sign, hours, minutes, zone = ''] = OFFSET.exec(tail) ?? [];
  const east =
    sign === undefined ? ZONES[zone.toLowerCase()] : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  return east === undefined ? undefined : { offset: east * MINUTE, rest: tail.slice(all.length) };
};

/**
 * The moment that a webmail's shown date means: figures in the order the page tells, months in letters, or "Today",
 * "Yesterday" and weekdays seen from `now`, in the page's language or English; in this browser's zone unless the text
 * names another. Absent whenever it could mean two things, lacks the time of day, or holds words we don't know.
 */
export const parseShownDate = (shown: string, hints: DateHints = {}): Instant | undefined => {
  if (shown.length > LONGEST) return undefined;
  const [, forPrograms] = WITH_AGE.exec(shown) ?? [];
  if (forPrograms !== undefined) return parseMachineDate(forPrograms);
  const clock = timeIn(plainLine(shown));
  if (!clock) return undefined;
  const zone = offsetIn(clock.tail);
  const dateText = `${clock.head} ${zone ? zone.rest : clock.tail}`;
  const locales = localesOf(hints.language);
  const written = figures(dateText, hints) ?? letters(dateText, locales);
  if (written === 'ambiguous') {
    const hasWeekday = wordsOf(dateText).some((word) => named(word, 'weekday', locales) !== undefined);
    return hasWeekday ? byWeekday(shown, hints) : undefined;
  }
  if (!written) {
    if (hints.now === undefined || /\d/.test(dateText) || (zone && wordsOf(dateText).length === 0)) return undefined;
    const day = relative(dateText, zone ? dayAt(hints.now, zone.offset) : hints.now, locales);
    const moment = day && momentOf(day, clock.time, zone?.offset);
    return moment !== undefined && moment <= hints.now + SLACK ? moment : undefined;
  }
  const { year, month, day } = written.day;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const others = wordsOf(written.rest).filter((word) => named(word, 'weekday', locales) !== weekday);
  return others.length > 0 ? undefined : momentOf(written.day, clock.time, zone?.offset);
};

/** Cypht 2: `2026-09-14T08:40:00+00:00 0 (2 months, 1 week)`, the zone once more in seconds. */
const WITH_AGE = /^(\d{4}-\S+) -?\d{1,5} \([^)]*\)$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const RFC =
  /^(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC)(?: \([A-Za-z ]{1,40}\))?$/;

/** The moment in an attribute meant for programs: ISO 8601 or a mail header's date, both with a zone, or milliseconds. */
export const parseMachineDate = (written: string | undefined): Instant | undefined => {
  const text = written?.trim() ?? '';
  if (/^\d{12,13}$/.test(text)) return believable(Number(text));
  if (!ISO.test(text) && !RFC.test(text)) return undefined;
  const moment = Date.parse(text.replace(/ \(.*\)$/, ''));
  return Number.isNaN(moment) ? undefined : believable(moment);
};

/** The order of figures that the weekday beside them betrays ("Thu 5/14/2026 10:40", Outlook 2026): the other's is another day. */
const byWeekday = (shown: string, hints: DateHints): Instant | undefined => {
  const [separator] = /[-/](?=\s?\d{4})/.exec(shown) ?? [];
  if (separator === undefined || hints.format !== undefined) return undefined;
  const moments = ['dd-mm-yy', 'mm-dd-yy']
    .map((format) => parseShownDate(shown, { ...hints, format: format.replaceAll('-', separator) }))
    .filter((moment) => moment !== undefined);
  return moments.length === 1 ? moments[0] : undefined;
};

/** What of a text says something. */
const wordsOf = (text: string): string[] =>
  text.split(/[\s,;.()]+/).filter((word) => word !== '' && !FILLERS.has(word.toLowerCase()));

const believable = (moment: Instant | undefined): Instant | undefined =>
  moment !== undefined && moment >= EARLIEST && moment <= LATEST ? moment : undefined;
