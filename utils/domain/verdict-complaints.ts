import type { EventOf, HealthEvent } from './health-event';
import { recordOf } from './health-events';
import { DAY } from './instant';
import type { Id, Instant } from './schema';
import { type Evidence, evidence, halved, NOTHING } from './verdict-evidence';
import { stageFactor } from './verdict-relationship';
import type { AssessSettings, Rule, View } from './verdict-view';

// Complaints: open ones grow, repeated ones weigh more, solved ones leave a residue (2.1). Recovery helps, yet almost never
// fully offsets, and the effect is short-lived (Knox & van Oest 2014).

type Told = {
  id: Id;
  category: string;
  severity: EventOf<'complaint-opened'>['severity'];
  openedAt: Instant;
  /** Times heavier for what came before it, and for the stage of the relation. */
  weight: number;
  /** Which one of its kind this is within the repeat window, from 1, and when the first of them was told. */
  times: number;
  firstAt: Instant;
  closed?: { at: Instant; content?: boolean; followedUpAt?: Instant };
};

/** A mail that reads like a complaint, which nobody has confirmed. */
type Suspicion = { id: Id; at: Instant; likelihood: 'possible' | 'probable'; category?: string };

export type Complaints = { told: readonly Told[]; suspected: readonly Suspicion[] };
export const NO_COMPLAINTS: Complaints = { told: [], suspected: [] };

export const hasOpenComplaint = ({ complaints }: View): boolean =>
  complaints.told.some(({ closed }) => closed === undefined);

const opened = (view: View, event: EventOf<'complaint-opened'>, settings: AssessSettings): Complaints => {
  const { complaint } = settings.health;
  const { told, suspected } = view.complaints;
  const known = told.find(({ id, closed }) => id === event.complaintId && closed === undefined);
  if (known !== undefined) return view.complaints;
  // The same complaint opened again is no second one: its earlier self is replaced.
  const others = told.filter(({ id }) => id !== event.complaintId);
  const within = (days: number) => others.filter(({ openedAt }) => event.at - openedAt <= days * DAY);
  const same = within(complaint.repeatDays).filter(({ category }) => category === event.category);
  const different = within(complaint.otherDays).some(({ category }) => category !== event.category);
  const repeated =
    same.length > 0
      ? Math.min(complaint.repeatMost, 1 + complaint.repeatStep * same.length)
      : different
        ? complaint.otherFactor
        : 1;
  const next: Told = {
    id: event.complaintId,
    category: event.category,
    severity: event.severity,
    openedAt: event.at,
    weight: repeated * stageFactor(view, event.at, settings),
    times: same.length + 1,
    firstAt: same.reduce((first, { openedAt }) => Math.min(first, openedAt), event.at),
  };
  // Longer ago than any window and half-life: neither repeated nor felt any more.
  const forgotten = Math.max(complaint.repeatDays, complaint.otherDays, 6 * complaint.halfLifeDays) * DAY;
  const kept = others.filter(({ closed }) => closed === undefined || event.at - closed.at <= forgotten);
  return { told: [...kept, next], suspected };
};

const changed = (complaints: Complaints, id: Id, change: (told: Told) => Told): Complaints => ({
  ...complaints,
  told: complaints.told.map((it) => (it.id === id ? change(it) : it)),
});

const suspect = (complaints: Complaints, event: EventOf<'interaction'>): Complaints => {
  if (event.complaint === undefined || event.direction === 'outbound' || event.automatic) return complaints;
  // Once somebody logged the complaint, the record speaks.
  if (event.refersTo !== undefined && complaints.told.some(({ id }) => id === event.refersTo)) return complaints;
  const { id, at, complaint: likelihood, category } = event;
  const suspicion = { id, at, likelihood, ...(category !== undefined && { category }) };
  return { ...complaints, suspected: [...complaints.suspected, suspicion].slice(-12) };
};

export const afterComplaints = (view: View, event: HealthEvent, settings: AssessSettings): Complaints => {
  const before = view.complaints;
  switch (event.type) {
    case 'interaction':
      return suspect(before, event);
    case 'complaint-opened':
      return opened(view, event, settings);
    case 'complaint-resolved': {
      const { at, content } = event;
      const closed = { at, ...(content !== undefined && { content }) };
      return changed(before, event.complaintId, (it) => (it.closed === undefined ? { ...it, closed } : it));
    }
    case 'complaint-followed-up':
      return changed(before, event.complaintId, (it) =>
        it.closed === undefined ? it : { ...it, closed: { ...it.closed, followedUpAt: event.at } },
      );
    default:
      return before;
  }
};

const openEvidence = (told: Told, now: Instant, { health: { complaint } }: AssessSettings): Evidence[] => {
  const days = (now - told.openedAt) / DAY;
  const late = Math.max(0, days - complaint.graceDays);
  const growth = Math.min(complaint.growthMost, late / Math.max(complaint.growthDays, Number.MIN_VALUE));
  const points = complaint.base[told.severity] * told.weight * (1 + growth);
  const isRepeated = told.times > 1;
  return evidence(isRepeated ? 'complaint_repeat' : 'complaint_open', 'open', points, {
    since: told.openedAt,
    subjectId: told.id,
    facts: () => ({
      category: told.category,
      severity: told.severity,
      days: Math.floor(days),
      ...(isRepeated && { times: told.times, weeks: Math.ceil((now - told.firstAt) / (7 * DAY)) }),
    }),
  });
};

const residue = (told: Told, closed: NonNullable<Told['closed']>, now: Instant, settings: AssessSettings) => {
  const { complaint } = settings.health;
  const took = (closed.at - told.openedAt) / DAY;
  const isRepeated = told.times > 1;
  const share =
    isRepeated || closed.content === false || took > complaint.slowDays
      ? complaint.lateShare
      : took > complaint.quickDays
        ? complaint.slowShare
        : complaint.quickShare;
  const { followedUpAt } = closed;
  const cared = followedUpAt !== undefined && followedUpAt - closed.at <= complaint.followUpDays * DAY;
  const points =
    complaint.base[told.severity] * told.weight * share * (cared && now >= followedUpAt ? complaint.followUpFactor : 1);
  // A solution that did not content him ended nothing.
  const kind = closed.content === false ? 'soft' : 'residue';
  const faded = halved(points, now - closed.at, complaint.halfLifeDays);
  return evidence(isRepeated ? 'complaint_repeat' : 'complaint_resolved', kind, faded, {
    since: isRepeated ? told.openedAt : closed.at,
    subjectId: told.id,
    facts: () => ({
      category: told.category,
      severity: told.severity,
      days: Math.floor(took),
      ...(closed.content !== undefined && { content: closed.content ? 'yes' : 'no' }),
      ...(isRepeated && { times: told.times, weeks: Math.ceil((now - told.firstAt) / (7 * DAY)) }),
    }),
  });
};

export const complaintRule: Rule = ({ complaints: { told } }, now, settings) => {
  if (told.length === 0) return NOTHING;
  const found: Evidence[] = [];
  // Seven half-lives later less than a hundredth is left.
  const felt = 7 * settings.health.complaint.halfLifeDays * DAY;
  for (const it of told) {
    if (it.closed === undefined) found.push(...openEvidence(it, now, settings));
    else if (now - it.closed.at <= felt) found.push(...residue(it, it.closed, now, settings));
  }
  return found;
};

/** What texts suggest: the strongest suspicion in full, the others as long as together they stay below a flag. */
export const suspicionRule: Rule = ({ complaints }, now, { health: { complaint } }) => {
  // Logged later by somebody: the complaint's record counts in its place.
  const known = new Set(complaints.told.map(({ id }) => id));
  const alive = complaints.suspected.filter(({ id }) => !known.has(id));
  const latest = alive.at(-1);
  if (latest === undefined) return NOTHING;
  const sum = alive.reduce(
    (total, { at, likelihood }) => total + halved(complaint[likelihood], now - at, complaint.suspectedHalfLifeDays),
    0,
  );
  // Any number of "possible" stays a whisper: it never becomes the second opinion that a flag needs.
  const isProbable = alive.some(({ likelihood }) => likelihood === 'probable');
  return evidence('complaint_open', 'soft', Math.min(sum, isProbable ? complaint.suspectedMost : complaint.possible), {
    since: latest.at,
    subjectId: recordOf(latest.id),
    facts: () => ({
      category: latest.category ?? 'other',
      likelihood: isProbable ? 'probable' : 'possible',
      mails: alive.length,
      days: Math.floor((now - latest.at) / DAY),
    }),
  });
};

/** The same complaint again: what calls for a look at the cause, not at the case (product.md row 111). */
export type Repeat = { category: string; complaintIds: Id[]; times: number; firstAt: Instant; latestAt: Instant };

/** Kinds of complaint that came at least twice within the repeat window up to `now`, the latest first. */
export const repeatsOf = ({ complaints }: View, now: Instant, { health }: AssessSettings): Repeat[] => {
  const repeats = new Map<string, Repeat>();
  for (const { id, category, openedAt } of complaints.told) {
    if (openedAt > now || now - openedAt > health.complaint.repeatDays * DAY) continue;
    const before = repeats.get(category);
    repeats.set(category, {
      category,
      complaintIds: [...(before?.complaintIds ?? []), id],
      times: (before?.times ?? 0) + 1,
      firstAt: Math.min(before?.firstAt ?? openedAt, openedAt),
      latestAt: Math.max(before?.latestAt ?? openedAt, openedAt),
    });
  }
  return [...repeats.values()].filter(({ times }) => times > 1).sort((a, b) => b.latestAt - a.latestAt);
};
