import type { HealthEvent } from '@/utils/domain/health-event';
import { END_DAY, emptyDiary } from './diary';
import { fateOf } from './fate';
import { complaintOn, diaryTime, type Handling, heFrom, type Life, mailOf, orderOn, toneOn, weWrite } from './life';
import { type CustomerType, drawType, isSlipping, type Variant } from './population';
import { type Random, randomFrom } from './random';

// One simulated customer: what he and we do day by day (3.1).

export type Customer = {
  type: CustomerType;
  events: HealthEvent[];
  /** Days in which a flag is right, and those in which it counts neither way. */
  slip?: { onset: number; until: number };
  grey: { from: number; until: number }[];
  lastContact: number;
  start: number;
  end: number;
};

const MONTH = 365.25 / 12;

const severityOf = (random: Random): Handling['severity'] =>
  random.chance(0.6) ? 'low' : random.chance(0.8) ? 'medium' : 'high';
const categoryOf = (random: Random): string => random.pick('delivery', 'invoice', 'defect', 'service');

/** The complaints that happen to everybody; a tenth of them drags on, which is neither right nor wrong to flag. */
const ordinaryComplaints = (life: Life): void => {
  const { random, variant } = life;
  for (let day = life.start + random.exponential(365 / variant.complaints); day < END_DAY; ) {
    const isSluggish = random.chance(0.1);
    const solvedAfter = isSluggish ? random.between(9, 14) : Math.min(8, 2.5 * random.gamma(2));
    if (isSluggish) life.grey.push({ from: day, until: day + 40 });
    complaintOn(life, day, {
      severity: severityOf(random),
      category: categoryOf(random),
      solvedAfter,
      followedUp: random.chance(0.4),
      ...(random.chance(0.6) && { content: true }),
    });
    day += random.exponential(365 / variant.complaints);
  }
};

type Pause = { from: number; until: number };

/** Holidays: 40 % of the customers are away for some weeks in a summer or winter month of each year; few announce it. */
const pausesOf = (life: Life): Pause[] => {
  const { random, diary } = life;
  if (!random.chance(0.4)) return [];
  const month = random.pick(195, 215, 350);
  return [0, 1, 2].map((year) => {
    const from = year * 365 + month + random.between(-10, 10);
    const until = from + random.between(12, 24);
    if (random.chance(0.1)) diary.write(from - 1, { type: 'absence', until: diaryTime(until) });
    return { from, until };
  });
};

/** Contacts as a renewal process in operational time: the clock runs as fast as the rate of the day. */
const contactDays = (life: Life, season: (day: number) => number, pauses: readonly Pause[]): number[] => {
  const { random, variant, fate } = life;
  const shape = random.pick(1, 1, 2, 4);
  const settlesAt =
    variant.bursts && !isSlipping(life.type) && random.chance(0.2) ? random.between(300, 900) : undefined;
  const perDay = (life.rate * variant.rate) / MONTH / (variant.bursts ? 2.5 : 1);
  const days: number[] = [];
  let due = random.unit() * random.gamma(shape);
  for (let day = life.start; day < Math.min(END_DAY, fate.leaves); day++) {
    if (pauses.some(({ from, until }) => day >= from && day < until)) continue;
    const habit = settlesAt !== undefined && day >= settlesAt ? 0.5 : 1;
    due -= perDay * season(day) * fate.rate(day) * habit;
    while (due <= 0) {
      const at = day + random.unit();
      const others = variant.bursts ? Math.floor(random.between(0, 4)) : 0;
      days.push(at, ...Array.from({ length: others }, () => at + random.between(0.5, 12)));
      due += random.gamma(shape);
    }
  }
  return days.sort((a, b) => a - b);
};

/** Two to four months carry the year. */
const seasonOf = (life: Life): ((day: number) => number) => {
  if (life.type !== 'seasonal') return () => 1;
  const months = Math.floor(life.random.between(2, 5));
  const first = Math.floor(life.random.between(0, 12));
  const isOn = (day: number) => (Math.floor((day % 365) / (365 / 12)) - first + 12) % 12 < months;
  const weight = 12 / months;
  return (day) => (isOn(day) ? 0.9 * weight : 0.1 * (weight / (weight - 1)) * 0.5);
};

const contactsOf = (life: Life): void => {
  const { random } = life;
  const orders = random.between(0.15, 0.45);
  for (const day of contactDays(life, seasonOf(life), pausesOf(life))) {
    const draw = random.unit();
    if (random.chance(orders)) orderOn(life, day);
    else if (draw < 0.78) mailOf(life, day);
    else heFrom(life, day, { channel: draw < 0.92 ? 'phone' : 'meeting', sentiment: toneOn(life, day) });
  }
};

const outreach = (life: Life): void => {
  const { random, fate } = life;
  for (let day = life.start + random.between(20, 80); day < END_DAY; day += random.between(60, 100)) {
    weWrite(life, day, { awaitsReply: true });
    if (random.chance(fate.replies(day))) {
      const at = day + random.lognormal(1, 0.6);
      heFrom(life, at, { sentiment: toneOn(life, at) });
    }
  }
};

const surveys = (life: Life): void => {
  const { random, fate, diary, variant } = life;
  if (!variant.surveys) return;
  for (let day = life.start + random.between(100, 180); day < Math.min(END_DAY, fate.leaves); day += 182) {
    if (!random.chance(0.35)) continue;
    const score = Math.round(10 * fate.content(day) ** 0.55 + random.normal(0, 1.2));
    diary.write(day, { type: 'survey', kind: 'nps', scale: '0-10', score: Math.max(0, Math.min(10, score)) });
  }
};

/** Reminders that are due: of every slow payer, and of a few others. */
const reminders = (life: Life): void => {
  const { random, diary, fate } = life;
  const isSlowPayer = life.type === 'slow payer';
  if (!isSlowPayer && !random.chance(0.06)) return;
  for (let day = life.start + random.between(30, 200); day < Math.min(END_DAY, fate.leaves); ) {
    const invoiceId = diary.name('invoice');
    diary.write(day, { type: 'invoice', invoiceId });
    diary.write(day + 21, { type: 'dunning', invoiceId, level: 1 });
    const isStubborn = random.chance(isSlowPayer ? 0.4 : 0.1);
    if (isStubborn) diary.write(day + 35, { type: 'dunning', invoiceId, level: 2 });
    diary.write(day + (isStubborn ? 42 : 27), { type: 'payment', invoiceId });
    day += isSlowPayer ? random.between(40, 110) : random.between(200, 700);
  }
};

const kindness = (life: Life): void => {
  const { random, diary } = life;
  if (life.type !== 'happy') return;
  for (let day = life.start + random.between(60, 200); day < END_DAY; day += random.between(90, 250)) {
    diary.write(day, { type: random.chance(0.6) ? 'praise' : 'referral' });
  }
};

const wellHandled = (life: Life): void => {
  const { random } = life;
  if (life.type !== 'complaint well handled') return;
  const times = random.chance(0.5) ? 1 : 2;
  for (let time = 0; time < times; time++) {
    complaintOn(life, random.between(life.start + 60, END_DAY - 100), {
      severity: random.pick('medium', 'medium', 'high'),
      category: categoryOf(random),
      solvedAfter: random.between(0.3, 3),
      followedUp: random.chance(0.7),
      content: true,
    });
  }
};

const ratesOf = (type: CustomerType, random: Random): number => {
  if (type === 'low frequency') return random.between(0.2, 0.5);
  return Math.max(0.5, Math.min(8, random.lognormal(2, 0.7)));
};

/** One customer of a world, the same one for the same seed and number. */
export const customerOf = (seed: number, number: number, variant: Variant): Customer => {
  const random = randomFrom(seed * 100_003 + number);
  const type = drawType(random);
  const diary = emptyDiary(`s${seed}-${number}`);
  const rate = ratesOf(type, random);
  const ownContent = type === 'happy' ? random.between(0.88, 0.97) : random.between(0.72, 0.92);
  const fate = fateOf(type, random, ownContent, variant);
  const start = fate.starts ?? (type === 'new' ? random.between(400, 1000) : random.between(0, 40));
  const hasPromises = random.chance(0.75);
  const life: Life = {
    type,
    random,
    variant,
    diary,
    start,
    rate,
    ownContent,
    fate,
    hasPromises,
    grey: [],
    contacts: [],
  };
  contactsOf(life);
  ordinaryComplaints(life);
  wellHandled(life);
  outreach(life);
  surveys(life);
  reminders(life);
  kindness(life);
  fate.happen(life);
  const { slip } = fate;
  const until = slip === undefined ? END_DAY : Math.min(END_DAY, slip.until);
  return {
    type,
    events: diary.events,
    ...(slip !== undefined && { slip: { onset: slip.onset, until } }),
    grey: life.grey,
    lastContact: life.contacts.reduce((a, b) => Math.max(a, b), start),
    start,
    end: Number.isFinite(fate.leaves) ? until : END_DAY,
  };
};
