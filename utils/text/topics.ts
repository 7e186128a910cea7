/** Beginnings of words by what a complaint is about, for the category. */
const TOPICS: Record<'de' | 'en', Record<string, string>> = {
  de: {
    delivery:
      'liefer paket sendung versand zustell spedition spediteur bote lkw bestell eingetroffen eintreff angekommen ankomm abhol karton palette container charge kiste ersatzteil essen buffet pizza suppe speise portion menge stück retour zusteller abgeliefert auslief versendet verschickt tracking fahrer anliefer gericht beilage catering brötchen fehlt fehlen falsche stattdessen',
    invoice:
      'rechnung mahn betrag euro bezahl zahl überwies überweis abgebucht abbuch abzubuchen erstatt rückerstatt gutschrift lastschrift berechn verrechn kosten preis teuer franken faktura zuschlag gebühr kaution nachzahl abschlag konto inkasso beitrag mehrwertsteuer skonto rabatt prozent position doppelt angebot pauschale nebenkosten abrechnung erhöhung aufschlag trinkgeld guthaben',
    defect:
      'defekt kaputt beschädig mangel mängel fehler undicht leck tropf kratz delle schief wackel klemm stürzt absturz abgestürz ausfall ausgefallen riss bruch gebrochen lose quietsch klapper rauch qualm funktionier lässt update version software programm app server login passwort export import drucker maschine gerät motor bremse heizung fenster tür dach fliese naht stoff farbe lack akku display krone füllung plombe schmerz drück reklam garantie gewährleistung nachbesser repar wasser kalt heiß warm läuft geht springt schimmel fleck',
    service:
      'termin warte wartezimmer wartezeit hotline telefon anruf angeruf zurückruf rückruf rückmeldung antwort gemeldet meld erreich besetzt warteschleife mitarbeiter kollegin kollege personal empfang schalter theke kellner bedien unfreundlich unhöflich patzig ton frech arzt ärztin schwester trainer kurs berater betreuer hausmeister handwerker monteur techniker niemand keiner kommt gekommen erschien abgesagt verschoben vergessen auskunft formular antrag bescheid ticket email e-mail mails anliegen zuständig behandelt angeschrien',
    other:
      'vertrag kündig bedingung agb klausel datenschutz werbung newsletter sauber schmutz dreck hygiene haar lärm laut geruch stinkt beschreibung foto katalog prospekt versprochen website homepage bewertung öffnungszeit parkplatz austritt laufzeit wechsel anders',
  },
  en: {
    delivery:
      'deliver parcel package courier ship sent arriv order driver van lorry truck pallet box boxes crate carton tracking dispatch depot doorstep collect missing short instead wrong item items quantity meal meals lunch buffet pizza soup portion catering tray cake sandwiches stock supply goods',
    invoice:
      'invoice bill charge refund pay paid payment fee debit credit price cost reminder dunning owe balance deposit money overcharg deduct account quote quoted euro pound pounds dollars eur gbp £ statement instalment discount vat rate direct increase rent premium excess twice tariff meter surcharge',
    defect:
      'broke broken fault defect damage crack leak drip tear torn scratch dent loose wobbl crash freez froze frozen error bug stuck update version software app server login password export import printer machine boiler engine brake heating window door roof tile seam paint battery screen filling crown sore hurt warranty repair fix work works working cold hot water noise rattle squeak mould stain gearbox clutch pump lift shower fridge oven',
    service:
      'appointment wait waited waiting phone phoned call called calls ring rang answer answered reply replied replies respond response email emails message hotline queue hold staff colleague receptionist reception desk counter waiter rude curt tone doctor nurse trainer class course tutor teacher engineer technician plumber electrician turned showed nobody no-show cancelled postpon moved forgot told form application ticket office manager agent promised visit',
    other:
      'contract terms clause condition privacy advert advertis newsletter marketing clean dirty filthy hygiene hair smell noise description described photo photos picture pictures catalogue brochure website review parking policy notice renewal membership cancel different misleading',
  },
};

const table = (language: 'de' | 'en'): Map<string, string> =>
  new Map(
    Object.entries(TOPICS[language]).flatMap(([topic, words]) =>
      words.split(' ').map((word): [string, string] => [word, topic]),
    ),
  );

const TABLES = { de: table('de'), en: table('en') };

/** How often each topic is touched, times `density`. German compounds count by their end, too ("Restlieferung"). */
export const topicsOf = (words: readonly string[], language: 'de' | 'en', density: number): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const word of words) {
    for (let from = 0; from < (language === 'de' ? Math.max(1, word.length - 5) : 1); from++) {
      const topic = longest(word, from, TABLES[language]);
      if (topic === undefined) continue;
      found[topic] = (found[topic] ?? 0) + density;
      break;
    }
  }
  return found;
};

const longest = (word: string, from: number, topics: ReadonlyMap<string, string>): string | undefined => {
  for (let length = Math.min(word.length - from, 12); length >= (from === 0 ? 3 : 6); length--) {
    const topic = topics.get(word.slice(from, from + length));
    if (topic !== undefined && (length > 3 || length === word.length)) return topic;
  }
  return undefined;
};
