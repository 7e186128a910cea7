import { CUES, cuesOf } from './cues';
import { BUCKETS, type Features, featuresOf } from './features';
import { PHRASES, type PhraseKind, phraseIn, SIGNAL_KINDS } from './phrases';
import { sentencesOf } from './words';

/** What phrases a text holds is known to the model, too. */
const PHRASE_KINDS: readonly PhraseKind[] = [...SIGNAL_KINDS, 'discontent'];
export const DENSE = CUES.length + PHRASE_KINDS.length;
const CUE_SCALE = 0.4;

export const HEADS = [
  'complaint',
  'delivery',
  'invoice',
  'defect',
  'service',
  'other',
  'negative',
  'positive',
  ...SIGNAL_KINDS,
] as const;
export type Head = (typeof HEADS)[number];

/** Buckets and bits of a weight: the complaint is worth more room than the rest. `BUCKETS` and `size` are powers of two. */
export const ROOM: Record<'complaint' | 'category' | 'signal', { size: number; bits: 4 | 8 }> = {
  complaint: { size: BUCKETS, bits: 4 },
  category: { size: 4_096, bits: 4 },
  signal: { size: 2_048, bits: 4 },
};

export const roomOf = (head: Head) =>
  head === 'complaint'
    ? ROOM.complaint
    : (SIGNAL_KINDS as readonly string[]).includes(head)
      ? ROOM.signal
      : ROOM.category;

/** One trained yes-or-no question; whole numbers times a scale. */
export interface HeadWeights {
  bias: number;
  /** Above it the answer is yes. */
  threshold: number;
  scale: number;
  /** Base64: a byte a weight, or two weights a byte. */
  buckets: string;
  denseScale: number;
  dense: readonly number[];
}

export interface Weights {
  heads: Record<Head, HeadWeights>;
  /** The score from which a complaint is probable. */
  probable: number;
}

/** A text as the model sees it. */
export interface Seen {
  lexical: Features;
  dense: Float64Array;
}

export const seenOf = (text: string, language: 'de' | 'en'): Seen => {
  const sentences = sentencesOf(text);
  const cues = cuesOf(text, language);
  const dense = new Float64Array(DENSE);
  // The longer a mail, the less a single phrase says about the whole.
  const closeness = Math.min(1, Math.sqrt(15 / Math.max(1, sentences.length)));
  for (const [index, cue] of cues.entries()) dense[index] = cue * CUE_SCALE;
  for (const [index, kind] of PHRASE_KINDS.entries()) {
    if (kind !== 'question' && !PHRASES[language][kind]) continue;
    if (sentences.some((sentence) => phraseIn(sentence, kind, language) !== undefined)) {
      dense[CUES.length + index] = CUE_SCALE * closeness;
    }
  }
  return { lexical: featuresOf(text, language), dense };
};

const unpacked = ({ buckets }: HeadWeights, bits: 4 | 8): Int8Array => {
  const bytes = Uint8Array.from(atob(buckets), (character) => character.charCodeAt(0));
  if (bits === 8) return new Int8Array(bytes.buffer);
  const weights = new Int8Array(bytes.length * 2);
  for (const [index, byte] of bytes.entries()) {
    weights[index * 2] = (byte >> 4) - 8;
    weights[index * 2 + 1] = (byte & 15) - 8;
  }
  return weights;
};

/** The trained questions of a language, ready to answer. */
export const modelOf = (weights: Weights) => {
  const ready = new Map<Head, Int8Array>();
  return (head: Head, { lexical, dense }: Seen): number => {
    const { bits, size } = roomOf(head);
    const question = weights.heads[head];
    let lexicon = ready.get(head);
    if (!lexicon) {
      lexicon = unpacked(question, bits);
      ready.set(head, lexicon);
    }
    let sum = 0;
    for (let index = 0; index < lexical.buckets.length; index++) {
      sum += (lexicon[(lexical.buckets[index] ?? 0) & (size - 1)] ?? 0) * (lexical.values[index] ?? 0);
    }
    let extra = 0;
    for (let index = 0; index < dense.length; index++) extra += (question.dense[index] ?? 0) * (dense[index] ?? 0);
    return question.bias + sum * question.scale + extra * question.denseScale;
  };
};
