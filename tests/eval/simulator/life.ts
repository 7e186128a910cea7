import type { Diary } from './diary';
import type { CustomerType, Variant } from './population';
import type { Random } from './random';

// What one customer and we can do, written into his diary as it would be recorded.

export type Fate = {
  starts?: number;
  /** The day after which nothing comes from him; infinite for those who stay. */
  leaves: number;
  slip?: { onset: number; until: number };
  /** Latent satisfaction, 0 to 1. */
  content: (day: number) => number;
  /** Times his usual rate of contact. */
  rate: (day: number) => number;
  /** Chance that he replies to our outreach, that we forget a mail, that a delivery is late; times our usual reply time. */
  replies: (day: number) => number;
  forgets: (day: number) => number;
  lateness: (day: number) => number;
  slowness: (day: number) => number;
  /** What else is written down. */
  happen: (life: Life) => void;
};

/** The world as one customer meets it. */
export type Life = {
  type: CustomerType;
  random: Random;
  variant: Variant;
  diary: Diary;
  start: number;
  /** Contacts a month in ordinary times. */
  rate: number;
  ownContent: number;
  fate: Fate;
  hasPromises: boolean;
  grey: { from: number; until: number }[];
  contacts: number[];
};

type Tone = 'negative' | 'neutral' | 'positive';

/** The tone in which a mail is read: his mood, then the reader's errors. */
export const toneOn = (life: Life, day: number): Tone => {
  const { random, variant, type } = life;
  if (random.chance(variant.misread)) return random.pick('negative', 'neutral', 'neutral', 'positive');
  const content = Math.max(0, life.fate.content(day));
  const negative = 0.03 + 0.75 * (1 - content) ** 1.6 + (type === 'blunt' ? 0.22 : 0);
  const draw = random.unit();
  return draw < negative ? 'negative' : draw < negative + 0.55 * content ** 2 ? 'positive' : 'neutral';
};

const touch = { type: 'interaction', automatic: false } as const;

/** A message or call of his; some never reach the record. */
export const heFrom = (
  life: Life,
  day: number,
  more: { channel?: 'e-mail' | 'phone' | 'meeting'; awaitsReply?: boolean; sentiment?: Tone; refersTo?: string } = {},
): void => {
  if (day >= life.fate.leaves) return;
  life.contacts.push(day);
  if (life.random.chance(life.variant.missingContacts)) return;
  const { channel = 'e-mail', awaitsReply = false, ...rest } = more;
  life.diary.write(day, { ...touch, direction: 'inbound', channel, awaitsReply, ...rest });
};

export const weWrite = (
  life: Life,
  day: number,
  more: { channel?: 'e-mail' | 'phone' | 'meeting'; awaitsReply?: boolean; apology?: boolean } = {},
): void => {
  const { channel = 'e-mail', awaitsReply = false, ...rest } = more;
  life.diary.write(day, { ...touch, direction: 'outbound', channel, awaitsReply, ...rest });
};

const REPLY_SIGMA = 1;

/** We answer, mostly soon; what is forgotten he asks again half of the time. */
export const answerTo = (life: Life, day: number, depth = 0): void => {
  const { random, fate, variant } = life;
  if (!random.chance(fate.forgets(day))) {
    weWrite(life, day + random.lognormal(variant.reply * fate.slowness(day), REPLY_SIGMA));
    return;
  }
  if (depth > 2 || !random.chance(0.5)) return;
  const again = day + random.between(4, 9);
  heFrom(life, again, { awaitsReply: true, sentiment: toneOn(life, again) });
  answerTo(life, again, depth + 1);
};

export const mailOf = (life: Life, day: number, more: { sentiment?: Tone; refersTo?: string } = {}): void => {
  const awaitsReply = life.random.chance(0.7);
  heFrom(life, day, { awaitsReply, sentiment: toneOn(life, day), ...more });
  if (awaitsReply) answerTo(life, day);
};

/** An order with its delivery; `late` overrides how many days late it comes. */
export const orderOn = (life: Life, day: number, late?: number): void => {
  const { random, variant, diary } = life;
  if (day >= life.fate.leaves) return;
  life.contacts.push(day);
  const orderId = diary.name('order');
  const isTracked = variant.deliveries && life.hasPromises;
  const promised = day + random.between(5, 15);
  const amount = Math.round(random.lognormal(300, 0.3));
  const promisedAt = isTracked ? { promisedAt: Math.round(diaryTime(promised)) } : {};
  diary.write(day, { type: 'order', orderId, amount, ...promisedAt });
  if (!isTracked || random.chance(variant.missingDeliveries)) return;
  const isLate = random.chance(life.fate.lateness(day));
  const days = late ?? (isLate ? random.between(1.5, 5) : -random.between(0, 2));
  diary.write(promised + days, { type: 'delivered', orderId });
};

export const diaryTime = (day: number): number => Date.UTC(2021, 0, 4) + day * 86_400_000;

export type Handling = {
  severity: 'low' | 'medium' | 'high';
  category: string;
  /** Days to the solution; absent: never. */
  solvedAfter?: number;
  followedUp?: boolean;
  content?: boolean;
  acknowledged?: boolean;
};

/** A complaint by mail and what becomes of it. */
export const complaintOn = (life: Life, day: number, handling: Handling): void => {
  const { random, diary } = life;
  if (day >= life.fate.leaves) return;
  const complaintId = diary.name('complaint');
  heFrom(life, day, { awaitsReply: true, sentiment: 'negative', refersTo: complaintId });
  const { severity, category, solvedAfter, followedUp, content, acknowledged = true } = handling;
  diary.write(day, { type: 'complaint-opened', complaintId, category, severity });
  if (acknowledged) weWrite(life, day + random.lognormal(life.variant.reply * life.fate.slowness(day), REPLY_SIGMA));
  if (solvedAfter === undefined) return;
  const solved = day + solvedAfter;
  weWrite(life, solved);
  diary.write(solved + 0.01, { type: 'complaint-resolved', complaintId, ...(content !== undefined && { content }) });
  if (followedUp)
    diary.write(solved + random.between(3, 15), { type: 'complaint-followed-up', complaintId, gift: false });
};
