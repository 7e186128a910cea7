import type { LifecycleStage } from './account';
import type { Channel, Direction } from './interaction';
import type { Id, Instant } from './schema';

/**
 * What happened to a customer, as the verdict sees it: one flat list, made from the records of the history
 * (`eventsOf`) or read from an evaluation file. Equal `id` means the same event.
 */
export type HealthEvent = { id: Id; at: Instant } & (
  | {
      type: 'interaction';
      channel: Channel;
      direction: Direction;
      /** No person wrote it: ignored by every rule. */
      automatic: boolean;
      /** Inbound: the customer waits for an answer; outbound: we wait for one. */
      awaitsReply: boolean;
      subject?: string;
      sentiment?: 'negative' | 'neutral' | 'positive';
      apology?: boolean;
      /** The complaint or order it is about. */
      refersTo?: Id;
      /** Inbound: the text reads like a complaint and nobody has confirmed or dismissed that yet. */
      complaint?: 'possible' | 'probable';
      /** What the suspected complaint is about. */
      category?: string;
    }
  | { type: 'complaint-opened'; complaintId: Id; category: string; severity: 'low' | 'medium' | 'high' }
  | { type: 'complaint-resolved'; complaintId: Id; content?: boolean }
  | { type: 'complaint-followed-up'; complaintId: Id; gift: boolean }
  | { type: 'order'; orderId: Id; amount?: number; margin?: number; promisedAt?: Instant }
  | { type: 'delivered'; orderId: Id }
  | { type: 'order-cancelled'; orderId: Id }
  | { type: 'invoice'; invoiceId: Id; orderId?: Id }
  | { type: 'dunning'; invoiceId?: Id; level: number }
  | { type: 'payment'; invoiceId?: Id }
  | { type: 'survey'; kind: 'nps' | 'csat'; scale: '0-10' | '1-10' | '1-5'; score: number }
  | { type: 'praise' }
  | { type: 'referral' }
  /** Absent `confirmed`: a person said so. `false`: only the text suggests it. */
  | { type: 'churn-signal'; kind: 'threat' | 'competitor' | 'cancel-request'; confirmed?: boolean }
  | { type: 'churned'; reason?: string }
  | { type: 'contract'; endsAt: Instant }
  | { type: 'absence'; until: Instant }
  /** The customer since then, and how far the relation has come when a person said so. No contact. */
  | { type: 'relationship'; stage?: LifecycleStage }
  /** How content the customer is in the eyes of whoever looks after him: 1 very discontent, 5 delighted. */
  | { type: 'pulse'; score: 1 | 2 | 3 | 4 | 5; note: string }
  /** A person's word on a flag. */
  | { type: 'flag-feedback'; justified: boolean }
  /** Out of sight until then, unless something new happens. */
  | { type: 'snooze'; until: Instant }
);

export type EventOf<T extends HealthEvent['type']> = Extract<HealthEvent, { type: T }>;
