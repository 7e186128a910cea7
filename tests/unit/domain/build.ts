import { type AssessSettings, assess } from '@/utils/domain/assess';
import type { Assessment } from '@/utils/domain/assessment';
import type { Complaint } from '@/utils/domain/complaint';
import type { HealthEvent } from '@/utils/domain/health-event';
import { DAY } from '@/utils/domain/instant';
import type { Interaction } from '@/utils/domain/interaction';
import type { OpenMessage } from '@/utils/domain/open-message';
import type { Order } from '@/utils/domain/order';
import type { AccountFacts } from '@/utils/domain/segment-rule';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';

/** A Monday morning; days count from here. */
export const MONDAY = Date.UTC(2026, 0, 5, 9);

/** `days` after that Monday morning. */
export const day = (days: number): number => Math.round(MONDAY + days * DAY);

export const SETTINGS: AssessSettings = {
  health: DEFAULT_SETTINGS.health,
  workingDays: DEFAULT_SETTINGS.workingDays,
  offsetMinutes: 0,
};

type Of<T extends HealthEvent['type']> = Extract<HealthEvent, { type: T }>;

const idOf = (name: string, at: number): string => `${name}-${(at - MONDAY) / DAY}`;

/** A mail of the customer that waits for an answer. */
export const theirMail = (days: number, more: Partial<Of<'interaction'>> = {}): HealthEvent => ({
  id: idOf('in', day(days)),
  at: day(days),
  type: 'interaction',
  channel: 'e-mail',
  direction: 'inbound',
  automatic: false,
  awaitsReply: true,
  ...more,
});

/** A mail of ours, written by a person. */
export const ourMail = (days: number, more: Partial<Of<'interaction'>> = {}): HealthEvent => ({
  id: idOf('out', day(days)),
  at: day(days),
  type: 'interaction',
  channel: 'e-mail',
  direction: 'outbound',
  automatic: false,
  awaitsReply: false,
  ...more,
});

export const complaintOpened = (days: number, more: Partial<Of<'complaint-opened'>> = {}): HealthEvent => ({
  id: idOf('opened', day(days)),
  at: day(days),
  type: 'complaint-opened',
  complaintId: 'complaint',
  category: 'delivery',
  severity: 'medium',
  ...more,
});

export const complaintResolved = (days: number, more: Partial<Of<'complaint-resolved'>> = {}): HealthEvent => ({
  id: idOf('resolved', day(days)),
  at: day(days),
  type: 'complaint-resolved',
  complaintId: 'complaint',
  ...more,
});

export const survey = (days: number, more: Partial<Of<'survey'>> = {}): HealthEvent => ({
  id: idOf('survey', day(days)),
  at: day(days),
  type: 'survey',
  kind: 'nps',
  scale: '0-10',
  score: 9,
  ...more,
});

export const churnSignal = (days: number, more: Partial<Of<'churn-signal'>> = {}): HealthEvent => ({
  id: idOf('signal', day(days)),
  at: day(days),
  type: 'churn-signal',
  kind: 'threat',
  ...more,
});

export const churned = (days: number): HealthEvent => ({
  id: idOf('churned', day(days)),
  at: day(days),
  type: 'churned',
});

export const orderAt = (days: number): HealthEvent => ({
  id: idOf('order', day(days)),
  at: day(days),
  type: 'order',
  orderId: idOf('o', day(days)),
});

/** Half a year of answered mails up to shortly before that Monday: a customer who is neither new nor dormant. */
export const ordinaryBusiness = (): HealthEvent[] =>
  [-180, -140, -100, -60, -20].flatMap((days) => [theirMail(days), ourMail(days + 0.2)]);

/** The verdict after ordinary business and `events`, `days` after that Monday. */
export const verdict = (events: readonly HealthEvent[], days: number, settings = SETTINGS): Assessment =>
  assess('account', [...ordinaryBusiness(), ...events], day(days), settings);

export const anInteraction = (more: Partial<Interaction> = {}): Interaction => ({
  id: 'mail-1',
  accountId: 'account',
  channel: 'e-mail',
  direction: 'inbound',
  at: MONDAY,
  kind: 'communication',
  tags: [],
  capture: 'automatic',
  ...more,
});

export const aComplaint = (more: Partial<Complaint> = {}): Complaint => ({
  id: 'complaint-1',
  accountId: 'account',
  category: 'delivery',
  severity: 'medium',
  status: 'received',
  receivedAt: MONDAY,
  causes: [],
  ...more,
});

export const anOrder = (more: Partial<Order> = {}): Order => ({
  id: '4711',
  accountId: 'account',
  at: MONDAY,
  ...more,
});

export const aMail = (more: Partial<OpenMessage> = {}): OpenMessage => ({
  from: { address: 'kira@kunde.example' },
  to: [{ address: 'ich@firma.example' }],
  cc: [],
  ...more,
});

export const facts = (more: Partial<AccountFacts> = {}): AccountFacts => ({
  kind: 'business',
  referrer: false,
  domains: [],
  tags: [],
  fields: {},
  interactions: 0,
  complaints: 0,
  openComplaints: 0,
  orders: 0,
  ...more,
});
