import type { Account } from './account';
import { type Complaint, isOpen } from './complaint';
import type { HealthEvent } from './health-event';
import { awaitsReply, type Interaction } from './interaction';
import type { Order } from './order';
import type { Id } from './schema';
import type { SurveyResponse } from './survey-response';

/** All records of one account that the verdict is made from. */
export type AccountRecords = {
  interactions: readonly Interaction[];
  complaints: readonly Complaint[];
  surveyResponses: readonly SurveyResponse[];
  orders: readonly Order[];
  account: Pick<Account, 'id' | 'lostAt' | 'lostReason' | 'since' | 'lifecycleStage'>;
};

/** The tags by which a person says that the customer speaks of leaving (product.md rows 57 and 107). */
export const CHURN_TAGS = {
  'may-switch': 'threat',
  competitor: 'competitor',
  cancellation: 'cancel-request',
} as const;

const isChurnTag = (tag: string): tag is keyof typeof CHURN_TAGS => Object.hasOwn(CHURN_TAGS, tag);

// One record may make several events; `#` cannot occur in an id, so their ids collide with nothing and lead back.
const part = (record: Id, name: string): Id => `${record}#${name}`;

/** The record that an event of `eventsOf` was made from. */
export const recordOf = (event: Id): Id => {
  const end = event.indexOf('#');
  return end < 0 ? event : event.slice(0, end);
};

const TONE: Partial<Record<Interaction['kind'], 'negative' | 'positive'>> = {
  complaint: 'negative',
  praise: 'positive',
};

const ofInteraction = (interaction: Interaction, complaintId: Id | undefined): HealthEvent[] => {
  const { id, at, kind, channel, direction, automatic, subject, tags } = interaction;
  const sentiment = direction === 'inbound' ? TONE[kind] : undefined;
  const touch: HealthEvent = {
    id,
    at,
    type: 'interaction',
    channel,
    direction,
    automatic: automatic !== undefined,
    // A message of ours waits for an answer only where a person said so.
    awaitsReply:
      direction === 'outbound' ? interaction.needsReply === true && automatic === undefined : awaitsReply(interaction),
    ...(subject !== undefined && { subject }),
    ...(sentiment !== undefined && { sentiment }),
    ...(complaintId !== undefined && { refersTo: complaintId }),
  };
  // What no person wrote is kept as a touch, which every rule ignores, and says nothing more.
  if (touch.automatic) return [touch];
  return [
    touch,
    ...(kind === 'praise' ? [{ id: part(id, 'praise'), at, type: 'praise' } as const] : []),
    ...(kind === 'order' ? [{ id: part(id, 'order'), at, type: 'order', orderId: id } as const] : []),
    ...tags
      .filter(isChurnTag)
      .map((tag) => ({ id: part(id, tag), at, type: 'churn-signal', kind: CHURN_TAGS[tag] }) as const),
  ];
};

const ofComplaint = (complaint: Complaint): HealthEvent[] => {
  const { id, category, severity, receivedAt, reopenedAt, followedUpAt, content } = complaint;
  const opened = { type: 'complaint-opened', complaintId: id, category, severity } as const;
  const events: HealthEvent[] = [{ id: part(id, 'opened'), at: receivedAt, ...opened }];
  if (reopenedAt !== undefined) {
    // When it had been solved is forgotten on reopening; just before is the latest that can be true.
    const before = { id: part(id, 'resolved-before'), at: Math.max(receivedAt, reopenedAt - 1) };
    events.push({ ...before, type: 'complaint-resolved', complaintId: id, content: false });
    events.push({ id: part(id, 'reopened'), at: reopenedAt, ...opened });
  }
  if (isOpen(complaint)) return events;
  const at = complaint.resolvedAt ?? followedUpAt ?? reopenedAt ?? receivedAt;
  const solved = { id: part(id, 'resolved'), at, type: 'complaint-resolved', complaintId: id } as const;
  events.push({ ...solved, ...(content !== undefined && { content }) });
  if (followedUpAt !== undefined) {
    const followUp = { id: part(id, 'followed-up'), at: followedUpAt, type: 'complaint-followed-up' } as const;
    events.push({ ...followUp, complaintId: id, gift: false });
  }
  return events;
};

const ofOrder = (order: Order): HealthEvent[] => {
  const { id, at, amount, margin, promisedAt, deliveredAt, cancelledAt } = order;
  const events: HealthEvent[] = [
    {
      id: part(id, 'order'),
      at,
      type: 'order',
      orderId: id,
      ...(amount !== undefined && { amount }),
      ...(margin !== undefined && { margin }),
      ...(promisedAt !== undefined && { promisedAt }),
    },
  ];
  if (deliveredAt !== undefined) {
    events.push({ id: part(id, 'delivered'), at: deliveredAt, type: 'delivered', orderId: id });
  }
  if (cancelledAt !== undefined) {
    events.push({ id: part(id, 'cancelled'), at: cancelledAt, type: 'order-cancelled', orderId: id });
  }
  return events;
};

// Within one moment: what the customer meets comes before what is said about it, solutions after complaints (health-model 2.5).
const RANK: Partial<Record<HealthEvent['type'], number>> = {
  relationship: -1,
  order: 0,
  invoice: 1,
  delivered: 2,
  'complaint-opened': 3,
  interaction: 4,
  'complaint-resolved': 6,
  'complaint-followed-up': 7,
};

// Webmails show minutes: of two mails in one minute ours is taken for the answer to the customer's.
const rankOf = (event: HealthEvent): number =>
  event.type === 'interaction' && event.direction === 'outbound' ? 5 : (RANK[event.type] ?? 8);

/** The order in which events happened. */
export const byTime = (a: HealthEvent, b: HealthEvent): number =>
  a.at - b.at || rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Events by time, each id once. Any order and any number of repetitions of the same events give the same list. */
export const inOrder = (events: readonly HealthEvent[]): HealthEvent[] => {
  const once = new Map(events.map((event) => [event.id, event]));
  return [...once.values()].sort(byTime);
};

// The stage is told together with its date; without one, the orders speak for themselves.
const ofAccount = ({ id, since, lifecycleStage, lostAt, lostReason }: AccountRecords['account']): HealthEvent[] => {
  const events: HealthEvent[] = [];
  if (since !== undefined) {
    const stage = lifecycleStage === undefined ? {} : { stage: lifecycleStage };
    events.push({ id: part(id, 'since'), at: since, type: 'relationship', ...stage });
  }
  if (lostAt !== undefined) {
    const reason = lostReason === undefined ? {} : { reason: lostReason };
    events.push({ id: part(id, 'churned'), at: lostAt, type: 'churned', ...reason });
  }
  return events;
};

/**
 * The records of an account as the verdict sees them: by time, each event once, since a mail's identity is the id of its
 * interaction. Orders that a later record corrects are left out. The tone of an interaction comes from its kind alone.
 */
export const eventsOf = ({
  interactions,
  complaints,
  surveyResponses,
  orders,
  account,
}: AccountRecords): HealthEvent[] => {
  const complaintIn = new Map(complaints.map(({ id, interactionId }) => [interactionId, id]));
  const corrected = new Set(orders.map(({ replaces }) => replaces));
  return inOrder([
    ...interactions.flatMap((interaction) => ofInteraction(interaction, complaintIn.get(interaction.id))),
    ...complaints.flatMap(ofComplaint),
    ...surveyResponses.map(
      ({ id, at, kind, scale, score }): HealthEvent => ({
        id: part(id, 'survey'),
        at,
        type: 'survey',
        kind,
        scale,
        score,
      }),
    ),
    ...orders.filter(({ id }) => !corrected.has(id)).flatMap(ofOrder),
    ...ofAccount(account),
  ]);
};
