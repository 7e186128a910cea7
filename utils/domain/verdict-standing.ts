import { type AssessmentState, isFlagged } from './assessment';
import type { HealthEvent } from './health-event';
import { DAY } from './instant';
import type { Instant } from './schema';
import { speaksOfLeaving } from './verdict-churn';
import { hasEvidence, type Weight } from './verdict-rules';
import type { AssessSettings, View } from './verdict-view';

// The states and what keeps them from flickering (2.3). Looked at once a day and, on a copy, at the moment somebody asks.

export type Standing = {
  state: AssessmentState;
  since: Instant;
  /** Looks in a row at which the load was enough for a flag, or below the end of each state. */
  enough: number;
  belowRisk: number;
  belowSlipping: number;
  belowWatch: number;
  /** When the last flag fell. */
  flaggedUntil?: Instant;
  /** This flag, or the last one, rose before the customer had settled from an earlier one. */
  relapse?: true;
  /** Load at which a person called the flag a false alarm. */
  waived?: { load: number; at: Instant };
};

export const standingAt = (at: Instant): Standing => ({
  state: 'new',
  since: at,
  enough: 0,
  belowRisk: 0,
  belowSlipping: 0,
  belowWatch: 0,
});

const REST = { enough: 0, belowRisk: 0, belowSlipping: 0, belowWatch: 0 } as const;

/** The standing in another state; a flag that rises or falls is remembered. */
const turned = (before: Standing, state: AssessmentState, since: Instant, settings: AssessSettings): Standing => {
  if (state === before.state) return before;
  const [was, is] = [isFlagged(before.state), isFlagged(state)];
  const { relapse, ...rest } = before;
  const settled =
    before.flaggedUntil === undefined || since - before.flaggedUntil >= settings.health.recoveredDays * DAY;
  const again = was || !is ? relapse : settled ? undefined : true;
  return {
    ...rest,
    state,
    since,
    ...(was && !is && { flaggedUntil: since }),
    ...(again !== undefined && { relapse: again }),
  };
};

/** The calm state: new, recovered or healthy. */
const calm = ({ flaggedUntil }: Standing, view: View, now: Instant, { health }: AssessSettings): AssessmentState => {
  if (flaggedUntil !== undefined && now - flaggedUntil < health.recoveredDays * DAY) return 'recovered';
  const { firstAt, contacts } = view.relationship;
  return now - firstAt < health.newDays * DAY || contacts < health.newContacts ? 'new' : 'healthy';
};

const isDormant = ({ relationship, rhythm }: View, now: Instant, { health }: AssessSettings): boolean =>
  now - relationship.lastSignAt >= Math.max(health.dormantDays, health.dormantGaps * rhythm.scaleDays) * DAY;

/** Until when looks that find little leave the state as it is; `now` when even they may change it. */
export const holdsUntil = (standing: Standing, view: View, now: Instant, { health }: AssessSettings): Instant => {
  const { state, enough, flaggedUntil } = standing;
  const recoversAt = flaggedUntil === undefined ? now : flaggedUntil + health.recoveredDays * DAY;
  const growsUpAt = view.relationship.firstAt + health.newDays * DAY;
  if (enough > 0) return now;
  if (state === 'recovered') return recoversAt;
  // Who is healthy or new soon after a flag is about to be called recovered.
  if ((state !== 'healthy' && state !== 'new') || recoversAt > now) return now;
  return state === 'new' && growsUpAt > now ? growsUpAt : Number.POSITIVE_INFINITY;
};

/** The standing after a look that found little: the counts go up, nothing else happens. */
export const foundLittle = (before: Standing, { health: { hysteresis } }: AssessSettings): Standing => {
  if (before.state === 'dormant') return before;
  const belowRisk = Math.min(before.belowRisk + 1, hysteresis.atRiskLooks);
  const belowSlipping = Math.min(before.belowSlipping + 1, hysteresis.slippingLooks);
  const belowWatch = Math.min(before.belowWatch + 1, hysteresis.watchLooks);
  const isCounted =
    belowRisk === before.belowRisk && belowSlipping === before.belowSlipping && belowWatch === before.belowWatch;
  return isCounted ? before : { ...before, belowRisk, belowSlipping, belowWatch };
};

/** Enough for a flag: load and evidence, and more than what a person lately called a false alarm. */
const isEnough = ({ waived }: Standing, weight: Weight, now: Instant, { health }: AssessSettings): boolean => {
  if (weight.load < health.slippingFrom) return false;
  const { falseAlarmDays, falseAlarmMargin } = health.judgement;
  const isWaived =
    waived !== undefined && now - waived.at < falseAlarmDays * DAY && weight.load < waived.load + falseAlarmMargin;
  return !isWaived && hasEvidence(weight, health);
};

const nextState = (
  looked: Standing,
  weight: Weight,
  view: View,
  now: Instant,
  settings: AssessSettings,
): AssessmentState => {
  const { health } = settings;
  const { upLooks, fastFrom, atRiskLooks, slippingLooks, watchLooks, slippingBelow } = health.hysteresis;
  const { state } = looked;
  const { load } = weight;
  const isAtRisk = looked.enough > 0 && load >= health.atRiskFrom;
  if (isFlagged(state)) {
    if (isAtRisk) return 'at-risk';
    if (looked.belowSlipping >= slippingLooks) return load >= slippingBelow ? 'watch' : 'recovered';
    return state === 'at-risk' && looked.belowRisk < atRiskLooks ? 'at-risk' : 'slipping';
  }
  if (looked.enough >= upLooks || (looked.enough > 0 && load >= fastFrom)) return isAtRisk ? 'at-risk' : 'slipping';
  const rest = calm(looked, view, now, settings);
  if (state === 'watch') return looked.belowWatch >= watchLooks ? rest : 'watch';
  // Who has just recovered is not watched for the points that were left at that moment.
  return load >= (state === 'recovered' ? Math.max(health.watchFrom, slippingBelow) : health.watchFrom)
    ? 'watch'
    : rest;
};

/** One look. `since` is the moment a state that begins now is said to have begun. */
export const looked = (
  before: Standing,
  view: View,
  weight: Weight,
  now: Instant,
  since: Instant,
  settings: AssessSettings,
): Standing => {
  if (before.state === 'lost') return before;
  if (isDormant(view, now, settings)) {
    return before.state === 'dormant' ? before : turned({ ...before, ...REST }, 'dormant', since, settings);
  }
  if (speaksOfLeaving(view, now, settings)) return turned({ ...before, ...REST }, 'at-risk', since, settings);
  const { health } = settings;
  const { atRiskBelow, slippingBelow, watchBelow, atRiskLooks, slippingLooks, watchLooks } = health.hysteresis;
  const { load } = weight;
  const enough = isEnough(before, weight, now, settings)
    ? Math.min(before.enough + 1, Math.max(1, health.hysteresis.upLooks))
    : 0;
  const belowRisk = load < atRiskBelow ? Math.min(before.belowRisk + 1, atRiskLooks) : 0;
  const belowSlipping = load < slippingBelow ? Math.min(before.belowSlipping + 1, slippingLooks) : 0;
  const belowWatch = load < watchBelow ? Math.min(before.belowWatch + 1, watchLooks) : 0;
  const isUnchanged =
    enough === before.enough &&
    belowRisk === before.belowRisk &&
    belowSlipping === before.belowSlipping &&
    belowWatch === before.belowWatch;
  // Most looks find what the last one found.
  const counted = isUnchanged ? before : { ...before, enough, belowRisk, belowSlipping, belowWatch };
  return turned(counted, nextState(counted, weight, view, now, settings), since, settings);
};

/**
 * Whether the event ended what the flag stood on. The holds above guard against noise and fading; they have no say when a
 * condition is ended by what somebody did, and nothing but its residue would keep the flag up.
 */
const hasEnded = (event: HealthEvent, before: Weight, after: Weight, { health }: AssessSettings): boolean =>
  !(event.type === 'complaint-resolved' && event.content === false) &&
  before.open - after.open >= health.hysteresis.secondOpinion &&
  after.load - after.residue < health.hysteresis.slippingBelow &&
  after.load < health.slippingFrom;

/** What an event does to the state by itself, at its own moment. `before` is the weight a moment earlier. */
export const happened = (
  standing: Standing,
  event: HealthEvent,
  view: View,
  before: Weight,
  after: Weight,
  settings: AssessSettings,
): Standing => {
  const { at } = event;
  if (view.lostAt !== undefined) return turned(standing, 'lost', view.lostAt, settings);
  if (speaksOfLeaving(view, at, settings)) return turned({ ...standing, ...REST }, 'at-risk', at, settings);
  if (event.type === 'flag-feedback' && !event.justified) {
    const waived = { ...standing, ...REST, waived: { load: after.load, at } };
    if (!isFlagged(standing.state)) return waived;
    // Nothing was wrong, hence there is nothing to recover from.
    const { flaggedUntil: _fell, ...fallen } = turned(waived, 'watch', at, settings);
    if (after.load >= settings.health.watchFrom) return fallen;
    return { ...fallen, state: calm(fallen, view, at, settings) };
  }
  if (standing.state === 'dormant' && !isDormant(view, at, settings)) {
    return turned(standing, calm(standing, view, at, settings), at, settings);
  }
  if (isFlagged(standing.state) && hasEnded(event, before, after, settings)) {
    const state = after.load >= settings.health.hysteresis.slippingBelow ? 'watch' : 'recovered';
    return turned({ ...standing, ...REST }, state, at, settings);
  }
  return standing;
};
