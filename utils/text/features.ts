import { classOf, isGrammar } from './lexicon';
import { wordsOf } from './words';

/** Buckets that words, patterns and pieces of words are hashed into. A power of two. */
export const BUCKETS = 16_384;

const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/** FNV-1a over UTF-16, in steps. */
const hashed = (text: string, from: number, to: number, seed: number): number => {
  let hash = seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
};
const mixed = (a: number, b: number): number => Math.imul(Math.imul(a ^ (b >>> 15), 0x2c1b3c6d) ^ b, PRIME);

const bucket = (hash: number): number => {
  const spread = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (spread ^ (spread >>> 15)) & (BUCKETS - 1);
};

const WORD = hashed('word', 0, 4, OFFSET);
const PAIR = hashed('pair', 0, 4, OFFSET);
const PIECE = hashed('piece', 0, 5, OFFSET);
const PATTERN = hashed('pattern', 0, 7, OFFSET);
const CLASSES = hashed('classes', 0, 7, OFFSET);

/** How much a kind of feature counts against the others; chosen by cross-validation. */
export const KIND_SCALE = { word: 1, pair: 0.5, piece: 0.5, pattern: 0.7, classes: 1 };

/** Zero between calls: allocating it for each sentence takes longer than all the rest. */
const SCRATCH = new Float64Array(BUCKETS);

export interface Features {
  /** Buckets that occur, each once, and how much each counts; the squares add up to 1. */
  buckets: Uint16Array;
  values: Float64Array;
}

/** What the linear model sees of a text: words, pairs, pieces of words, and patterns of grammar, hashed. Linear in time. */
export const featuresOf = (text: string, language: 'de' | 'en'): Features => {
  const words = wordsOf(text);
  const strength = SCRATCH;
  const found: number[] = [];
  const add = (hash: number, scale: number): void => {
    const at = bucket(hash);
    if (strength[at] === 0) found.push(at);
    if ((strength[at] ?? 0) < scale) strength[at] = scale;
  };

  let previous = hashed('^', 0, 1, OFFSET);
  let one = previous;
  let two = previous;
  let classBefore = previous;
  let classBeforeThat = previous;
  for (const word of words) {
    const hash = hashed(word, 0, word.length, OFFSET);
    add(mixed(WORD, hash), KIND_SCALE.word);
    add(mixed(mixed(PAIR, previous), hash), KIND_SCALE.pair);
    previous = hash;

    if (word.length > 2) {
      const framed = ` ${word} `;
      for (let size = 3; size <= 5; size++) {
        for (let at = 0; at + size <= framed.length; at++) {
          add(mixed(PIECE, hashed(framed, at, at + size, OFFSET)), KIND_SCALE.piece);
        }
      }
    }

    const name = classOf(word, language);
    const shape =
      name !== undefined
        ? hashed(name, 0, name.length, CLASSES)
        : isGrammar(word, language) || word.length === 1
          ? hash
          : GAP;
    if (name !== undefined) {
      add(shape, KIND_SCALE.classes);
      if (classBefore !== shape) add(mixed(mixed(CLASSES, classBefore), shape), KIND_SCALE.classes);
      add(mixed(mixed(mixed(CLASSES, classBeforeThat), classBefore), shape), KIND_SCALE.classes);
      classBeforeThat = classBefore;
      classBefore = shape;
    }
    add(mixed(mixed(PATTERN, one), shape), KIND_SCALE.pattern);
    add(mixed(mixed(mixed(PATTERN, two), one), shape), KIND_SCALE.pattern);
    two = one;
    one = shape;
  }

  let sum = 0;
  for (const at of found) sum += (strength[at] ?? 0) ** 2;
  const norm = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  const values = new Float64Array(found.length);
  for (const [index, at] of found.entries()) {
    values[index] = (strength[at] ?? 0) * norm;
    strength[at] = 0;
  }
  return { buckets: Uint16Array.from(found), values };
};

const GAP = hashed('_', 0, 1, OFFSET);
