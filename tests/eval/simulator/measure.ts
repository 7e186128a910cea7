import type { Customer } from './customer';
import type { CustomerType } from './population';

// The figures of section 3.2.

/** Days from `from` up to, but not including, `until`. */
export type Span = { from: number; until: number };

/** What one rule said about one customer: when it flagged. */
export type Verdict = { customer: Customer; flags: readonly Span[] };

const isIn = (day: number, { from, until }: Span): boolean => day >= from && day < until;

const median = (numbers: readonly number[]): number | undefined => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

type Detection = { type: CustomerType; delay: number | undefined; before: boolean };

const detectionOf = ({ customer, flags }: Verdict): Detection | undefined => {
  const { slip, lastContact, type } = customer;
  if (slip === undefined) return undefined;
  const first = flags.find(({ from, until }) => until > slip.onset && from < slip.until);
  if (first === undefined) return { type, delay: undefined, before: false };
  const day = Math.max(first.from, slip.onset);
  return { type, delay: day - slip.onset, before: day < lastContact };
};

const slipSpan = ({ slip }: Customer): Span | undefined => slip && { from: slip.onset, until: slip.until };

/** Flags that rose while nothing was wrong. */
export const falseAlarmsOf = ({ customer, flags }: Verdict): Span[] => {
  const slip = slipSpan(customer);
  return flags.filter(
    ({ from }) => from < customer.end && !(slip && isIn(from, slip)) && !customer.grey.some((grey) => isIn(from, grey)),
  );
};

const healthyYears = (customer: Customer): number => {
  const slip = slipSpan(customer);
  const slipping = slip === undefined ? 0 : Math.max(0, Math.min(slip.until, customer.end) - slip.from);
  return Math.max(0, customer.end - customer.start - slipping) / 365;
};

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
const share = (part: number, whole: number): number => (whole === 0 ? 0 : round(part / whole, 3));

/** Recall, earliness, delay, precision and false alarms of a rule over a population. */
export const figuresOf = (verdicts: readonly Verdict[]) => {
  const detections = verdicts.map(detectionOf).filter((it) => it !== undefined);
  const delays = detections.map(({ delay }) => delay).filter((delay) => delay !== undefined);
  const right = verdicts.reduce((sum, { customer, flags }) => {
    const slip = slipSpan(customer);
    return sum + (slip === undefined ? 0 : flags.filter(({ from }) => isIn(from, slip)).length);
  }, 0);
  const wrong = verdicts.reduce((sum, verdict) => sum + falseAlarmsOf(verdict).length, 0);
  const years = verdicts.reduce((sum, { customer }) => sum + healthyYears(customer), 0);
  return {
    customers: verdicts.length,
    slipping: detections.length,
    recall: share(delays.length, detections.length),
    before: share(detections.filter(({ before }) => before).length, detections.length),
    within60: share(delays.filter((delay) => delay <= 60).length, detections.length),
    delay: round(median(delays) ?? Number.NaN, 0),
    precision: share(right, right + wrong),
    falseAlarms: round((100 * wrong) / years, 2),
    episodes: share(right, delays.length),
  };
};

/** The same by type: detection of the slipping ones, false alarms a hundred years of the healthy ones. */
export const figuresByType = (verdicts: readonly Verdict[]) => {
  const types = [...new Set(verdicts.map(({ customer }) => customer.type))].sort();
  return Object.fromEntries(
    types.map((type) => {
      const { recall, before, delay, falseAlarms, slipping } = figuresOf(
        verdicts.filter(({ customer }) => customer.type === type),
      );
      return [type, slipping > 0 ? { recall, before, delay, falseAlarms } : { falseAlarms }];
    }),
  );
};

/** Runs of days with a flag as spans; the first value belongs to the day `first`. */
export const spansOf = (days: readonly boolean[], first: number): Span[] => {
  const spans: Span[] = [];
  for (const [index, isFlagged] of days.entries()) {
    const day = first + index;
    const last = spans.at(-1);
    if (!isFlagged) continue;
    if (last?.until === day) last.until = day + 1;
    else spans.push({ from: day, until: day + 1 });
  }
  return spans;
};
