import type { HealthEvent } from './health-event';
import { DAY } from './instant';
import type { Instant } from './schema';
import { type Evidence, evidence, NOTHING } from './verdict-evidence';
import type { AssessSettings, View } from './verdict-view';

// A contract that runs out in silence (2.1, contract_end).

export type Contract = { endsAt?: Instant };

export const afterContract = (view: View, event: HealthEvent): Contract =>
  event.type === 'contract' ? { endsAt: event.endsAt } : view.contract;

/** It weighs only when something else does: `load` is that of all other rules. */
export const contractEvidence = (view: View, now: Instant, load: number, { health }: AssessSettings): Evidence[] => {
  const { endsAt } = view.contract;
  if (endsAt === undefined) return NOTHING;
  const { withinDays, silentDays, fromLoad, points } = health.contract;
  const isNear = endsAt > now && endsAt - now <= withinDays * DAY;
  const isSilent = now - view.relationship.lastSignAt >= silentDays * DAY;
  if (!isNear || !isSilent || load < fromLoad) return NOTHING;
  return evidence('contract_end', 'open', points, {
    since: endsAt,
    facts: () => ({ days: Math.ceil((endsAt - now) / DAY) }),
  });
};
