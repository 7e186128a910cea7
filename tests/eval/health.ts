import { readFile } from 'node:fs/promises';
import { type AssessSettings, assess, courseOf, pointsByCode } from '@/utils/domain/assess';
import { type AssessmentState, isFlagged } from '@/utils/domain/assessment';
import type { HealthEvent } from '@/utils/domain/health-event';
import { DAY } from '@/utils/domain/instant';
import { z } from '@/utils/domain/schema';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { type CheckedVerdict, scoreHealth } from './score-health';

/** The verdict as the product gives it out of the box, on a day grid in UTC. */
const SETTINGS: AssessSettings = {
  health: DEFAULT_SETTINGS.health,
  workingDays: DEFAULT_SETTINGS.workingDays,
  offsetMinutes: 0,
};

const Moment = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/)),
  z.pipe(
    z.transform((text: string) => Date.parse(text)),
    z.number(),
  ),
);

const CHANNELS = { email: 'e-mail', phone: 'phone', visit: 'meeting', letter: 'letter', chat: 'chat' } as const;
const TONES = { neg: 'negative', neu: 'neutral', pos: 'positive' } as const;
const SEVERITIES = { 1: 'low', 2: 'medium', 3: 'high' } as const;
const CHURN_KINDS = { threat: 'threat', competitor: 'competitor', cancel_request: 'cancel-request' } as const;

const Known = { id: z.string(), t: Moment };
const name = z.string();

const FileEvent = z.discriminatedUnion('type', [
  z.object({
    ...Known,
    type: z.literal('interaction'),
    dir: z.enum(['in', 'out']),
    channel: z.optional(z.enum(['email', 'phone', 'visit', 'letter', 'chat'])),
    sentiment: z.optional(z.enum(['neg', 'neu', 'pos'])),
    needsReply: z.optional(z.boolean()),
    auto: z.optional(z.boolean()),
    apology: z.optional(z.boolean()),
    ref: z.optional(name),
  }),
  z.object({
    ...Known,
    type: z.literal('complaint_opened'),
    complaint: name,
    category: z.optional(name),
    severity: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  }),
  z.object({ ...Known, type: z.literal('complaint_resolved'), complaint: name, ok: z.optional(z.boolean()) }),
  z.object({ ...Known, type: z.literal('complaint_followup'), complaint: name, gift: z.optional(z.boolean()) }),
  z.object({
    ...Known,
    type: z.literal('order'),
    order: name,
    amount: z.optional(z.number()),
    margin: z.optional(z.number()),
    promised: z.optional(Moment),
  }),
  z.object({ ...Known, type: z.enum(['delivered', 'order_cancelled']), order: name }),
  z.object({ ...Known, type: z.literal('invoice'), invoice: name, order: z.optional(name) }),
  z.object({
    ...Known,
    type: z.literal('dunning'),
    invoice: z.optional(name),
    level: z.optional(z.number().check(z.gte(1))),
  }),
  z.object({ ...Known, type: z.literal('payment'), invoice: z.optional(name) }),
  z.object({
    ...Known,
    type: z.literal('nps'),
    score: z.number(),
    scale: z._default(z.enum(['0-10', '1-10']), '0-10'),
  }),
  z.object({ ...Known, type: z.literal('csat'), score: z.number(), scale: z._default(z.literal('1-5'), '1-5') }),
  z.object({ ...Known, type: z.enum(['praise', 'referral']) }),
  z.object({
    ...Known,
    type: z.literal('churn_signal'),
    kind: z.enum(['threat', 'competitor', 'cancel_request']),
  }),
  z.object({ ...Known, type: z.literal('churned'), reason: z.optional(name) }),
  z.object({ ...Known, type: z.literal('contract'), ends: Moment }),
  z.object({ ...Known, type: z.literal('absence'), until: Moment }),
]);
type FileEvent = z.infer<typeof FileEvent>;

const Check = z.object({
  now: Moment,
  slipping: z.optional(z.nullable(z.boolean())),
  topReasonAnyOf: z.optional(z.array(name)),
  mustNotReason: z.optional(z.array(name)),
});

const Case = z.object({
  id: name,
  events: z.array(FileEvent),
  checks: z._default(z.array(Check), []),
  until: z.optional(Moment),
});

const CaseFile = z.object({ cases: z.array(z.unknown()) });

const healthEvent = (event: FileEvent): HealthEvent => {
  const { id, t: at } = event;
  switch (event.type) {
    case 'interaction':
      return {
        id,
        at,
        type: 'interaction',
        channel: CHANNELS[event.channel ?? 'email'],
        direction: event.dir === 'in' ? 'inbound' : 'outbound',
        automatic: event.auto ?? false,
        awaitsReply: event.needsReply ?? false,
        ...(event.sentiment !== undefined && { sentiment: TONES[event.sentiment] }),
        ...(event.apology !== undefined && { apology: event.apology }),
        ...(event.ref !== undefined && { refersTo: event.ref }),
      };
    case 'complaint_opened':
      return {
        id,
        at,
        type: 'complaint-opened',
        complaintId: event.complaint,
        category: event.category ?? 'other',
        severity: SEVERITIES[event.severity ?? 2],
      };
    case 'complaint_resolved':
      return {
        id,
        at,
        type: 'complaint-resolved',
        complaintId: event.complaint,
        ...(event.ok !== undefined && { content: event.ok }),
      };
    case 'complaint_followup':
      return { id, at, type: 'complaint-followed-up', complaintId: event.complaint, gift: event.gift ?? false };
    case 'order':
      return {
        id,
        at,
        type: 'order',
        orderId: event.order,
        ...(event.amount !== undefined && { amount: event.amount }),
        ...(event.margin !== undefined && { margin: event.margin }),
        ...(event.promised !== undefined && { promisedAt: event.promised }),
      };
    case 'delivered':
      return { id, at, type: 'delivered', orderId: event.order };
    case 'order_cancelled':
      return { id, at, type: 'order-cancelled', orderId: event.order };
    case 'invoice':
      return {
        id,
        at,
        type: 'invoice',
        invoiceId: event.invoice,
        ...(event.order !== undefined && { orderId: event.order }),
      };
    case 'dunning':
      return {
        id,
        at,
        type: 'dunning',
        level: event.level ?? 1,
        ...(event.invoice !== undefined && { invoiceId: event.invoice }),
      };
    case 'payment':
      return { id, at, type: 'payment', ...(event.invoice !== undefined && { invoiceId: event.invoice }) };
    case 'nps':
    case 'csat':
      return { id, at, type: 'survey', kind: event.type, scale: event.scale, score: event.score };
    case 'praise':
    case 'referral':
      return { id, at, type: event.type };
    case 'churn_signal':
      return { id, at, type: 'churn-signal', kind: CHURN_KINDS[event.kind] };
    case 'churned':
      return { id, at, type: 'churned', ...(event.reason !== undefined && { reason: event.reason }) };
    case 'contract':
      return { id, at, type: 'contract', endsAt: event.ends };
    case 'absence':
      return { id, at, type: 'absence', until: event.until };
  }
};

const LETTER: Record<AssessmentState, string> = {
  new: 'n',
  healthy: 'h',
  watch: 'w',
  slipping: 's',
  'at-risk': 'r',
  recovered: 'c',
  dormant: 'd',
  lost: 'l',
};

/** The state at the end of each day, from the first event's day to the day of `until` or of the last event. */
const dailyStates = (events: readonly HealthEvent[], until: number | undefined) => {
  const days = events.map(({ at }) => Math.floor(at / DAY));
  const first = days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = until === undefined ? days.reduce((a, b) => Math.max(a, b), first) : Math.floor(until / DAY);
  const course = courseOf(events, (last + 1) * DAY, SETTINGS);
  let states = '';
  let stretch = 0;
  for (let day = first; day <= last; day++) {
    // A day ends with the look at its midnight.
    while ((course[stretch + 1]?.since ?? Number.POSITIVE_INFINITY) <= (day + 1) * DAY) stretch += 1;
    states += LETTER[course[stretch]?.state ?? 'new'];
  }
  return { from: new Date(first * DAY).toISOString().slice(0, 10), states };
};

/** ISO 8601 in UTC to the second, as the case files write it. */
const written = (moment: number): string => new Date(moment).toISOString().replace('.000Z', 'Z');

export type EvalHealthOptions = {
  /** One summary instead of a line per check. */
  score?: boolean;
  /** One letter a day instead of checks. */
  daily?: boolean;
  out: (line: string) => void;
  err: (line: string) => void;
};

/**
 * Asks the product about the customer histories of a file in the format `health-cases/1`, one JSON object a line to `out`.
 * A case that cannot be read is named on `err` with its number and counted; a file that is no such file throws.
 */
export const evalHealth = async (file: string, { score = false, daily = false, out, err }: EvalHealthOptions) => {
  const { cases } = CaseFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const verdicts: CheckedVerdict[] = [];
  let broken = 0;
  for (const [index, raw] of cases.entries()) {
    const read = Case.safeParse(raw);
    if (!read.success) {
      broken += 1;
      const [issue] = read.error.issues;
      err(`case ${index + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
      continue;
    }
    const { id, checks, until } = read.data;
    const events = read.data.events.map(healthEvent);
    if (daily) {
      if (events.length === 0) err(`case ${index + 1}: no events, hence no days`);
      else out(JSON.stringify({ case: id, ...dailyStates(events, until) }));
      continue;
    }
    for (const check of checks) {
      const { state, load, reasons } = assess(id, events, check.now, SETTINGS);
      const verdict = { case: id, now: written(check.now), state, slipping: isFlagged(state), load };
      const line = { ...verdict, reasons: pointsByCode(reasons) };
      verdicts.push({ ...line, expected: check });
      if (!score) out(JSON.stringify(line));
    }
  }
  if (score) out(JSON.stringify({ ...scoreHealth(verdicts), broken }));
};
