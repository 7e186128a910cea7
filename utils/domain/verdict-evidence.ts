import type { Reason, ReasonCode } from './assessment';
import { DAY } from './instant';
import type { Id, Instant } from './schema';

/**
 * How a piece of evidence behaves beside the others: `open` is a condition that lasts until somebody ends it, `stated` what
 * the customer said himself; `soft` fades and can be offset by relief; `residue` is what is left of an ended condition.
 */
export type EvidenceKind = 'open' | 'stated' | 'soft' | 'residue';

/** One cause of points at a moment. The words for it are made only when somebody reads them. */
export type Evidence = {
  code: ReasonCode;
  kind: EvidenceKind;
  points: number;
  since: Instant;
  subjectId: Id | undefined;
  facts: () => Reason['facts'];
};

// Below this a reason is history: it would be shown as 0.0 and keep a quiet account busy for years.
const NEGLIGIBLE = 0.05;

// Dyadic, so that sums are exact in any order, and so coarse that the last bit of a logarithm, which each browser is free
// to choose, cannot move a verdict.
export const exactly = (points: number): number => Math.round(points * 2 ** 20) / 2 ** 20;

/** Most rules have nothing to say on most days: one empty list for all of them. */
export const NOTHING: Evidence[] = [];

/** The evidence, or nothing when it weighs next to nothing. */
export const evidence = (
  code: ReasonCode,
  kind: EvidenceKind,
  points: number,
  rest: { since: Instant; subjectId?: Id | undefined; facts: () => Reason['facts'] },
): Evidence[] =>
  points >= NEGLIGIBLE
    ? [{ code, kind, points: exactly(points), since: rest.since, subjectId: rest.subjectId, facts: rest.facts }]
    : NOTHING;

/** Points that lose half of themselves every `halfLifeDays`; a half-life of 0 forgets at once. */
export const halved = (points: number, age: number, halfLifeDays: number): number => {
  if (points === 0 || age <= 0) return points;
  return halfLifeDays === 0 ? 0 : points * 2 ** (-age / (halfLifeDays * DAY));
};

/** Doublings of a silence since its grace ended; negative inside the grace, never below one day as the unit. */
export const doublings = (days: number, graceDays: number): number =>
  Math.log2(1 + Math.max(-1, (days - graceDays) / Math.max(graceDays, 1)));

export const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

export const reasonOf = ({ code, points, since, subjectId, facts }: Evidence): Reason => ({
  code,
  points,
  since,
  ...(subjectId !== undefined && { subjectId }),
  facts: facts(),
});
