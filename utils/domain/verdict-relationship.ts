import type { LifecycleStage } from './account';
import type { HealthEvent } from './health-event';
import { DAY } from './instant';
import type { Instant } from './schema';
import type { AssessSettings, View } from './verdict-view';
import { isSpoken } from './waiting';

// How long and how well we know the customer (4, relation stage; product.md row 59).

export type Relationship = {
  firstAt: Instant;
  /** Touches the customer took part in. */
  contacts: number;
  orders: number;
  /** The last time anything came from him. */
  lastSignAt: Instant;
  /** What a person said about the stage; it beats what the orders say. */
  stage?: LifecycleStage;
};

export const relationshipFrom = (first: Instant): Relationship => ({
  firstAt: first,
  contacts: 0,
  orders: 0,
  lastSignAt: first,
});

/** Contact is what the customer takes part in (2.2): his message, a conversation, an order. */
export const isContact = (event: HealthEvent): boolean =>
  event.type === 'order' ||
  (event.type === 'interaction' && !event.automatic && (event.direction === 'inbound' || isSpoken(event.channel)));

// A complaint or an answer to a survey is no further contact beside the mail it came in, but nobody who gives one sleeps.
const SIGNS_OF_LIFE: ReadonlySet<HealthEvent['type']> = new Set([
  'complaint-opened',
  'survey',
  'churn-signal',
  'praise',
  'referral',
]);

export const isSignOfLife = (event: HealthEvent): boolean => isContact(event) || SIGNS_OF_LIFE.has(event.type);

export const afterRelationship = ({ relationship: before }: View, event: HealthEvent): Relationship => {
  if (event.type === 'relationship') {
    return {
      ...before,
      firstAt: Math.min(before.firstAt, event.at),
      ...(event.stage !== undefined && { stage: event.stage }),
    };
  }
  if (!isSignOfLife(event)) return before;
  return {
    ...before,
    contacts: before.contacts + (isContact(event) ? 1 : 0),
    orders: before.orders + (event.type === 'order' ? 1 : 0),
    lastSignAt: event.at,
  };
};

/** Regular: a person says so, or enough orders over a year and he is still with us. */
export const isRegular = ({ relationship, rhythm }: View, at: Instant, { health }: AssessSettings): boolean => {
  const { stage, orders, firstAt, lastSignAt } = relationship;
  if (stage !== undefined) return stage === 'regular';
  const { regularOrders, regularDays } = health.relationship;
  const stillActive = at - lastSignAt <= Math.max(90, 3 * rhythm.usualDays) * DAY;
  return orders >= regularOrders && at - firstAt >= regularDays * DAY && stillActive;
};

/** How many times heavier a negative event of `at` weighs because the relation is young. */
export const honeymoon = ({ relationship }: View, at: Instant, { health }: AssessSettings): number =>
  at - relationship.firstAt < health.relationship.honeymoonDays * DAY ? health.relationship.honeymoonFactor : 1;

/** The same for a complaint, which a first order makes heavier and a long relation lighter (Knox & van Oest 2014). */
export const stageFactor = (view: View, at: Instant, settings: AssessSettings): number => {
  const { firstTimeFactor, regularFactor } = settings.health.relationship;
  const isFirstTime = view.relationship.stage === 'first-time' || view.relationship.orders === 1;
  if (isRegular(view, at, settings)) return regularFactor;
  return Math.max(honeymoon(view, at, settings), isFirstTime ? firstTimeFactor : 1);
};
