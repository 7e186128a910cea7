import type { HealthEvent } from './health-event';
import { inOrder } from './health-events';
import type { Channel } from './interaction';
import type { Id, Instant } from './schema';

/** A customer who waits for our answer. */
export type Waiting = {
  /** His first message after our last human answer; later ones do not move it. */
  since: Instant;
  interactionId: Id;
  subject: string | undefined;
  /** Messages that wait, the first included. */
  messages: number;
  /** One of them, or a word in between, was negative. */
  negative: boolean;
  /** He has since ordered or written kindly: he waits, but not in anger. */
  softened: boolean;
};

/** Spoken contact answers at once, whoever began it. */
export const isSpoken = (channel: Channel): boolean =>
  channel === 'phone' || channel === 'meeting' || channel === 'counter';

/**
 * The waiting clock, moved by one event (product.md, distilled rule 1). Any human message of ours and any spoken contact
 * stop it. Automatic mail of either side neither starts nor stops it.
 */
export const afterEvent = (waiting: Waiting | undefined, event: HealthEvent): Waiting | undefined => {
  if (event.type === 'order') return waiting && { ...waiting, softened: true };
  if (event.type !== 'interaction' || event.automatic) return waiting;
  if (event.direction === 'outbound' || isSpoken(event.channel)) return undefined;

  const negative = event.sentiment === 'negative';
  if (waiting !== undefined) {
    return {
      ...waiting,
      messages: waiting.messages + (event.awaitsReply ? 1 : 0),
      negative: waiting.negative || negative,
      softened: event.sentiment === 'positive' || (waiting.softened && !negative),
    };
  }
  if (!event.awaitsReply) return undefined;
  return { since: event.at, interactionId: event.id, subject: event.subject, messages: 1, negative, softened: false };
};

/** Whether and since when the customer waits after these events, in any order. */
export const waitingAfter = (events: readonly HealthEvent[]): Waiting | undefined =>
  inOrder(events).reduce<Waiting | undefined>(afterEvent, undefined);

/** The customer's first message after our last human answer, or `undefined` when he does not wait. */
export const waitingSince = (events: readonly HealthEvent[]): Instant | undefined => waitingAfter(events)?.since;
