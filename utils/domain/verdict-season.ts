import { DAY } from './instant';
import type { Instant } from './schema';

// The year of a customer whose contacts cluster in some months: how many contacts a silence would have held (2.2, season).

export type Season = {
  /** Episodes by calendar month, and the sums of the cosines and sines of their days of the year. */
  months: readonly number[];
  cosines: number;
  sines: number;
  /** Contacts a month by calendar month; present while the contacts cluster. */
  rates?: readonly number[];
};

const MONTH = (365.25 / 12) * DAY;
const YEAR = 365.25 * DAY;

export const NO_SEASON: Season = { months: Array.from({ length: 12 }, () => 0), cosines: 0, sines: 0 };

// Months in UTC: a contact of the last evening of a month in the neighbouring one changes nothing.
const monthOf = (at: Instant): number => new Date(at).getUTCMonth();

const nextMonth = (at: Instant): Instant => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
};

/** What each calendar month gets of the time between two moments, in months. */
const exposure = (from: Instant, to: Instant): number[] => {
  const spans = Array.from({ length: 12 }, () => 0);
  for (let start = from; start < to; start = nextMonth(start)) {
    const month = monthOf(start);
    spans[month] = (spans[month] ?? 0) + (Math.min(to, nextMonth(start)) - start) / MONTH;
  }
  return spans;
};

const LEAST_HISTORY = 300 * DAY;
// What a month without contacts is believed to hold nevertheless.
const PSEUDO_CONTACTS = 0.4;
/** Rayleigh test: n·R² above this, and a mean direction at least so strong. */
const RAYLEIGH = 4;
const CONCENTRATION = 0.5;

/** The season after an episode that began at `at`; `first` is the first contact. */
export const afterEpisode = (before: Season, first: Instant, at: Instant): Season => {
  const angle = (2 * Math.PI * (at % YEAR)) / YEAR;
  const month = monthOf(at);
  const months = before.months.with(month, (before.months[month] ?? 0) + 1);
  const cosines = before.cosines + Math.cos(angle);
  const sines = before.sines + Math.sin(angle);
  const episodes = months.reduce((a, b) => a + b, 0);
  const strength = Math.hypot(cosines, sines) / episodes;
  const clusters = at - first >= LEAST_HISTORY && strength > CONCENTRATION && episodes * strength * strength > RAYLEIGH;
  if (!clusters) return { months, cosines, sines };
  const exposed = exposure(first, at);
  const usual = episodes / ((at - first) / MONTH);
  const rates = months.map(
    (count, month) => (count + PSEUDO_CONTACTS) / ((exposed[month] ?? 0) + PSEUDO_CONTACTS / usual),
  );
  return { months, cosines, sines, rates };
};

/** Contacts that the time between two moments would hold at these rates. */
export const expectedContacts = (rates: readonly number[], from: Instant, to: Instant): number => {
  let expected = 0;
  for (let start = from; start < to; ) {
    const end = Math.min(to, nextMonth(start));
    expected += ((rates[monthOf(start)] ?? 0) * (end - start)) / MONTH;
    start = end;
  }
  return expected;
};
