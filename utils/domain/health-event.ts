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
      refersTo?: Id;
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
  | { type: 'churn-signal'; kind: 'threat' | 'competitor' | 'cancel-request' }
  | { type: 'churned'; reason?: string }
  | { type: 'contract'; endsAt: Instant }
  | { type: 'absence'; until: Instant }
);
