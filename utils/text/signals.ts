import type { ComplaintCategory } from '@/utils/domain/complaint';
import { type Language, languageOf } from './language';
import { type Head, modelOf, type Seen, seenOf } from './linear';
import { type PhraseKind, phraseIn, SIGNAL_KINDS, type SignalKind } from './phrases';
import { newText } from './quoted';
import { WEIGHTS_DE } from './weights-de';
import { WEIGHTS_EN } from './weights-en';
import { sentencesOf } from './words';

export interface TextSignals {
  language: Language;
  complaint: 'none' | 'possible' | 'probable';
  /** What a complaint is about; absent where there is none. */
  category?: ComplaintCategory;
  sentiment: 'neg' | 'neu' | 'pos';
  /** What else is said, with the words of the mail that say it. */
  signals: { kind: SignalKind; words: string[] }[];
  /** Words of the mail to show as the reason of a complaint; empty where there is none. */
  evidence: string[];
}

const MODELS = {
  de: { weights: WEIGHTS_DE, score: modelOf(WEIGHTS_DE) },
  en: { weights: WEIGHTS_EN, score: modelOf(WEIGHTS_EN) },
};
const CATEGORIES: readonly ComplaintCategory[] = ['delivery', 'invoice', 'defect', 'service', 'other'];
/** More than this many words of a kind say nothing new. */
const MOST_SHOWN = 3;
const LONGEST_SHOWN = 160;

/** The label of a subject line is no word of the customer. */
const withoutLabel = (text: string): string => text.replace(/^(?:subject|betreff)\s?:\s*/i, '');

const nothing = (language: Language): TextSignals => ({
  language,
  complaint: 'none',
  sentiment: 'neu',
  signals: [],
  evidence: [],
});

/**
 * What a customer's mail says, by its newly written words alone: quoted text, signature and notices never count. The
 * linear model decides, the phrases explain; where no phrase is found, the sentence that weighed most is shown. `shift`
 * moves this user's thresholds: positive for somebody who said "not a complaint" often.
 */
export const signalsOf = (mail: string, { shift = 0 }: { shift?: number } = {}): TextSignals => {
  const text = withoutLabel(newText(mail));
  const language = languageOf(text);
  if (language === 'unknown') return nothing(language);

  const { weights, score } = MODELS[language];
  const seen = seenOf(text, language);
  const sentences = sentencesOf(text);
  let parts: Seen[] | undefined;

  const wordsFor = (kind: PhraseKind, head: Head): string[] => {
    const found = sentences.flatMap((sentence) => phraseIn(sentence, kind, language) ?? []);
    if (found.length > 0) return [...new Set(found)].slice(0, MOST_SHOWN).map((words) => words.slice(0, LONGEST_SHOWN));
    // A long mail has too many sentences to weigh each.
    parts ??= sentences.slice(0, 12).map((sentence) => seenOf(sentence, language));
    const scores = parts.map((part) => score(head, part));
    const strongest = sentences[scores.indexOf(Math.max(...scores))];
    return strongest === undefined ? [] : [strongest.slice(0, LONGEST_SHOWN)];
  };
  const answers = (head: Head): boolean => score(head, seen) >= weights.heads[head].threshold;

  const discontent = score('complaint', seen) - shift;
  const complaint =
    discontent >= weights.probable ? 'probable' : discontent >= weights.heads.complaint.threshold ? 'possible' : 'none';
  const negative = score('negative', seen) - weights.heads.negative.threshold;
  const positive = score('positive', seen) - weights.heads.positive.threshold;
  const sentiment = negative >= 0 && negative >= positive ? 'neg' : positive >= 0 ? 'pos' : 'neu';

  const signals = SIGNAL_KINDS.filter(answers).map((kind) => ({ kind, words: wordsFor(kind, kind) }));
  if (complaint === 'none') return { language, complaint, sentiment, signals, evidence: [] };

  const [category] = CATEGORIES.map((name) => ({ name, points: score(name, seen) })).sort(
    (a, b) => b.points - a.points,
  );
  return {
    language,
    complaint,
    ...(category && { category: category.name }),
    sentiment,
    signals,
    evidence: wordsFor('discontent', 'complaint'),
  };
};
