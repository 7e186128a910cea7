import type { Language } from './language';

/**
 * Beginnings of words by what they do in a complaint, so that words the training mails never held count like those they
 * did. A word belongs to the class of its longest beginning listed here.
 */
const BEGINNINGS: Record<Exclude<Language, 'unknown'>, Record<string, string>> = {
  de: {
    bad: 'ärger verärger enttäusch schlecht schlimm katastroph unmöglich frech unverschäm zumutung saftladen unfähig unfreundlich unhöflich patzig schnippisch pampig ruppig herablassend lächerlich peinlich schlamp mangelhaft miserabel mies furchtbar schrecklich grauenhaft traurig bedauerlich schade unzufrieden unzumutbar inakzeptab indiskutab skandal betrug abzock verarsch schwach dürftig lieblos unprofessionell unzuverlässig chaos chaotisch fassungslos sauer wütend genervt nervt stinkt satt reicht frust blamab dreist unding witz hohn ungenießbar ekel eklig dreckig schmutzig verdreckt',
    defect:
      'defekt kaputt beschädig mangel mängel fehler falsch bruch gebrochen zerbroch riss gerissen undicht leck tropf kratzer zerkratz delle verbeult schief locker wackel klemm abgestürz stürzt absturz hängt ausgefallen ausfall abgelaufen verdorben schimm faul verbrannt angebrannt versalzen roh welk fleck verschmutz rostig lose leer quietsch klapper rauch qualm funktionier streikt spinnt abgebrochen abgelöst löst blättert',
    late: 'verspät verzöger überfällig verzug warte gewartet wartet wartezeit ewig hingehalten vertröst verschoben verschieb versetzt',
    again:
      'wieder erneut nochmal nochmals mehrfach mehrmals wiederholt dauernd ständig andauernd immerzu dreimal zweimal viermal fünfmal jedesmal jedes',
    still: 'immer noch bisher bislang seit weiterhin nachwievor',
    none: 'kein keine keiner keinen keinem keinerlei nicht nichts nie niemand niemals nirgends nirgendwo ohne weder',
    promise:
      'versprochen versprach versprechen versprich zugesagt zusage zugesicher zusicher vereinbar ausgemacht abgemacht angekündigt hieß geheißen beteuer garanti verbindlich bestätigt laut',
    contrast:
      'aber obwohl trotz trotzdem dennoch stattdessen statt anstatt sondern doch eigentlich angeblich allerdings leider nur',
    self: 'selbst selber eigenhändig notgedrungen schließlich letztlich',
    excuse:
      'versehen vergessen verwechselt verbummelt verschwitzt übersehen verpennt verschlafen irrtümlich meinerseits unsererseits entschuldig sorry pardon verzeih',
    good: 'danke dank gut super toll klasse prima perfekt wunderbar hervorragend ausgezeichnet großartig begeister zufrieden freu freundlich nett lecker köstlich schön herrlich tadellos einwandfrei reibungslos kompetent spitze genial top bravo kompliment lob gelungen vorbildlich liebevoll sauber pünktlich flott herzlich traumhaft glücklich zauberhaft phantastisch fantastisch',
    money:
      'rechnung mahnung mahngebühr gebühr betrag euro bezahl zahl überwies überweis abgebucht abbuch erstatt rückerstatt gutschrift storno lastschrift verrechn berechn kosten preis teuer franken faktura zuschlag',
    leave:
      'kündig künd wechsel stornier storno widerruf abbestell austret austritt rücktritt rückgängig anderswo woanders konkurrenz mitbewerber anwalt verbraucherschutz gericht schlichtung bewertung rezension',
    ask: 'könnt könnten kann können würde würden möcht bitte gerne gern frage anfrage wann wie was wo wer ob welche',
    settle:
      'erledigt geklärt gelöst behoben geklappt angekommen gefunden passt ok okay hinfällig erübrigt aufgetaucht zurückgezogen',
    wonder:
      'komisch seltsam merkwürdig interessant erstaunlich wunder spannend respekt rekord glückwunsch gratul chapeau applaus sportlich mutig kreativ originell offenbar anscheinend scheinbar vermutlich',
    plan: 'demnächst nächste nächsten morgen übermorgen nächstes bald kommende kommenden künftig',
  },
  en: {
    bad: 'disappoint annoy angry furious upset frustrat terribl awful appall dreadful horribl disgrac unaccept ridicul shock poor rude unhelp unprofession useless incompet pathetic shambl shame disgust unsatisf dissatisf unhappy unimpress fed sick joke insult patronis patroniz dismissive curt careless sloppy shoddy worst worse mess chaos nightmare embarrass unfair mislead misled lie lied lies cheat scam rip dirty filthy grubby let sad sorry',
    defect:
      'broke broken breaks fault defect damage crack leak drip wrong missing miss tear torn scratch dent bent loose wobbl crash freez froze frozen hang fail dead burnt burn raw cold soggy mould mold stale expired rotten stain rust error bug stuck jam squeak rattl incomplete empty flat peel',
    late: 'late delay overdue wait waited waiting waits postpon resched',
    again: 'again repeatedly twice thrice third fourth fifth another yet keeps kept constantly continually every',
    still: 'still since ever now yet so',
    none: "no not never nothing nobody none nowhere neither without cannot can't didn't don't doesn't hasn't haven't hadn't isn't wasn't weren't won't wouldn't couldn't hardly",
    promise: 'promis assur guarant agreed agree told said confirm advertis supposed meant quoted apparently according',
    contrast:
      'but although though despite instead however yet whereas unfortunately actually rather allegedly only except',
    self: 'myself ourselves herself himself end ended eventually',
    excuse: 'forgot forgotten mistake muddled mixed mislaid overslept misread apolog pardon oops fault stupid silly',
    good: 'thank thanks great good lovely wonderful excellent brilliant perfect perfectly superb fantastic pleased delight happy impress best beautiful marvel friendly kind helpful delicious spotless flawless smooth quick prompt grand legend star tidy gorgeous faultless love loved enjoy enjoyed glad grateful nice smashing amazing terrific',
    money:
      'invoice bill charge refund pay paid payment fee debit credit price cost reminder dunning owe balance deposit money overcharg deduct',
    leave:
      'cancel terminat switch leave leaving elsewhere competitor lawyer solicitor ombudsman tribunal trading review withdraw notice quit',
    ask: 'could can would may might please when how what where who which whether wonder question',
    settle: 'sorted solved resolved fixed found arrived received works ok okay fine settled ignore disregard cleared',
    wonder:
      'funny strange odd curious interesting remarkable congratulat bravo record impressive apparently evidently presumably splendid charming quite truly touching generous creative',
    plan: 'tomorrow next soon coming upcoming planning future',
  },
};

const MOST = 12;

const table = (language: 'de' | 'en'): Map<string, string> => {
  const map = new Map<string, string>();
  for (const [name, words] of Object.entries(BEGINNINGS[language])) {
    for (const word of words.split(' ')) if (!map.has(word)) map.set(word, name);
  }
  return map;
};

const TABLES = { de: table('de'), en: table('en') };

/** The class of a lower-cased word, by its longest listed beginning; short ones must be the whole word. */
export const classOf = (word: string, language: 'de' | 'en'): string | undefined => {
  const classes = TABLES[language];
  for (let length = Math.min(word.length, MOST); length >= 2; length--) {
    const found = classes.get(word.slice(0, length));
    if (found !== undefined && (length > 4 || length === word.length || (length === 4 && word.length <= 6)))
      return found;
  }
  return undefined;
};

/** Words that carry the grammar: kept as they are in patterns where other words become a gap. */
const GRAMMAR: Record<'de' | 'en', Set<string>> = {
  de: new Set(
    'ich wir sie du ihr mir mich uns ihnen ihre ihr ihrem ihren mein meine meiner meinem unser unsere er es man sich ist sind war waren wird werden wurde hat habe haben hatte hatten hätte bin kann können konnte soll sollte sollen muss musste müssen darf will wollte wollten würde würden und oder aber wenn dass weil da als wie was wer wo wann warum wieso ob noch schon nur auch so sehr ganz mehr zu zum zur mit von vom bei beim nach seit bis in im am an auf für aus vor über um gestern heute morgen jetzt dann der die das den dem des ein eine einen einem einer dieser diese dieses hier dort ja nein bitte danke tag tage tagen woche wochen monat monate monaten stunden uhr mal kam kommt kommen ging geht bekommen gekommen erhalten'.split(
      ' ',
    ),
  ),
  en: new Set(
    "i i'm i've i'd i'll we we're we've you you're you've your yours my our me us it it's its he she they them their is are was were be been being has have had do does did will would could should can may might must and or but if that's that because as what who where when why how still already just only also so very quite more than to with from by at in on for of about after before until since ago yesterday today tomorrow now then the a an this that these those there here please thank thanks day days week weeks month months hour hours time times came come comes went go got get gets".split(
      ' ',
    ),
  ),
};

export const isGrammar = (word: string, language: 'de' | 'en'): boolean => GRAMMAR[language].has(word);
