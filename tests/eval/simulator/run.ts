import { parseArgs } from 'node:util';
import { type AssessSettings, assess, courseOf, pointsByCode } from '@/utils/domain/assess';
import { isFlagged } from '@/utils/domain/assessment';
import { inOrder } from '@/utils/domain/health-events';
import { DAY } from '@/utils/domain/instant';
import { DEFAULT_SETTINGS, HealthSettings } from '@/utils/domain/settings';
import { type Customer, customerOf } from './customer';
import { dayOf, END_DAY, EPOCH } from './diary';
import { falseAlarmsOf, figuresByType, figuresOf, type Span, spansOf, type Verdict } from './measure';
import { naiveDays } from './naive';
import { isVariant, VARIANTS } from './population';

// Measures the verdict on synthetic customers, one JSON object a line:
//   tsx tests/eval/simulator/run.ts --variant base --seeds 101-110 --customers 300 [--naive] [--types] [--why] [--set path=number …]
// Seeds below 50 are for tuning, those above 100 for reporting and never looked at otherwise.

const { values } = parseArgs({
  options: {
    variant: { type: 'string', default: 'base' },
    seeds: { type: 'string', default: '1-2' },
    customers: { type: 'string', default: '300' },
    naive: { type: 'boolean', default: false },
    types: { type: 'boolean', default: false },
    set: { type: 'string', multiple: true, default: [] },
    why: { type: 'boolean', default: false },
  },
});

/** `path=number` for each number of the settings that an ablation changes. */
const changed = (settings: HealthSettings, changes: readonly string[]): HealthSettings => {
  const numbers = new Map(
    changes.map((change) => {
      const [path = '', number = ''] = change.split('=');
      return [path, Number(number)] as const;
    }),
  );
  const apply = (value: unknown, path: string): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [key, apply(inner, path === '' ? key : `${path}.${key}`)]),
        )
      : (numbers.get(path) ?? value);
  return HealthSettings.parse(apply(settings, ''));
};

const settings: AssessSettings = {
  health: changed(DEFAULT_SETTINGS.health, values.set),
  workingDays: DEFAULT_SETTINGS.workingDays,
  offsetMinutes: 0,
};

const flagsOf = (customer: Customer): Span[] => {
  const until = EPOCH + END_DAY * DAY;
  const course = courseOf(customer.events, until, settings);
  const spans: Span[] = [];
  for (const [index, { state, since }] of course.entries()) {
    if (!isFlagged(state)) continue;
    const from = dayOf(since);
    const end = dayOf(course[index + 1]?.since ?? until);
    const last = spans.at(-1);
    // From slipping to at risk is one flag.
    if (last !== undefined && Math.abs(last.until - from) < 0.001) last.until = end;
    else spans.push({ from, until: end });
  }
  return spans;
};

const naiveFlags = (customer: Customer): Map<string, Span[]> => {
  const first = Math.floor(customer.start);
  const days = naiveDays(inOrder(customer.events), EPOCH, first, END_DAY);
  return new Map([...days].map(([name, flags]) => [name, spansOf(flags, first)]));
};

/** How often each set of reasons raised a false alarm. */
const blamed = new Map<string, number>();
const blame = (customer: Customer, flags: readonly Span[]): void => {
  for (const { from } of falseAlarmsOf({ customer, flags })) {
    const { reasons } = assess('account', customer.events, EPOCH + from * DAY, settings);
    const codes = pointsByCode(reasons).filter(({ points }) => points >= 0.7);
    const why = codes.map(({ code }) => code).join(' + ');
    blamed.set(why, (blamed.get(why) ?? 0) + 1);
  }
};

const [firstSeed = 1, lastSeed = firstSeed] = values.seeds.split('-').map(Number);
const customers = Number(values.customers);
const variant = isVariant(values.variant) ? VARIANTS[values.variant] : VARIANTS.base;
const verdicts: Verdict[] = [];
const naive = new Map<string, Verdict[]>();
let spent = 0;
for (let seed = firstSeed; seed <= lastSeed; seed++) {
  for (let number = 0; number < customers; number++) {
    const customer = customerOf(seed, number, variant);
    const started = performance.now();
    const flags = flagsOf(customer);
    spent += performance.now() - started;
    verdicts.push({ customer: { ...customer, events: [] }, flags });
    if (values.why) blame(customer, flags);
    if (!values.naive) continue;
    for (const [name, naiveSpans] of naiveFlags(customer)) {
      naive.set(name, [...(naive.get(name) ?? []), { customer: { ...customer, events: [] }, flags: naiveSpans }]);
    }
  }
}
const print = (rule: string, of: readonly Verdict[]) =>
  console.log(JSON.stringify({ variant: values.variant, seeds: values.seeds, rule, ...figuresOf(of) }));
print('kundenpuls', verdicts);
for (const [name, of] of naive) print(name, of);
if (values.why) console.log(JSON.stringify([...blamed].sort(([, a], [, b]) => b - a).slice(0, 25), null, 1));
if (values.types) console.log(JSON.stringify(figuresByType(verdicts), null, 1));
console.error(`${(spent / verdicts.length).toFixed(2)} ms a customer`);
