import type { HealthEvent } from '@/utils/domain/health-event';
import { DAY } from '@/utils/domain/instant';

// The rules that people would try first (3.3), to compare with. Each answers for one day from what happened up to then.

type Known = {
  lastContact: number;
  openComplaints: Set<string>;
  lastComplaint: number;
  nps: number | undefined;
  tones: boolean[];
};

const NEVER = Number.NEGATIVE_INFINITY;

const learn = (known: Known, event: HealthEvent): void => {
  switch (event.type) {
    case 'order':
      known.lastContact = event.at;
      break;
    case 'interaction':
      if (event.direction !== 'inbound' || event.automatic) break;
      known.lastContact = event.at;
      if (event.sentiment !== undefined) known.tones = [...known.tones, event.sentiment === 'negative'].slice(-3);
      break;
    case 'complaint-opened':
      known.openComplaints.add(event.complaintId);
      known.lastComplaint = event.at;
      break;
    case 'complaint-resolved':
      known.openComplaints.delete(event.complaintId);
      break;
    case 'survey':
      known.nps = event.score;
      break;
  }
};

type NaiveRule = (known: Known, now: number) => boolean;

const complained: NaiveRule = ({ openComplaints, lastComplaint }, now) =>
  openComplaints.size > 0 || now - lastComplaint < 30 * DAY;
const detractor: NaiveRule = ({ nps }) => nps !== undefined && nps <= 6;
const silent: NaiveRule = ({ lastContact }, now) => now - lastContact >= 90 * DAY;

const snapshot = ({ lastContact, openComplaints, lastComplaint, nps, tones }: Known, now: number): number => {
  const recency = Math.max(0, 1 - (now - lastContact) / (120 * DAY));
  const support = openComplaints.size > 0 ? 0 : Math.min(1, (now - lastComplaint) / (60 * DAY));
  const tone = tones.length === 0 ? 0.7 : 1 - tones.filter(Boolean).length / tones.length;
  return 30 * recency + 25 * support + 25 * tone + 20 * ((nps ?? 8) / 10);
};

export const NAIVE: Readonly<Record<string, NaiveRule>> = {
  'last complaint (open or < 30 d)': complained,
  'NPS <= 6': detractor,
  '90 days silence': silent,
  'any of the three': (known, now) => complained(known, now) || detractor(known, now) || silent(known, now),
  '2 of last 3 mails negative': ({ tones }) => tones.filter(Boolean).length >= 2,
  'weighted snapshot < 55': (known, now) => snapshot(known, now) < 55,
  'weighted snapshot < 65': (known, now) => snapshot(known, now) < 65,
};

/** For each rule the days, from `first` to `last`, on which it flags; events are in order. */
export const naiveDays = (
  events: readonly HealthEvent[],
  epoch: number,
  first: number,
  last: number,
): Map<string, boolean[]> => {
  const known: Known = {
    lastContact: events[0]?.at ?? epoch,
    openComplaints: new Set(),
    lastComplaint: NEVER,
    nps: undefined,
    tones: [],
  };
  const days = new Map<string, boolean[]>(Object.keys(NAIVE).map((name) => [name, []]));
  let next = 0;
  for (let day = first; day < last; day++) {
    const midnight = epoch + (day + 1) * DAY;
    for (let event = events[next]; event !== undefined && event.at <= midnight; event = events[++next])
      learn(known, event);
    for (const [name, rule] of Object.entries(NAIVE)) days.get(name)?.push(rule(known, midnight));
  }
  return days;
};
