import { DAY } from './instant';
import type { Instant } from './schema';
import { rhythmSpeaksFrom } from './verdict-rhythm';
import type { Weight } from './verdict-rules';
import { holdsUntil, type Standing } from './verdict-standing';
import type { AssessSettings, View } from './verdict-view';

// Most customers are well on most days. This says until when looking at them finds nothing, so that nobody has to look.

/** From when on evidence may appear or grow while nothing happens; everything else only fades. */
export const growsFrom = (view: View, now: Instant, settings: AssessSettings): Instant => {
  const { waiting, complaints, replies, deliveries, contract } = view;
  const isOpen = complaints.told.some(({ closed }) => closed === undefined);
  // A late delivery weighs more once its customer counts as regular.
  const { flagCount, flagFromDays, flagWithinDays } = settings.health.delivery;
  const late = deliveries.recent.filter(({ at, days }) => days >= flagFromDays && now - at <= flagWithinDays * DAY);
  const mayCreep = flagCount > 0 && late.length >= flagCount;
  if (isOpen || mayCreep || (waiting !== undefined && waiting.messages > 1)) return now;
  const dates = deliveries.open.map(({ promisedAt }) => promisedAt ?? Number.POSITIVE_INFINITY);
  // Working days are never more than calendar days.
  const { hotGraceDays, coldGraceDays } = settings.health.unanswered;
  if (waiting !== undefined) dates.push(waiting.since + Math.min(hotGraceDays, coldGraceDays) * DAY);
  if (replies.asked !== undefined) dates.push(replies.asked.since + settings.health.reply.graceDays * DAY);
  if (contract.endsAt !== undefined) dates.push(contract.endsAt - settings.health.contract.withinDays * DAY);
  return Math.min(rhythmSpeaksFrom(view, settings), ...dates);
};

/** Until when every look would leave the state as it is, if nothing happens; `now` when that is not certain. */
export const quietUntil = (
  view: View,
  standing: Standing,
  weight: Weight,
  now: Instant,
  settings: AssessSettings,
): Instant => {
  // Only an event wakes a sleeping customer.
  if (standing.state === 'dormant') return Number.POSITIVE_INFINITY;
  if (weight.pulse !== 0) return now;
  const holds = holdsUntil(standing, view, now, settings);
  if (holds <= now) return now;
  const gross = weight.evidence.reduce((sum, { points }) => sum + points, 0);
  const { watchFrom, slippingFrom, hysteresis, dormantDays } = settings.health;
  const { watchBelow, slippingBelow, atRiskBelow } = hysteresis;
  if (gross >= Math.min(watchFrom, slippingFrom, watchBelow, slippingBelow, atRiskBelow)) return now;
  const sleepsFrom = view.relationship.lastSignAt + dormantDays * DAY;
  return Math.max(now, Math.min(growsFrom(view, now, settings), sleepsFrom, holds));
};
