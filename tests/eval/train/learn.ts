import { DENSE, HEADS, type Head, type HeadWeights, roomOf, seenOf, type Weights } from '@/utils/text/linear';
import { newText } from '@/utils/text/quoted';
import { type Mail, partOf } from './corpus';
import { type Example, fitted, scoreOf } from './logistic';

const FOLDS = 5;
const SEED = 20_261_121;
const CATEGORIES = ['delivery', 'invoice', 'defect', 'service', 'other'];
/** Chosen by cross-validation on the training part. */
const FITTING = { epochs: 12, rate: 0.1, decay: 0, positive: 1 };
/** How much of a complaint a "possible" one is, to the learner. */
const POSSIBLE = 0.6;
/** Share of mails without complaint that may be taken for one, and share of "probable" that must be right. */
const MOST_FALSE = 0.1;
const LEAST_RIGHT = 0.95;
/** A signal shown wrongly costs more than one missed. */
const SIGNAL_BETA = 0.5;

const example = ({ text }: Mail, language: 'de' | 'en', size: number): Example => {
  const { lexical, dense } = seenOf(newText(text).replace(/^(?:subject|betreff)\s?:\s*/i, ''), language);
  const at: number[] = [];
  const values: number[] = [];
  for (const [index, bucket] of lexical.buckets.entries()) {
    at.push(bucket & (size - 1));
    values.push(lexical.values[index] ?? 0);
  }
  for (const [index, value] of dense.entries()) {
    if (value === 0) continue;
    at.push(size + index);
    values.push(value);
  }
  return { at: Int32Array.from(at), values: Float64Array.from(values) };
};

/** How much a mail says yes to a question; absent where the question is not asked of it. */
const targetOf = (head: Head, mail: Mail): number | undefined => {
  if (head === 'complaint') return { none: 0, possible: POSSIBLE, probable: 1 }[mail.complaint];
  if (CATEGORIES.includes(head)) return mail.complaint === 'none' ? undefined : Number(mail.category === head);
  if (head === 'negative') return Number(mail.sentiment === 'neg');
  if (head === 'positive') return Number(mail.sentiment === 'pos');
  return Number((mail.signals as readonly string[]).includes(head));
};

interface Scored {
  score: number;
  mail: Mail;
}

/** Scores of mails by models that have not seen them: each fold's by a model of the others. */
const unseenScores = (head: Head, mails: readonly Mail[], examples: readonly Example[]): Scored[] => {
  const size = roomOf(head).size + DENSE;
  const asked = mails.flatMap((mail, index) => {
    const target = targetOf(head, mail);
    const one = examples[index];
    return target === undefined || !one
      ? []
      : [{ mail, target, example: one, fold: partOf(`f${mail.scenario}`, FOLDS) }];
  });
  return Array.from({ length: FOLDS }, (_, fold) => {
    const others = asked.filter((one) => one.fold !== fold);
    const { weights, bias } = fitted(
      others.map((one) => one.example),
      others.map(({ target }) => target),
      { ...FITTING, size },
      SEED,
    );
    return asked
      .filter((one) => one.fold === fold)
      .map((one) => ({ score: scoreOf(weights, bias, one.example), mail: one.mail }));
  }).flat();
};

/** The threshold with the best F-measure; a `beta` under 1 prefers being right to finding all. */
const bestThreshold = (scored: readonly Scored[], isTrue: (mail: Mail) => boolean, beta: number): number => {
  const falling = [...scored].sort((a, b) => b.score - a.score);
  const all = falling.filter(({ mail }) => isTrue(mail)).length;
  let right = 0;
  let best = { f: 0, threshold: Number.MAX_VALUE };
  for (const [index, { score, mail }] of falling.entries()) {
    if (isTrue(mail)) right += 1;
    const f = ((1 + beta ** 2) * right) / (index + 1 + beta ** 2 * all);
    if (right >= 5 && f > best.f) best = { f, threshold: score };
  }
  return best.threshold;
};

/** The lowest threshold above which at most `most` of the mails without complaint lie. */
const thresholdAt = (scored: readonly Scored[], most: number): number => {
  const harmless = scored.filter(({ mail }) => mail.complaint === 'none').sort((a, b) => b.score - a.score);
  return (harmless[Math.floor(harmless.length * most)]?.score ?? 0) + 1e-6;
};

/** The lowest threshold above which at least `least` are complaints. */
const thresholdOfPrecision = (scored: readonly Scored[], least: number): number => {
  const falling = scored.filter(({ mail }) => mail.complaint !== 'possible').sort((a, b) => b.score - a.score);
  let right = 0;
  let threshold = Number.POSITIVE_INFINITY;
  for (const [index, { score, mail }] of falling.entries()) {
    if (mail.complaint === 'probable') right += 1;
    if (index >= 30 && right / (index + 1) >= least) threshold = score;
  }
  return threshold;
};

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Weights as whole numbers of the head's bits, and the scale that makes them weights again. */
const quantised = (weights: Float64Array, bits: 4 | 8): { scale: number; buckets: string } => {
  const most = bits === 8 ? 127 : 7;
  let squares = 0;
  let count = 0;
  let largest = 0;
  for (const weight of weights) {
    if (weight === 0) continue;
    squares += weight * weight;
    count += 1;
    largest = Math.max(largest, Math.abs(weight));
  }
  // Few weights are far out: cutting them off leaves finer steps to the many.
  const end = Math.min(largest, Math.sqrt(squares / Math.max(1, count)) * (bits === 8 ? 6 : 2.5));
  const scale = Number((end / most).toPrecision(6));
  const whole = Array.from(weights, (weight) => Math.max(-most, Math.min(most, Math.round(weight / scale))));
  const bytes =
    bits === 8
      ? Int8Array.from(whole)
      : Uint8Array.from(
          { length: whole.length / 2 },
          (_, at) => (((whole[at * 2] ?? 0) + 8) << 4) | ((whole[at * 2 + 1] ?? 0) + 8),
        );
  return { scale, buckets: Buffer.from(bytes.buffer).toString('base64') };
};

/** Learns a language from its training mails; thresholds come from mails that the weights of their fold have not seen. */
export const learn = (mails: readonly Mail[], language: 'de' | 'en'): Weights => {
  const bySize = new Map<number, Example[]>();
  const heads = {} as Record<Head, HeadWeights>;
  let probable = 0;
  for (const head of HEADS) {
    const { size, bits } = roomOf(head);
    const examples = bySize.get(size) ?? mails.map((mail) => example(mail, language, size));
    bySize.set(size, examples);
    const asked = mails.flatMap((mail, index) => {
      const target = targetOf(head, mail);
      const one = examples[index];
      return target === undefined || !one ? [] : [{ target, example: one }];
    });
    const { weights, bias } = fitted(
      asked.map((one) => one.example),
      asked.map(({ target }) => target),
      { ...FITTING, size: size + DENSE },
      SEED,
    );
    let threshold = 0;
    if (head === 'complaint') {
      const scored = unseenScores(head, mails, examples);
      threshold = thresholdAt(scored, MOST_FALSE);
      probable = Math.max(threshold, thresholdOfPrecision(scored, LEAST_RIGHT));
    } else if (!CATEGORIES.includes(head)) {
      const beta = head === 'negative' || head === 'positive' || head === 'question' ? 1 : SIGNAL_BETA;
      threshold = bestThreshold(unseenScores(head, mails, examples), (mail) => targetOf(head, mail) === 1, beta);
    }
    const dense = weights.slice(size);
    const denseScale = Number((Math.max(...dense.map(Math.abs)) / 127).toPrecision(6));
    heads[head] = {
      bias: rounded(bias),
      threshold: rounded(threshold),
      ...quantised(weights.slice(0, size), bits),
      denseScale,
      dense: Array.from(dense, (weight) => Math.round(weight / denseScale)),
    };
  }
  return { heads, probable: rounded(probable) };
};

/** The weights as a source file. */
export const written = (weights: Weights, language: 'de' | 'en'): string =>
  [
    '// Made by `npx tsx tests/eval/train/train.ts` from tests/eval/corpus; never edited by hand.',
    '// biome-ignore-all format: as the trainer writes it',
    "import type { Weights } from './linear';",
    '',
    `export const WEIGHTS_${language.toUpperCase()}: Weights = ${JSON.stringify(weights)};`,
    '',
  ].join('\n');
