import type { EventOf, HealthEvent } from './health-event';
import { recordOf } from './health-events';
import { DAY } from './instant';
import type { Id, Instant } from './schema';
import { type Evidence, evidence, halved, NOTHING } from './verdict-evidence';
import { honeymoon, isRegular } from './verdict-relationship';
import type { AssessSettings, Rule, View } from './verdict-view';

// Promised dates: those that passed, and those kept late (2.1, overdue_delivery and late_delivery; product.md row 106).

type OpenOrder = {
  id: Id;
  event: Id;
  promisedAt?: Instant;
  /** He asked about it since the date passed. */
  asked?: true;
};

export type Deliveries = {
  open: readonly OpenOrder[];
  /** Deliveries on record. Where there are none though dates passed, nobody records them. */
  delivered: number;
  /** Evidence of late ones, when it was last changed, and the late ones so far, both fading. */
  score: number;
  scoredAt: Instant;
  series: number;
  /** The last deliveries with a promised date, and the days they were late. */
  recent: readonly { order: Id; at: Instant; days: number }[];
};

export const NO_DELIVERIES: Deliveries = { open: [], delivered: 0, score: 0, scoredAt: 0, series: 0, recent: [] };

const OPEN_MOST = 24;
const RECENT_MOST = 16;
const HALF_A_YEAR = 180 * DAY;

const ordered = (before: Deliveries, { orderId, id, promisedAt }: EventOf<'order'>): Deliveries => {
  const others = before.open.filter((it) => it.id !== orderId);
  const open = { id: orderId, event: id, ...(promisedAt !== undefined && { promisedAt }) };
  return { ...before, open: [...others, open].slice(-OPEN_MOST) };
};

const delivered = (view: View, event: EventOf<'delivered'>, settings: AssessSettings): Deliveries => {
  const { delivery } = settings.health;
  const before = view.deliveries;
  const order = before.open.find(({ id }) => id === event.orderId);
  const rest = { ...before, open: before.open.filter((it) => it !== order), delivered: before.delivered + 1 };
  if (order?.promisedAt === undefined) return rest;
  const days = (event.at - order.promisedAt) / DAY;
  const passed = event.at - before.scoredAt;
  const score = halved(before.score, passed, delivery.lateHalfLifeDays);
  const series = halved(before.series, passed, delivery.seriesHalfLifeDays);
  const recent = [...before.recent, { order: recordOf(order.event), at: event.at, days }].slice(-RECENT_MOST);
  const scored = { ...rest, scoredAt: event.at, recent };
  if (days <= delivery.toleranceDays) return { ...scored, score: score * delivery.punctualFactor, series };
  const weight = delivery.lateBase + delivery.lateDayWeight * Math.min(delivery.lateDaysMost, days);
  const inSeries = Math.min(delivery.seriesMost, 1 + delivery.seriesStep * series);
  return {
    ...scored,
    score: Math.min(delivery.lateMost, score + weight * inSeries * honeymoon(view, event.at, settings)),
    series: series + 1,
  };
};

export const afterDeliveries = (view: View, event: HealthEvent, settings: AssessSettings): Deliveries => {
  const before = view.deliveries;
  switch (event.type) {
    case 'order':
      return ordered(before, event);
    case 'delivered':
      return delivered(view, event, settings);
    case 'order-cancelled':
      return { ...before, open: before.open.filter(({ id }) => id !== event.orderId) };
    case 'interaction': {
      if (event.direction !== 'inbound' || event.automatic || before.open.length === 0) return before;
      // Asking about the order, or any angry mail, once the date has passed.
      const isAbout = ({ id, promisedAt = event.at }: OpenOrder) =>
        promisedAt < event.at && (event.refersTo === id || event.sentiment === 'negative');
      if (!before.open.some(isAbout)) return before;
      return { ...before, open: before.open.map((it) => (isAbout(it) ? { ...it, asked: true } : it)) };
    }
    default:
      return before;
  }
};

/** Open orders whose promised date has passed. */
const overdueOrders = ({ deliveries }: View, now: Instant): OpenOrder[] =>
  deliveries.open.filter(({ promisedAt }) => promisedAt !== undefined && promisedAt < now);

/** Whether goods on order are late, for a reminder that asks to pay for them. */
export const isUndelivered = ({ deliveries }: View, orderId: Id, at: Instant): boolean =>
  deliveries.open.some(
    ({ id, promisedAt }) => id === orderId && (promisedAt === undefined ? deliveries.delivered > 0 : promisedAt < at),
  );

// Two other dates that passed without a record of the delivery: nobody keeps such records, so the third means nothing.
const UNTRACKED_FROM = 3;

export const overdueRule: Rule = (view, now, settings) => {
  const late = overdueOrders(view, now);
  if (late.length === 0) return NOTHING;
  const { delivery } = settings.health;
  const { waiting } = view;
  const isTracked = view.deliveries.delivered > 0 || late.length < UNTRACKED_FROM;
  const weighed = late.map((order): Evidence[] => {
    const promisedAt = order.promisedAt ?? now;
    const days = (now - promisedAt) / DAY;
    const isConfirmed = order.asked === true || (waiting !== undefined && waiting.since > promisedAt);
    if (!isConfirmed && !isTracked) return NOTHING;
    const most = isConfirmed ? delivery.overdueMost : Math.min(delivery.overdueMost, delivery.uncorroboratedMost);
    const points = Math.min(most, Math.log2(1 + days / 2) * honeymoon(view, promisedAt, settings));
    const faded = halved(points, now - promisedAt - delivery.fadesFromDays * DAY, delivery.fadeHalfLifeDays);
    return evidence('overdue_delivery', 'open', faded, {
      since: promisedAt,
      subjectId: recordOf(order.event),
      facts: () => ({ order: order.id, days: Math.floor(days), orders: late.length }),
    });
  });
  // Several overdue orders are one trouble: the heaviest speaks.
  return weighed
    .flat()
    .sort((a, b) => b.points - a.points || a.since - b.since)
    .slice(0, 1);
};

/**
 * Lateness that creeps in: so many late deliveries within the window, and not too many punctual ones beside them. A customer with
 * fifty deliveries a year has two late ones in any quarter by chance.
 */
const isCreeping = (view: View, now: Instant, settings: AssessSettings): boolean => {
  const { flagCount, flagWithinDays, flagFromDays, flagPunctualMost, toleranceDays } = settings.health.delivery;
  if (flagCount === 0 || !isRegular(view, now, settings)) return false;
  const inWindow = view.deliveries.recent.filter(({ at }) => now - at <= flagWithinDays * DAY);
  const late = inWindow.filter(({ days }) => days >= flagFromDays).length;
  const punctual = inWindow.filter(({ days }) => days <= toleranceDays).length;
  return late >= flagCount && punctual <= late * flagPunctualMost;
};

export const lateRule: Rule = (view, now, settings) => {
  const { delivery, slippingFrom } = settings.health;
  const { recent, score, scoredAt } = view.deliveries;
  if (score === 0) return NOTHING;
  const faded = halved(score, now - scoredAt, delivery.lateHalfLifeDays);
  const creeps = isCreeping(view, now, settings);
  const points = creeps ? Math.max(faded, slippingFrom) : faded;
  const late = recent.filter(({ at, days }) => days > delivery.toleranceDays && now - at <= HALF_A_YEAR);
  const latest = late.at(-1);
  // Kind words do not make two late deliveries in a quarter punctual.
  return evidence('late_delivery', creeps ? 'stated' : 'soft', points, {
    since: latest?.at ?? scoredAt,
    subjectId: latest?.order,
    facts: () => ({
      times: late.length,
      days: Math.floor(latest?.days ?? 0),
      months: Math.max(1, Math.ceil((now - (late[0]?.at ?? now)) / (30 * DAY))),
    }),
  });
};
