import { classOf } from './lexicon';
import { topicsOf } from './topics';
import { sentencesOf, wordsOf } from './words';

/** Named quantities that a bag of words does not see, each between 0 and about 1. */
export const CUES = [
  'words',
  'sentences',
  'questions',
  'exclamations',
  'capitals',
  'quotation marks',
  'ellipsis',
  'question only',
  'numbers',
  'bad',
  'defect',
  'late',
  'again',
  'none',
  'promise',
  'contrast',
  'self',
  'excuse',
  'good',
  'money',
  'leave',
  'ask',
  'settle',
  'wonder',
  'good beside bad',
  'addressee',
  'writer',
  'addressee blamed',
  'ends thankful',
  'promise and contrast',
  'negation and still',
  'number of times',
  'price and bad',
  'excuse of the writer',
  'plan',
  'topic delivery',
  'topic invoice',
  'topic defect',
  'topic service',
  'topic terms',
] as const;
type Cue = (typeof CUES)[number];

const ADDRESSEE = {
  de: /^(?:sie|ihnen|ihr|ihre[rmns]?|ihr|euch|euer|eure[rmn]?)$/,
  en: /^(?:you|your|yours|you're|you've|you'd|you'll)$/,
};
const WRITER = {
  de: /^(?:ich|mir|mich|mein\p{L}*|wir|uns|unser\p{L}*)$/u,
  en: /^(?:i|i'm|i've|i'd|i'll|me|my|we|we're|we've|our|us)$/,
};
const REPROACH = new Set(['none', 'bad', 'defect', 'late', 'promise']);
const SINCE = { de: 'seit', en: 'since' };

const capped = (count: number, most: number): number => Math.min(count, most) / most;

/** The cues of a text in the order of `CUES`. */
export const cuesOf = (text: string, language: 'de' | 'en'): Float64Array => {
  const words = wordsOf(text);
  const sentences = sentencesOf(text);
  const counts = new Map<string, number>();
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  let previous = '';
  let together = '';
  for (const word of words) {
    const name = classOf(word, language);
    if (name !== undefined) {
      count(name);
      if (together !== '' && ((name === 'good' && together === 'bad') || (name === 'bad' && together === 'good')))
        count('mix');
      if (name === 'good' || name === 'bad' || name === 'defect') together = name === 'defect' ? 'bad' : name;
      if (name === 'still' && previous === 'none') count('not yet');
      if (name === 'none' && previous === 'still') count('not yet');
      previous = name;
    }
    if (ADDRESSEE[language].test(word)) count('you');
    if (WRITER[language].test(word)) count('i');
    if (word === SINCE[language]) count('since');
    if (word === '0') count('0');
    if (word === '"') count('"');
    if (word === '…') count('…');
  }
  // In a long mail much occurs once: what counts is how dense it stands.
  const density = Math.min(1, 40 / Math.max(1, words.length));
  const has = (name: string): number => (counts.get(name) ?? 0) * density;
  const asked = sentences.filter((sentence) => /\?["”«»]?$/.test(sentence)).length;
  let blamed = 0;
  let own = 0;
  for (const sentence of sentences) {
    const said = wordsOf(sentence);
    const names = said.map((word) => classOf(word, language) ?? '');
    if (said.some((word) => ADDRESSEE[language].test(word)) && names.some((name) => REPROACH.has(name))) blamed += 1;
    if (names.includes('excuse') && said.some((word) => WRITER[language].test(word))) own += 1;
  }
  const topics = topicsOf(words, language, density);
  const last = wordsOf(sentences.at(-1) ?? '');
  const cue: Record<Cue, number> = {
    words: capped(words.length, 80),
    sentences: capped(sentences.length, 8),
    questions: capped(asked * density, 3),
    exclamations: capped((text.match(/!/g) ?? []).length * density, 4),
    capitals: capped((text.match(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu) ?? []).length * density, 3),
    'quotation marks': capped(has('"'), 4),
    ellipsis: capped(has('…'), 2),
    'question only': asked > 0 && asked >= sentences.length - 2 ? 1 : 0,
    numbers: capped(has('0'), 5),
    bad: capped(has('bad'), 3),
    defect: capped(has('defect'), 3),
    late: capped(has('late'), 2),
    again: capped(has('again'), 2),
    none: capped(has('none'), 4),
    promise: capped(has('promise'), 2),
    contrast: capped(has('contrast'), 3),
    self: capped(has('self'), 2),
    excuse: capped(has('excuse'), 2),
    good: capped(has('good'), 3),
    money: capped(has('money'), 3),
    leave: capped(has('leave'), 2),
    ask: capped(has('ask'), 4),
    settle: capped(has('settle'), 2),
    wonder: capped(has('wonder'), 2),
    'good beside bad': capped(has('mix'), 1),
    addressee: capped(has('you'), 5),
    writer: capped(has('i'), 6),
    'addressee blamed': capped(blamed * density, 2),
    'ends thankful': last.some((word) => classOf(word, language) === 'good') ? 1 : 0,
    'promise and contrast': has('promise') > 0 && has('contrast') + has('none') > 0 ? density : 0,
    'negation and still': has('not yet') > 0 || (has('since') > 0 && has('none') > 0) ? density : 0,
    'number of times': has('again') > 0 && has('0') + has('none') > 0 ? density : 0,
    'price and bad': has('money') > 0 && has('bad') + has('defect') + has('none') > 0 ? density : 0,
    'excuse of the writer': capped(own, 1),
    plan: capped(has('plan'), 2),
    'topic delivery': capped(topics.delivery ?? 0, 3),
    'topic invoice': capped(topics.invoice ?? 0, 3),
    'topic defect': capped(topics.defect ?? 0, 3),
    'topic service': capped(topics.service ?? 0, 3),
    'topic terms': capped(topics.other ?? 0, 2),
  };
  return Float64Array.from(CUES, (name) => cue[name]);
};
