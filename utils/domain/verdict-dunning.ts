import type { EventOf, HealthEvent } from './health-event';
import { recordOf } from './health-events';
import { DAY } from './instant';
import type { Id, Instant } from './schema';
import { hasOpenComplaint } from './verdict-complaints';
import { isUndelivered } from './verdict-deliveries';
import { type Evidence, evidence, halved, NOTHING } from './verdict-evidence';
import { honeymoon } from './verdict-relationship';
import type { AssessSettings, Rule, View } from './verdict-view';
import { isSpoken } from './waiting';

// Reminders: those that were due, and those that should never have been sent (2.1, dunning and dunning_conflict).

type Conflict = 'complaint' | 'unanswered' | 'no-invoice' | 'undelivered' | 'paid';
type Reminder = { id: Id; at: Instant; invoice?: Id; level: number };

export type Dunning = {
  /** Known invoices: the order they are for, and whether they are paid. */
  invoices: Readonly<Record<Id, { order?: Id; paid?: true }>>;
  reminders: readonly Reminder[];
  wrong: readonly { id: Id; at: Instant; why: Conflict; points: number; apologised?: true }[];
};

export const NO_DUNNING: Dunning = { invoices: {}, reminders: [], wrong: [] };

const conflictOf = (
  view: View,
  { at, invoiceId }: EventOf<'dunning'>,
  settings: AssessSettings,
): Conflict | undefined => {
  const { dunning } = settings.health;
  const { invoices } = view.dunning;
  const justClosed = view.complaints.told.some(
    ({ closed }) => closed !== undefined && at - closed.at < dunning.complaintDays * DAY,
  );
  if (hasOpenComplaint(view) || justClosed) return 'complaint';
  if (view.waiting !== undefined && at - view.waiting.since > dunning.waitingDays * DAY) return 'unanswered';
  if (invoiceId === undefined) return undefined;
  const invoice = invoices[invoiceId];
  // Without any invoice on record nobody keeps them, and one more missing means nothing.
  if (invoice === undefined) return Object.keys(invoices).length > 0 ? 'no-invoice' : undefined;
  if (invoice.paid) return 'paid';
  return invoice.order !== undefined && isUndelivered(view, invoice.order, at) ? 'undelivered' : undefined;
};

const dunned = (view: View, event: EventOf<'dunning'>, settings: AssessSettings): Dunning => {
  const { dunning } = settings.health;
  const before = view.dunning;
  const { id, at, level, invoiceId } = event;
  const why = conflictOf(view, event, settings);
  if (why === undefined) {
    const reminder = { id, at, level, ...(invoiceId !== undefined && { invoice: invoiceId }) };
    const others = before.reminders.filter(({ invoice }) => invoice === undefined || invoice !== invoiceId);
    return { ...before, reminders: [...others, reminder].slice(-12) };
  }
  const again = before.wrong.some((it) => at - it.at <= dunning.againDays * DAY);
  const points = (dunning.conflict + (again ? dunning.conflictAgain : 0)) * honeymoon(view, at, settings);
  return { ...before, wrong: [...before.wrong, { id, at, why, points }].slice(-6) };
};

export const afterDunning = (view: View, event: HealthEvent, settings: AssessSettings): Dunning => {
  const before = view.dunning;
  switch (event.type) {
    case 'invoice': {
      const invoice = event.orderId === undefined ? {} : { order: event.orderId };
      // The last two hundred: years of a busy customer.
      const kept = Object.entries(before.invoices).slice(-200);
      return { ...before, invoices: { ...Object.fromEntries(kept), [event.invoiceId]: invoice } };
    }
    case 'payment': {
      const { invoiceId } = event;
      if (invoiceId === undefined) return { ...before, reminders: [] };
      const invoice = before.invoices[invoiceId];
      const invoices =
        invoice === undefined
          ? before.invoices
          : { ...before.invoices, [invoiceId]: { ...invoice, paid: true as const } };
      return { ...before, invoices, reminders: before.reminders.filter((it) => it.invoice !== invoiceId) };
    }
    case 'dunning':
      return dunned(view, event, settings);
    case 'interaction': {
      const { direction, automatic, apology, channel, at } = event;
      if (before.wrong.length === 0 || direction !== 'outbound' || automatic) return before;
      if (apology !== true && !isSpoken(channel)) return before;
      const inTime = settings.health.dunning.apologyDays * DAY;
      const wrong = before.wrong.map((it) => (at - it.at <= inTime ? { ...it, apologised: true as const } : it));
      return { ...before, wrong };
    }
    default:
      return before;
  }
};

export const dunningRule: Rule = ({ dunning: { reminders } }, now, { health: { dunning } }) =>
  reminders.length === 0
    ? NOTHING
    : reminders.flatMap(({ id, at, level }) =>
        evidence('dunning', 'soft', halved(dunning.perLevel * level, now - at, dunning.halfLifeDays), {
          since: at,
          subjectId: recordOf(id),
          facts: () => ({ level, days: Math.floor((now - at) / DAY) }),
        }),
      );

export const dunningConflictRule: Rule = (view, now, { health: { dunning } }): Evidence[] => {
  const { wrong } = view.dunning;
  const latest = wrong.at(-1);
  if (latest === undefined) return NOTHING;
  const isHeld = hasOpenComplaint(view);
  const sum = wrong.reduce((total, { at, points, apologised }) => {
    const weight = points * (apologised ? dunning.apologyFactor : 1);
    return total + (isHeld ? weight : halved(weight, now - at, dunning.conflictHalfLifeDays));
  }, 0);
  return evidence('dunning_conflict', 'soft', sum, {
    since: latest.at,
    subjectId: recordOf(latest.id),
    facts: () => ({ conflict: latest.why, times: wrong.length, days: Math.floor((now - latest.at) / DAY) }),
  });
};
