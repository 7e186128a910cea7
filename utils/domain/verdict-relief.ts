import type { HealthEvent } from './health-event';
import type { Instant } from './schema';
import { exactly, halved } from './verdict-evidence';
import type { AssessSettings, View } from './verdict-view';

// What speaks for the customer: one fading pool (2.1, relief).

export type Relief = { points: number; at: Instant };
export const NO_RELIEF: Relief = { points: 0, at: 0 };

const kindnessOf = (event: HealthEvent, { health: { relief } }: AssessSettings): number => {
  switch (event.type) {
    case 'praise':
      return relief.praise;
    case 'referral':
      return relief.referral;
    case 'survey':
      return event.kind === 'nps' && event.score >= 9 ? relief.promoter : 0;
    case 'interaction':
      return event.direction === 'inbound' && !event.automatic && event.sentiment === 'positive' ? relief.kindMail : 0;
    default:
      return 0;
  }
};

export const afterRelief = (view: View, event: HealthEvent, settings: AssessSettings): Relief => {
  const added = kindnessOf(event, settings);
  if (added === 0) return view.relief;
  const { most, halfLifeDays } = settings.health.relief;
  const held = halved(view.relief.points, event.at - view.relief.at, halfLifeDays);
  return { points: Math.min(most, held + added), at: event.at };
};

/** The part of the pool that counts against `soft` points of evidence: a share of them at most. */
export const reliefOf = (view: View, soft: number, now: Instant, { health: { relief } }: AssessSettings): number =>
  exactly(Math.min(halved(view.relief.points, now - view.relief.at, relief.halfLifeDays), soft * relief.shareMost));
