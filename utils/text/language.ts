import { wordsOf } from './words';

export type Language = 'de' | 'en' | 'unknown';

const list = (words: string): Set<string> => new Set(words.split(' '));

/** Short words that one of the two languages has and the other has not ("in", "was", "an", "die", "so" are in both). */
const GERMAN = list(
  'der das und ist ich nicht sie wir ein eine einen einem einer zu mit auf für von den dem des im es ihr ihre ihren ihnen mir mich mein meine uns unser auch aber wie noch nur schon bitte danke dass daß kein keine wenn bei nach seit aus oder haben habe hat hatte sind war waren wird werden wurde kann können könnte sehr wieder mehr heute jetzt hallo guten tag sehr geehrte geehrter liebe lieber grüße grüsse gruß vielen dank bis zum zur vom am als doch ja nein immer ganz alles nichts etwas diese dieser dieses sich er was weil ob isch nöd auch jemand da wo ihn ohne mal nie warum zwei drei vier fünf sechs uhr betreff stück schön super leider ab oder weg einmal letzte neue neuen gerne gern merci moin servus grüezi',
);
const ENGLISH = list(
  "the and is i not you we a an to with on for of it your my me our us but how still only already please thanks thank that no if at after since from or have has had are was were will would can could very again more today now hello hi dear regards sincerely by as this these those there their they he she his her him be been do does did don't didn't can't i'm i've it's what when who which all any some about so just than then up out nothing nobody where's where many came two three four weeks days again subject new thanks cheers needed received please went said get got ten minutes",
);
/** Of these the other language has homographs: they count for half. */
const WEAK = list('was an so war her him hat am his all be me a i on hi dear been is no');

/** German, English, or `unknown`, by counting short common words. Other languages and bare numbers are `unknown`. */
export const languageOf = (text: string): Language => {
  let german = 0;
  let english = 0;
  let seen = 0;
  for (const word of wordsOf(text.slice(0, 4_000))) {
    if (word.length < 1 || word === '0' || '"!?…'.includes(word.charAt(0))) continue;
    seen += 1;
    const weight = WEAK.has(word) ? 0.5 : 1;
    if (GERMAN.has(word)) german += weight;
    else if (/[äöüß]|sch|(?:ung|lich|keit)(?:en)?$/.test(word)) german += 0.5;
    if (ENGLISH.has(word)) english += weight;
    else if (/(?:ing|tion|ly|ed)$|^wh/.test(word)) english += 0.5;
  }
  const most = Math.max(german, english);
  if (most < 1 || german === english || most / seen < 0.08) return 'unknown';
  return german > english ? 'de' : 'en';
};
