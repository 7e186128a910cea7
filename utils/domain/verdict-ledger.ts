import { verdictOf } from './assess';
import type { Assessment } from './assessment';
import type { HealthEvent } from './health-event';
import { byTime } from './health-events';
import { DAY } from './instant';
import type { Id, Instant } from './schema';
import { type Course, courseFrom, followed } from './verdict-course';
import type { AssessSettings } from './verdict-view';

// The verdict kept up event by event, so that one new mail costs one new mail. Events may come in any order, late and more
// than once: the verdict is that of a full recomputation over all of them.

/** All events of one account and marks to go on from. Plain JSON; made for one set of settings. */
export type Ledger = {
  /** In order, each once. */
  events: readonly HealthEvent[];
  /** Courses up to some moments of the past, the oldest first, all events until then included. */
  marks: readonly { at: Instant; events: number; course: Course }[];
};

export const EMPTY_LEDGER: Ledger = { events: [], marks: [] };

const MARK_EVERY = 30 * DAY;
// A year of marks: what arrives later than that is rare enough to be worth a replay.
const MARKS_MOST = 12;

/** Where the event belongs among those in order. */
const placeOf = (events: readonly HealthEvent[], event: HealthEvent): number => {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = events[middle];
    if (other !== undefined && byTime(other, event) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The ledger without what it drew from `at` on. */
const rewound = (ledger: Ledger, at: Instant): Ledger['marks'] => ledger.marks.filter((mark) => mark.at < at);

/** The ledger with an event that is new, or that replaces the one with its id. */
export const entered = (ledger: Ledger, event: HealthEvent): Ledger => {
  const place = placeOf(ledger.events, event);
  if (ledger.events[place]?.id === event.id) {
    return { events: ledger.events.with(place, event), marks: rewound(ledger, event.at) };
  }
  const known = ledger.events.find(({ id }) => id === event.id);
  const before = known === undefined ? ledger : removed(ledger, known.id);
  const at = known === undefined ? place : placeOf(before.events, event);
  return { events: before.events.toSpliced(at, 0, event), marks: rewound(before, event.at) };
};

/** The ledger without an event, because its record was corrected or erased. */
export const removed = (ledger: Ledger, id: Id): Ledger => {
  const place = ledger.events.findIndex((event) => event.id === id);
  const event = ledger.events[place];
  return event === undefined ? ledger : { events: ledger.events.toSpliced(place, 1), marks: rewound(ledger, event.at) };
};

/** The verdict at `now`, and the ledger with the marks that were set on the way. */
export const settled = (
  accountId: Id,
  ledger: Ledger,
  now: Instant,
  settings: AssessSettings,
): { assessment: Assessment; ledger: Ledger } => {
  const { events } = ledger;
  const marks = ledger.marks.filter(({ at }) => at <= now);
  const last = marks.at(-1);
  const first = events[0];
  let course = last?.course ?? courseFrom(first !== undefined && first.at <= now ? first.at : now);
  let next = last?.events ?? 0;
  const start = last?.at ?? first?.at ?? now;
  for (let until = start + MARK_EVERY; ; until += MARK_EVERY) {
    const to = Math.min(until, now);
    const from = next;
    while ((events[next]?.at ?? Number.POSITIVE_INFINITY) <= to) next += 1;
    course = followed(course, events.slice(from, next), to, settings);
    if (until > now) break;
    marks.push({ at: until, events: next, course });
  }
  return {
    assessment: verdictOf(accountId, course, now, events[next]?.at, settings),
    ledger: { events, marks: marks.slice(-MARKS_MOST) },
  };
};
