import { type Assessment, type AssessmentState, isFlagged, type Reason, type ReasonCode } from './assessment';
import type { HealthEvent } from './health-event';
import { inOrder, recordOf } from './health-events';
import { DAY, nextMidnight, type WorkingCalendar, workingDaysBetween } from './instant';
import type { Id, Instant } from './schema';
import type { HealthSettings } from './settings';
import { afterEvent, isSpoken, type Waiting, waitingSince } from './waiting';

// The verdict on a customer, from reading the events to the words for them. Section numbers are those of the health model.

export type AssessSettings = WorkingCalendar & { health: HealthSettings };

/** What the rules know about a customer at some moment: the events up to then, folded. */
type View = {
  firstAt: Instant;
  /** Touches the customer took part in. */
  contacts: number;
  /** The last time anything came from him. */
  lastSignAt: Instant;
  waiting: Waiting | undefined;
  openComplaints: readonly Extract<HealthEvent, { type: 'complaint-opened' }>[];
  nps: Answer | undefined;
  csat: Answer | undefined;
  churnSignals: readonly ChurnSignal[];
  /** From here on nothing changes the view. */
  lostAt: Instant | undefined;
};
type Answer = Extract<HealthEvent, { type: 'survey' }> & { before: number | undefined };
type ChurnSignal = Extract<HealthEvent, { type: 'churn-signal' }> & { talkedAfter: boolean };

const viewBefore = (first: Instant): View => ({
  firstAt: first,
  contacts: 0,
  lastSignAt: first,
  waiting: undefined,
  openComplaints: [],
  nps: undefined,
  csat: undefined,
  churnSignals: [],
  lostAt: undefined,
});

/** Contact is what the customer takes part in (2.2): his message, a conversation, an order. */
const isContact = (event: HealthEvent): boolean =>
  event.type === 'order' ||
  (event.type === 'interaction' && !event.automatic && (event.direction === 'inbound' || isSpoken(event.channel)));

// A complaint or an answer to a survey is no further contact beside the mail it came in, but nobody who gives one sleeps.
const SIGNS_OF_LIFE: ReadonlySet<HealthEvent['type']> = new Set([
  'complaint-opened',
  'survey',
  'churn-signal',
  'praise',
  'referral',
]);

const withEvent = (before: View, event: HealthEvent): View => {
  if (before.lostAt !== undefined) return before;
  const view: View = { ...before, waiting: afterEvent(before.waiting, event) };
  if (isContact(event)) view.contacts += 1;
  if (isContact(event) || SIGNS_OF_LIFE.has(event.type)) view.lastSignAt = event.at;
  switch (event.type) {
    case 'interaction': {
      const weTalked = event.direction === 'outbound' && !event.automatic && isSpoken(event.channel);
      return weTalked ? { ...view, churnSignals: view.churnSignals.map((it) => ({ ...it, talkedAfter: true })) } : view;
    }
    case 'complaint-opened': {
      const isKnown = view.openComplaints.some(({ complaintId }) => complaintId === event.complaintId);
      return isKnown ? view : { ...view, openComplaints: [...view.openComplaints, event] };
    }
    case 'complaint-resolved':
      return { ...view, openComplaints: view.openComplaints.filter((it) => it.complaintId !== event.complaintId) };
    case 'survey': {
      const previous = view[event.kind];
      // Answers on different scales are never compared (5).
      const before = previous?.scale === event.scale ? previous.score : undefined;
      return { ...view, [event.kind]: { ...event, before } };
    }
    case 'churn-signal':
      return { ...view, churnSignals: [...view.churnSignals, { ...event, talkedAfter: false }] };
    case 'churned':
      return { ...view, lostAt: event.at };
    default:
      return view;
  }
};

/** One cause of points. Looks at the view and the clock only; returns nothing when it has nothing to say. */
type Rule = (view: View, now: Instant, settings: AssessSettings) => Reason[];

// Below this a reason is history: it would be shown as 0.0 and keep a quiet account busy for years.
const NEGLIGIBLE = 0.05;

// Dyadic, so that sums are exact in any order, and so coarse that the last bit of a logarithm, which each browser is free
// to choose, cannot move a verdict.
const exactly = (points: number): number => Math.round(points * 2 ** 20) / 2 ** 20;

const reason = (code: ReasonCode, points: number, rest: Omit<Reason, 'code' | 'points'>): Reason[] =>
  points < NEGLIGIBLE ? [] : [{ code, points: exactly(points), ...rest }];

const halved = (points: number, age: number, halfLifeDays: number): number =>
  halfLifeDays === 0 ? 0 : points * 2 ** (-Math.max(0, age) / (halfLifeDays * DAY));

const SILENCE_FADES_FROM = 60 * DAY;
const SILENCE_HALF_LIFE_DAYS = 60;

/** Doublings of the silence since the grace ended; negative inside the grace, never below one day as the unit. */
const doublings = (days: number, graceDays: number): number =>
  Math.log2(1 + (days - graceDays) / Math.max(graceDays, 1));

const unanswered: Rule = ({ waiting, openComplaints }, now, settings) => {
  if (waiting === undefined) return [];
  const { health } = settings;
  const workingDays = workingDaysBetween(waiting.since, now, settings);
  const chases = waiting.messages - 1;
  const isHot = !waiting.softened && (chases > 0 || waiting.negative || openComplaints.length > 0);
  // A chase shortens the grace rather than breaking it: inside, the logarithm is negative and outweighs it.
  const silence = isHot
    ? Math.min(health.hotMost, 1.1 * doublings(workingDays, health.hotGraceDays)) +
      health.chaseWeight * Math.min(health.chaseMost, chases)
    : Math.min(health.coldMost, 0.5 * doublings(workingDays, health.coldGraceDays));
  const points = halved(silence, now - waiting.since - SILENCE_FADES_FROM, SILENCE_HALF_LIFE_DAYS);
  return reason('unanswered', points, {
    since: waiting.since,
    subjectId: recordOf(waiting.interactionId),
    facts: {
      workingDays: Math.floor(workingDays),
      mails: waiting.messages,
      ...(waiting.subject !== undefined && { subject: waiting.subject }),
    },
  });
};

const complaintOpen: Rule = ({ openComplaints }, now, { health }) =>
  openComplaints.flatMap(({ complaintId, category, severity, at }) => {
    const days = (now - at) / DAY;
    const late = Math.max(0, days - health.complaintGraceDays);
    const growth = Math.min(health.complaintGrowthMost, late / Math.max(health.complaintGrowthDays, Number.MIN_VALUE));
    return reason('complaint_open', health.complaintBase[severity] * (1 + growth), {
      since: at,
      subjectId: complaintId,
      facts: { category, severity, days: Math.floor(days) },
    });
  });

const surveyReason = (code: ReasonCode, points: number, answer: Answer): Reason[] =>
  reason(code, points, {
    since: answer.at,
    subjectId: recordOf(answer.id),
    facts: {
      score: answer.score,
      scale: answer.scale,
      ...(answer.before !== undefined && { before: answer.before }),
    },
  });

const npsLow: Rule = ({ nps }, now, { health }) => {
  if (nps === undefined) return [];
  const level = nps.score <= 6 ? 2 + 0.4 * (6 - nps.score) : nps.score <= 8 ? 0.2 : 0;
  const drop = nps.before !== undefined && nps.before - nps.score >= 3 ? 1.5 : 0;
  return surveyReason('nps_low', halved(level + drop, now - nps.at, health.surveyHalfLifeDays), nps);
};

const CSAT_POINTS = new Map([
  [1, 3],
  [2, 2.5],
  [3, 0.8],
]);

const csatLow: Rule = ({ csat }, now, { health }) => {
  if (csat === undefined) return [];
  const points = CSAT_POINTS.get(csat.score) ?? 0;
  // 60 days beside the 120 of NPS: the answer is about one occasion.
  return surveyReason('csat_low', halved(points, now - csat.at, health.surveyHalfLifeDays / 2), csat);
};

const CHURN_POINTS = 5;
const CHURN_MOST = 7;
const CHURN_AFTER_TALK = 0.6;
const CHURN_HALF_LIFE_DAYS = 60;

const churnIntent: Rule = ({ churnSignals }, now) => {
  const latest = churnSignals.at(-1);
  if (latest === undefined) return [];
  const points = churnSignals.map(({ at, talkedAfter }) =>
    halved(talkedAfter ? CHURN_POINTS * CHURN_AFTER_TALK : CHURN_POINTS, now - at, CHURN_HALF_LIFE_DAYS),
  );
  const sum = points.reduce((a, b) => a + b, 0);
  return reason('churn_intent', Math.min(CHURN_MOST, sum), {
    since: latest.at,
    subjectId: recordOf(latest.id),
    facts: { kind: latest.kind, times: churnSignals.length },
  });
};

/** The causes of points (2.1). A new channel is a function above and an entry here. */
const RULES: readonly Rule[] = [unanswered, complaintOpen, npsLow, csatLow, churnIntent];

const reasonsOf = (view: View, now: Instant, settings: AssessSettings): Reason[] =>
  RULES.flatMap((rule) => rule(view, now, settings)).sort(
    (a, b) => b.points - a.points || a.since - b.since || ((a.subjectId ?? '') < (b.subjectId ?? '') ? -1 : 1),
  );

const loadOf = (reasons: readonly Reason[]): number => reasons.reduce((load, { points }) => load + points, 0);

/** Points of each code, strongest first: several complaints are one kind of evidence. */
export const pointsByCode = (reasons: readonly Reason[]): { code: ReasonCode; points: number }[] => {
  const sums = new Map<ReasonCode, number>();
  for (const { code, points } of reasons) sums.set(code, (sums.get(code) ?? 0) + points);
  return [...sums].map(([code, points]) => ({ code, points })).sort((a, b) => b.points - a.points);
};

const SECOND_OPINION = 0.7;

/** Minimal evidence for a flag (2.3): two codes that matter, or one that reaches the threshold alone. */
const hasEvidence = (reasons: readonly Reason[], health: HealthSettings): boolean => {
  const codes = pointsByCode(reasons);
  return (
    codes.filter(({ points }) => points >= SECOND_OPINION).length >= 2 ||
    codes.some(({ points }) => points >= health.slippingFrom)
  );
};

/** The state at a moment, given until when the customer was last flagged (2.3, still without hysteresis). */
const stateAt = (view: View, now: Instant, settings: AssessSettings, flaggedUntil?: Instant): AssessmentState => {
  const { health } = settings;
  if (view.lostAt !== undefined) return 'lost';
  if (now - view.lastSignAt >= health.dormantDays * DAY) return 'dormant';
  const reasons = reasonsOf(view, now, settings);
  const load = loadOf(reasons);
  if (load >= health.slippingFrom && hasEvidence(reasons, health)) {
    return load >= health.atRiskFrom ? 'at-risk' : 'slipping';
  }
  if (load >= health.watchFrom) return 'watch';
  if (flaggedUntil !== undefined && now - flaggedUntil < health.recoveredDays * DAY) return 'recovered';
  const isYoung = now - view.firstAt < health.newDays * DAY;
  return isYoung || view.contacts < health.newContacts ? 'new' : 'healthy';
};

// Daily for a year and a bit, in which all but the slowest things happen, then monthly.
const DAILY_FOR = 400 * DAY;

/**
 * The first moment in (from, to] at which `holds`. Looks at local midnights and halves the day in which it turned: working
 * days begin and end there, so that between two midnights loads go one way, and whoever asks on whatever day finds the same
 * moment, but for the seconds in which rounding wavers about a threshold.
 */
const firstMoment = (
  from: Instant,
  to: Instant,
  { offsetMinutes }: AssessSettings,
  holds: (moment: Instant) => boolean,
): Instant | undefined => {
  for (let before = from; before < to; ) {
    const pause = before - from < DAILY_FOR ? 0 : 30 * DAY;
    const probe = Math.min(to, nextMidnight(before + pause, offsetMinutes));
    if (holds(probe)) {
      let [not, yes] = [before, probe];
      while (yes - not > 1) {
        const middle = not + Math.floor((yes - not) / 2);
        if (holds(middle)) yes = middle;
        else not = middle;
      }
      return yes;
    }
    before = probe;
  }
  return undefined;
};

/** A state and the moment it began. */
type Stretch = { state: AssessmentState; since: Instant };

/** Where a customer stands while time passes: what the state remembers. Hysteresis will keep its memory here. */
type Standing = Stretch & {
  view: View;
  /** When the last flag fell. */
  flaggedUntil: Instant | undefined;
  /** The last moment just before an event at which the load was worth a trend. */
  loadedUntil: Instant | undefined;
};

const stateThen = (standing: Standing, moment: Instant, settings: AssessSettings): AssessmentState =>
  stateAt(standing.view, moment, settings, isFlagged(standing.state) ? moment : standing.flaggedUntil);

/** Every standing that begins in (from, to] while nothing but time happens. */
const passing = (standing: Standing, from: Instant, to: Instant, settings: AssessSettings): Standing[] => {
  const begun: Standing[] = [];
  let last = standing;
  let since = from;
  for (;;) {
    const moment = firstMoment(since, to, settings, (it) => stateThen(last, it, settings) !== last.state);
    if (moment === undefined) return begun;
    const state = stateThen(last, moment, settings);
    last = { ...last, state, since: moment, flaggedUntil: isFlagged(last.state) ? moment : last.flaggedUntil };
    begun.push(last);
    since = moment;
  }
};

const loadIn = (view: View, now: Instant, settings: AssessSettings): number => loadOf(reasonsOf(view, now, settings));

/** All standings from the first event to `until`; `past` is in order and ends by then. Without events there is none. */
const standingsOf = (past: readonly HealthEvent[], until: Instant, settings: AssessSettings): Standing[] => {
  const standings: Standing[] = [];
  let view: View | undefined;
  for (const [index, event] of past.entries()) {
    view = withEvent(view ?? viewBefore(event.at), event);
    const next = past[index + 1]?.at;
    // Events of one moment are one happening: the state is asked after the last of them.
    if (next === event.at) continue;
    const { at } = event;
    const before = standings.at(-1);
    if (before === undefined) {
      const state = stateAt(view, at, settings);
      standings.push({ state, since: at, view, flaggedUntil: undefined, loadedUntil: undefined });
    } else {
      const wasLoaded = loadIn(before.view, at - 1, settings) >= WORTH_A_TREND;
      const now = { ...before, view, loadedUntil: wasLoaded ? at : before.loadedUntil };
      standings.splice(-1, 1, now, ...passing(now, at - 1, at, settings));
    }
    const after = standings.at(-1);
    if (after !== undefined) standings.push(...passing(after, at, next === undefined ? until : next - 1, settings));
  }
  return standings;
};

const pastOf = (events: readonly HealthEvent[], now: Instant): HealthEvent[] =>
  inOrder(events).filter(({ at }) => at <= now);

/** Every state the customer went through up to `until`, oldest first; nothing later than a moment changes what was. */
export const courseOf = (events: readonly HealthEvent[], until: Instant, settings: AssessSettings): Stretch[] =>
  standingsOf(pastOf(events, until), until, settings).map(({ state, since }) => ({ state, since }));

const TREND_SPAN = 14 * DAY;
// One point doubles the odds; less is weather.
const WORTH_A_TREND = 1;

/** The way satisfaction goes: `falling` when the load is a point or more above that of 14 days ago. */
const trendOf = (view: View, past: readonly HealthEvent[], now: Instant, settings: AssessSettings) => {
  const then = now - TREND_SPAN;
  const earlier = past
    .filter(({ at }) => at <= then)
    .reduce<View | undefined>((before, event) => withEvent(before ?? viewBefore(event.at), event), undefined);
  const growth = loadIn(view, now, settings) - (earlier === undefined ? 0 : loadIn(earlier, then, settings));
  return growth >= WORTH_A_TREND ? 'falling' : growth <= -WORTH_A_TREND ? 'rising' : 'steady';
};

// Longer than any setting in days may be: a quiet customer becomes dormant within it.
const HORIZON = 4000 * DAY;

/**
 * The earliest moment at which time alone could change the assessment. While there are reasons or a moving trend, their
 * figures go stale each midnight; else the first moment at which a reason appears or the state turns.
 */
const nextChange = (standing: Standing, reasons: readonly Reason[], now: Instant, settings: AssessSettings) => {
  if (standing.state === 'lost') return undefined;
  const turns = (moment: Instant) => stateThen(standing, moment, settings) !== standing.state;
  const isMoving = standing.loadedUntil !== undefined && now - standing.loadedUntil <= TREND_SPAN;
  if (reasons.length === 0 && !isMoving) {
    const speaks = (moment: Instant) => reasonsOf(standing.view, moment, settings).length > 0;
    return firstMoment(now, now + HORIZON, settings, (moment) => speaks(moment) || turns(moment));
  }
  const midnight = nextMidnight(now, settings.offsetMinutes);
  return firstMoment(now, midnight, settings, turns) ?? midnight;
};

/**
 * The verdict on an account at `now`, from its events in any order and number of repetitions. Events after `now` do not
 * count yet. Of a lost customer the reasons are those of the moment he left. `relief` is 0 until praise is weighed.
 */
export const assess = (
  accountId: Id,
  events: readonly HealthEvent[],
  now: Instant,
  settings: AssessSettings,
): Assessment => {
  const past = pastOf(events, now);
  const waits = waitingSince(past);
  const arrival = events.reduce(
    (soonest, { at }) => (at > now ? Math.min(soonest, at) : soonest),
    Number.POSITIVE_INFINITY,
  );
  const standing = standingsOf(past, now, settings).at(-1);
  const asOf = standing?.view.lostAt ?? now;
  const reasons = standing === undefined ? [] : reasonsOf(standing.view, asOf, settings);
  const change = standing && nextChange(standing, reasons, now, settings);
  const next = Math.min(arrival, change ?? Number.POSITIVE_INFINITY);
  return {
    accountId,
    at: now,
    state: standing?.state ?? 'new',
    since: standing?.since ?? now,
    load: loadOf(reasons),
    relief: 0,
    reasons,
    trend: standing === undefined || asOf !== now ? 'steady' : trendOf(standing.view, past, now, settings),
    ...(waits !== undefined && { waitingSince: waits }),
    ...(Number.isFinite(next) && { nextChangeAt: next }),
  };
};
