import type { HealthEvent } from './health-event';
import { recordOf } from './health-events';
import type { Id, Instant } from './schema';
import { evidence, NOTHING } from './verdict-evidence';
import type { AssessSettings, Rule, View } from './verdict-view';

// Orders that shrink: a fast and a slow average of the logarithms of the amounts (2.1, order_value_drop).

export type OrderValue = { orders: number; fast: number; slow: number; latest?: { id: Id; at: Instant } };

export const afterOrderValue = (
  view: View,
  event: HealthEvent,
  { health: { orderValue } }: AssessSettings,
): OrderValue => {
  const before = view.orderValue;
  if (event.type !== 'order' || event.amount === undefined || !(event.amount > 0)) return before;
  const amount = Math.log(event.amount);
  const orders = before.orders + 1;
  const latest = { id: event.id, at: event.at };
  if (before.orders === 0) return { orders, fast: amount, slow: amount, latest };
  const slowRate = Math.max(orderValue.slowRateLeast, 1 / orders);
  return {
    orders,
    fast: before.fast + orderValue.fastRate * (amount - before.fast),
    slow: before.slow + slowRate * (amount - before.slow),
    latest,
  };
};

export const orderValueRule: Rule = ({ orderValue: learnt }, _now, { health: { orderValue } }) => {
  const { latest, orders, fast, slow } = learnt;
  if (latest === undefined || orders < orderValue.leastOrders) return NOTHING;
  const points = Math.min(orderValue.most, orderValue.weight * Math.max(0, slow - fast - orderValue.tolerance));
  return evidence('order_value_drop', 'soft', points, {
    since: latest.at,
    subjectId: recordOf(latest.id),
    facts: () => ({ percent: Math.round((1 - Math.exp(fast - slow)) * 100), orders }),
  });
};
