import { complaintOn, type Fate, heFrom, type Life, orderOn, weWrite } from './life';
import type { CustomerType, Variant } from './population';
import type { Random } from './random';

// What becomes of a customer: how content he is, how he fades, what is done to him, when he leaves (3.1).

const ramp = (day: number, from: number, to: number): number => Math.max(0, Math.min(1, (day - from) / (to - from)));

export const fateOf = (type: CustomerType, random: Random, ownContent: number, variant: Variant): Fate => {
  const steady: Fate = {
    leaves: Number.POSITIVE_INFINITY,
    content: () => ownContent,
    rate: () => 1,
    replies: () => 0.85,
    forgets: () => 0.02,
    lateness: () => variant.late,
    slowness: () => 1,
    happen: () => {},
  };
  const onset = random.between(380, 880);
  switch (type) {
    case 'slow decline':
      return slowDecline(steady, onset, random, ownContent);
    case 'sudden break':
      return suddenBreak(steady, onset, random, ownContent);
    case 'badly handled complaints':
      return badlyHandled(steady, onset, random, ownContent);
    case 'silent leaver':
      return silentLeaver(steady, onset, random);
    case 'new and bad':
      return newAndBad(steady, onset, random, ownContent);
    case 'late series':
      return lateSeries(steady, onset, random, ownContent);
    case 'won back':
      return wonBack(steady, onset, random, ownContent);
    default:
      return steady;
  }
};

const windowOf = (onset: number, leaves: number) => ({ onset, until: leaves + 100 });

type Cause = 'service' | 'delivery' | 'quality' | 'price';

/** Trouble that grows with `part`, from 0 to 1, over the days. */
const causes = (steady: Fate, cause: Cause, part: (day: number) => number): Partial<Fate> => ({
  ...(cause === 'service' && { forgets: (day) => 0.02 + 0.28 * part(day), slowness: (day) => 1 + 6 * part(day) }),
  ...(cause === 'delivery' && { lateness: (day) => steady.lateness(day) + 0.5 * part(day) }),
});

/** Complaints that come more and more often, solved slowly. */
const qualityTrouble = (life: Life, from: number, until: number): void => {
  const { random } = life;
  for (let day = from + random.exponential(60); day < until; day += random.between(35, 90)) {
    complaintOn(life, day, {
      severity: random.pick('low', 'medium', 'medium', 'high'),
      category: 'defect',
      solvedAfter: random.between(3, 10),
    });
  }
};

const slowDecline = (steady: Fate, onset: number, random: Random, ownContent: number): Fate => {
  const takes = random.between(150, 260);
  const leaves = onset + takes;
  const part = (day: number) => ramp(day, onset, leaves);
  const cause = random.pick<Cause>('service', 'delivery', 'quality', 'price');
  const worst = random.between(0.1, 0.3);
  // Discontent comes before silence: the tone is at its worst well before the end.
  const mood = (day: number) => ramp(day, onset, onset + 0.6 * takes);
  return {
    ...steady,
    ...causes(steady, cause, part),
    leaves,
    slip: windowOf(onset, leaves),
    content: (day) => ownContent - (ownContent - worst) * mood(day),
    rate: (day) => 1 - 0.7 * part(day),
    replies: (day) => 0.85 - 0.45 * part(day),
    happen: (life) => {
      if (cause === 'quality') qualityTrouble(life, onset + 0.2 * takes, leaves);
      // A few say where they look for a better price.
      if (cause === 'price' && random.chance(0.3)) {
        const day = onset + random.between(0.5, 0.9) * takes;
        heFrom(life, day, { sentiment: 'negative' });
        life.diary.write(day, { type: 'churn-signal', kind: 'competitor' });
      }
    },
  };
};

const suddenBreak = (steady: Fate, onset: number, random: Random, ownContent: number): Fate => {
  const leaves = onset + random.between(40, 100);
  const kind = random.pick('complaint', 'dunning', 'order');
  return {
    ...steady,
    leaves,
    slip: windowOf(onset, leaves),
    content: (day) => (day < onset ? ownContent : 0.25),
    rate: (day) => (day < onset ? 1 : 0.5),
    replies: (day) => (day < onset ? 0.85 : 0.3),
    forgets: (day) => (day < onset ? 0.02 : 0.3),
    happen: (life) => {
      const chase = (from: number, times: number) => {
        let day = from;
        for (let time = 0; time < times; time++) {
          day += random.between(4, 10);
          heFrom(life, day, { awaitsReply: true, sentiment: random.chance(0.75) ? 'negative' : 'neutral' });
        }
      };
      if (kind === 'complaint') {
        complaintOn(life, onset, { severity: 'high', category: 'defect', acknowledged: random.chance(0.3) });
        chase(onset, Math.floor(random.between(1, 3)));
      } else if (kind === 'dunning') {
        life.diary.write(onset - 200, { type: 'invoice', invoiceId: life.diary.name('invoice') });
        const invoiceId = life.diary.name('unknown-invoice');
        life.diary.write(onset, { type: 'dunning', invoiceId, level: 1 });
        heFrom(life, onset + random.between(0.3, 2), { awaitsReply: true, sentiment: 'negative' });
        chase(onset + 2, 1);
        life.diary.write(onset + random.between(12, 20), { type: 'dunning', invoiceId, level: 2 });
      } else {
        const orderId = life.diary.name('order');
        const promised = Date.UTC(2021, 0, 4) + Math.round(onset * 86_400_000);
        const isTracked = life.variant.deliveries;
        life.diary.write(onset - 10, { type: 'order', orderId, ...(isTracked && { promisedAt: promised }) });
        for (const after of [random.between(1, 3), random.between(5, 9), random.between(11, 18)]) {
          heFrom(life, onset + after, { awaitsReply: true, sentiment: 'negative', refersTo: orderId });
          if (after < 4 && random.chance(0.5)) weWrite(life, onset + after + 0.8);
        }
      }
    },
  };
};

const badlyHandled = (steady: Fate, onset: number, random: Random, ownContent: number): Fate => {
  const takes = [1, 2, 3].map(() => random.between(8, 25));
  const pauses = [random.between(12, 45), random.between(12, 45), random.between(20, 60)];
  const total = [...takes, ...pauses].reduce((a, b) => a + b, 0);
  const leaves = onset + total;
  return {
    ...steady,
    leaves,
    slip: windowOf(onset, leaves),
    content: (day) => ownContent - (ownContent - 0.3) * ramp(day, onset, leaves - 20),
    rate: (day) => 1 - 0.5 * ramp(day, onset, leaves),
    replies: (day) => 0.85 - 0.4 * ramp(day, onset, leaves),
    happen: (life) => {
      const category = random.pick('delivery', 'defect', 'service');
      let day = onset;
      for (const [time, solvedAfter] of takes.entries()) {
        const severity = random.pick('medium', 'medium', 'high');
        const isSame = random.chance(0.7);
        complaintOn(life, day, { severity, category: isSame ? category : 'other', solvedAfter, content: false });
        day += solvedAfter + (pauses[time] ?? 30);
      }
    },
  };
};

const silentLeaver = (steady: Fate, onset: number, random: Random): Fate => {
  const takes = random.between(40, 70);
  const leaves = onset + takes;
  return {
    ...steady,
    leaves,
    slip: windowOf(onset, leaves),
    rate: (day) => (day < onset ? 1 : 0.45 - 0.33 * ramp(day, onset, leaves)),
    replies: (day) => (day < onset ? 0.85 : 0.2),
  };
};

const newAndBad = (steady: Fate, onset: number, random: Random, ownContent: number): Fate => {
  const leaves = onset + random.between(60, 120);
  return {
    ...steady,
    starts: onset - random.between(8, 25),
    leaves,
    slip: windowOf(onset, leaves),
    content: (day) => (day < onset ? ownContent : 0.35),
    rate: (day) => (day < onset ? 1 : 0.6),
    replies: (day) => (day < onset ? 0.85 : 0.4),
    forgets: (day) => (day < onset ? 0.02 : 0.35),
    slowness: (day) => (day < onset ? 1 : 5),
    happen: (life) => {
      orderOn(life, onset - 7, random.between(5, 12));
      complaintOn(life, onset, {
        severity: random.pick('medium', 'high'),
        category: random.pick('delivery', 'invoice', 'defect'),
        solvedAfter: random.between(9, 25),
        content: false,
      });
      const again = onset + random.between(4, 9);
      heFrom(life, again, { awaitsReply: true, sentiment: 'negative' });
      if (random.chance(0.5)) weWrite(life, again + random.between(4, 9));
    },
  };
};

const lateSeries = (steady: Fate, onset: number, random: Random, ownContent: number): Fate => {
  const leaves = onset + random.between(170, 260);
  const part = (day: number) => ramp(day, onset, leaves);
  return {
    ...steady,
    leaves,
    slip: windowOf(onset, leaves),
    content: (day) => ownContent - (ownContent - 0.45) * part(day),
    rate: (day) => 1 - 0.5 * part(day),
    replies: (day) => 0.85 - 0.3 * part(day),
    happen: (life) => {
      for (let day = onset - 8; day < leaves; day += random.between(21, 35)) {
        orderOn({ ...life, hasPromises: true }, day, random.chance(0.75) ? random.between(3, 9) : -1);
      }
    },
  };
};

const wonBack = (steady: Fate, onset: number, random: Random, ownContent: number): Fate => {
  const turn = onset + random.between(80, 150);
  const part = (day: number) => (day < turn ? ramp(day, onset, onset + 50) : 1 - ramp(day, turn, turn + 30));
  const cause = random.pick<Cause>('service', 'delivery', 'quality');
  return {
    ...steady,
    ...causes(steady, cause, part),
    slip: { onset, until: turn + 30 },
    content: (day) => ownContent - (ownContent - 0.25) * part(day),
    rate: (day) => 1 - 0.5 * part(day),
    replies: (day) => 0.85 - 0.4 * part(day),
    happen: (life) => {
      if (cause === 'quality') qualityTrouble(life, onset, turn);
      // Nobody is won back whose trouble nobody knew: half of them said it.
      const said = onset + random.between(20, 60);
      if (random.chance(0.5)) {
        complaintOn(life, said, { severity: 'medium', category: 'service', solvedAfter: turn - said, content: true });
      }
      weWrite(life, turn, { channel: 'meeting', apology: true });
      heFrom(life, turn + random.between(2, 8), { sentiment: 'positive' });
    },
  };
};
