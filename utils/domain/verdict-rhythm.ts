import type { HealthEvent } from './health-event';
import { DAY } from './instant';
import type { Instant } from './schema';
import { clamp, evidence, NOTHING } from './verdict-evidence';
import { isContact } from './verdict-relationship';
import { afterEpisode, expectedContacts, NO_SEASON, type Season } from './verdict-season';
import type { AssessSettings, Rule, View } from './verdict-view';

// Silence against the customer's own rhythm: a cumulative sum in continuous time over the gaps between episodes of contact,
// which are Weibull distributed with a scale and a shape learnt from him and shrunk to a prior (2.2).

export type Rhythm = {
  firstAt: Instant;
  lastAt: Instant;
  episodeAt: Instant;
  episodes: number;
  /** Weight, mean and spread of the logarithms of his gaps in days, older gaps forgotten a little with each. */
  weight: number;
  sum: number;
  squares: number;
  /** The same as a Weibull distribution, and the gap he usually keeps. */
  scaleDays: number;
  shape: number;
  usualDays: number;
  /** Evidence from the gaps before the present one. */
  score: number;
  season: Season;
  /** Announced absences that are not over at the last contact. */
  absences: readonly { from: Instant; until: Instant }[];
};

export const NO_RHYTHM: Rhythm = {
  firstAt: 0,
  lastAt: 0,
  episodeAt: 0,
  episodes: 0,
  weight: 0,
  sum: 0,
  squares: 0,
  scaleDays: 45,
  shape: 1.42,
  usualDays: 30,
  score: 0,
  season: NO_SEASON,
  absences: [],
};

// Standard deviation of a logarithm of an exponential variable, and Euler's constant: from ln(gap) to the Weibull shape and scale.
const LOG_SPREAD = 1.2825;
const EULER = 0.5772;
// Half of 1/ln 2: log2 of the likelihood ratio "rate halved" while nothing happens.
const HALVED_RATE = 0.7213;

type Fit = Pick<Rhythm, 'scaleDays' | 'shape' | 'usualDays'>;

const fitted = ({ weight, sum, squares }: Rhythm, { health: { rhythm } }: AssessSettings): Fit => {
  const prior = Math.log(Math.max(rhythm.priorDays, 0.5));
  const meanWeight = rhythm.priorDaysWeight + weight;
  const mean = meanWeight === 0 ? prior : (prior * rhythm.priorDaysWeight + sum) / meanWeight;
  const scatter = Math.max(0, squares - 2 * mean * sum + weight * mean * mean);
  const spreadWeight = rhythm.priorSpreadWeight + weight;
  const variance =
    spreadWeight === 0
      ? rhythm.priorSpread ** 2
      : (rhythm.priorSpread ** 2 * rhythm.priorSpreadWeight + scatter) / spreadWeight;
  const shape = clamp(LOG_SPREAD / Math.max(Math.sqrt(variance), 0.01), 0.8, 2.5);
  return { shape, scaleDays: Math.exp(mean + EULER / shape), usualDays: Math.exp(mean) };
};

/** Days between two moments less the announced absences in between. */
const openDays = (rhythm: Rhythm, to: Instant): number => {
  const absent = rhythm.absences.reduce(
    (total, { from, until }) => total + Math.max(0, Math.min(until, to) - Math.max(from, rhythm.lastAt)),
    0,
  );
  return Math.max(0, to - rhythm.lastAt - absent) / DAY;
};

const TWO_YEARS_DAYS = 1.9 * 365.25;
const SEASONAL_WEIGHT = 1.5;

/** How much longer than usual the silence is, in units of the usual; with few gaps known, the doubt about them included. */
const excess = (rhythm: Rhythm, now: Instant): number => {
  const gaps = Math.max(0, rhythm.episodes - 1);
  const days = openDays(rhythm, now);
  const { rates } = rhythm.season;
  if (rates === undefined) {
    const n = Math.max(2, gaps);
    return n * Math.log(1 + (days / rhythm.scaleDays) ** rhythm.shape / n);
  }
  const whole = (now - rhythm.lastAt) / DAY;
  const expected = whole <= 0 ? 0 : expectedContacts(rates, rhythm.lastAt, now) * (days / whole);
  const isKnown = (now - rhythm.firstAt) / DAY >= TWO_YEARS_DAYS;
  const n = isKnown ? Math.max(2, rhythm.episodes) : Math.max(2, gaps);
  return n * Math.log(1 + expected / n) * (isKnown ? SEASONAL_WEIGHT : 1);
};

const cusum = (rhythm: Rhythm, now: Instant): number => rhythm.score + HALVED_RATE * excess(rhythm, now);

const withContact = (before: Rhythm, at: Instant, settings: AssessSettings): Rhythm => {
  const { rhythm } = settings.health;
  if (before.episodes === 0) {
    const first = { ...before, firstAt: at, lastAt: at, episodeAt: at, episodes: 1 };
    return { ...first, ...fitted(first, settings), season: afterEpisode(NO_SEASON, at, at) };
  }
  const gapDays = (at - before.lastAt) / DAY;
  const isThread = gapDays < Math.min(rhythm.episodeGapDays, before.scaleDays / 2);
  if (isThread && at - before.episodeAt < rhythm.episodeDays * DAY) return { ...before, lastAt: at };
  const gap = Math.log(clamp(openDays(before, at), 0.5, Math.max(0.5, 3 * before.scaleDays)));
  const scoreMost = before.season.rates === undefined ? rhythm.scoreMost : rhythm.seasonalScoreMost;
  const learnt: Rhythm = {
    ...before,
    lastAt: at,
    episodeAt: at,
    episodes: before.episodes + 1,
    weight: before.weight * rhythm.memory + 1,
    sum: before.sum * rhythm.memory + gap,
    squares: before.squares * rhythm.memory + gap * gap,
    score: clamp(cusum(before, at) - 1, 0, scoreMost),
    season: afterEpisode(before.season, before.firstAt, at),
    absences: before.absences.filter(({ until }) => until > at),
  };
  return { ...learnt, ...fitted(learnt, settings) };
};

export const afterRhythm = (view: View, event: HealthEvent, settings: AssessSettings): Rhythm => {
  if (event.type === 'absence') {
    const { rhythm } = view;
    return { ...rhythm, absences: [...rhythm.absences, { from: event.at, until: event.until }].slice(-12) };
  }
  return isContact(event) ? withContact(view.rhythm, event.at, settings) : view.rhythm;
};

export const rhythmRule: Rule = ({ rhythm }, now, { health }) => {
  if (rhythm.episodes < health.rhythm.leastEpisodes) return NOTHING;
  const isYoung = rhythm.episodes < health.rhythm.youngEpisodes || now - rhythm.firstAt < health.rhythm.youngDays * DAY;
  const most = isYoung ? Math.min(health.rhythm.youngMost, health.rhythm.most) : health.rhythm.most;
  return evidence('cadence_drop', 'open', Math.min(most, cusum(rhythm, now) - health.rhythm.silentBelow), {
    since: rhythm.lastAt,
    facts: () => ({
      days: Math.floor((now - rhythm.lastAt) / DAY),
      usualDays: Math.max(1, Math.round(rhythm.usualDays)),
      ...(rhythm.season.rates !== undefined && {
        usualContacts: Math.round(expectedContacts(rhythm.season.rates, rhythm.lastAt, now)),
      }),
    }),
  });
};

/** The earliest moment at which the silence may begin to weigh, whatever absences were announced. */
export const rhythmSpeaksFrom = ({ rhythm }: View, { health }: AssessSettings): Instant => {
  if (rhythm.episodes < health.rhythm.leastEpisodes) return Number.POSITIVE_INFINITY;
  const needed = Math.max(0, health.rhythm.silentBelow - rhythm.score) / HALVED_RATE;
  const gaps = Math.max(2, rhythm.episodes - 1);
  const { rates } = rhythm.season;
  if (rates === undefined) {
    const times = gaps * (Math.exp(needed / gaps) - 1);
    return rhythm.lastAt + (rhythm.scaleDays * times ** (1 / rhythm.shape) - 1) * DAY;
  }
  // As if the whole silence lay in his busiest month.
  const busiest = rates.reduce((a, b) => Math.max(a, b), 0) / (365.25 / 12);
  const expected = gaps * (Math.exp(needed / SEASONAL_WEIGHT / gaps) - 1);
  return rhythm.lastAt + (expected / busiest - 1) * DAY;
};
