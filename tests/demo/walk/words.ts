import type { Language } from '../environment';

/** What came true, in numbers. */
export type Tally = { recognized: number; logged: number; flagged: number };

const en = {
  title: 'Kundenpuls, shown on a demo mailbox',
  built: 'Extension',
  builtIn: (seconds: string) => `built in ${seconds} s, with the demo mailbox as its only host`,
  mailbox: 'Mailbox',
  mails: (count: number, origin: string) => `${count} mails of invented people on ${origin}`,
  browser: 'Browser',
  headless: 'without a window',
  headed: 'watch it; afterwards it is yours to play with',

  firstRun: 'The first page asks who we are: no colleague is ever a customer',
  us: 'Us',
  switchOn: 'Kundenpuls is switched on for this one site',
  site: 'Site',
  unknown: 'A customer writes, and nobody knows her yet',
  addHer: 'One click makes her a customer',
  tagComplaint: 'Her mail is a complaint: two clicks and a few words',
  otherMails: 'Her other mails are logged by opening them',
  noCustomers: 'Who is no customer stays out',
  flagged: 'The side panel says how she stands, and why',
  otherStories: 'Three more stories from the same mailbox',
  today: 'Who needs care today',
  todayShort: 'Today',
  answer: 'She gets her answer, from the mailbox as always',
  solved: 'The complaint is solved',
  pictures: 'Pictures',

  recognized: 'Recognized',
  inPage: 'Badge',
  customer: 'Customer',
  logged: 'Logged',
  complaint: 'Complaint',
  skipped: 'Left out',
  state: 'Flagged',
  stands: 'Stands',
  because: 'because',
  waitingStopped: (date: string) => `the waiting clock, running since ${date}, has stopped`,
  flagFell: (state: string) => `the flag has fallen: ${state}`,
  inbound: 'inbound',
  outbound: 'outbound',
  once: (count: number) => `${count} mails, each once`,
  complaintWords: 'Twelve gift boxes promised twice, nothing arrived, party missed.',
  replyText:
    'Dear Ms Muster,\n\nwe have let you down, and I am sorry. The money goes back today, and I will call you this afternoon.\n\nJana Kern, Gutshof Lindenau\n',
  summary: ({ recognized, logged, flagged }: Tally) =>
    `Recognized ${recognized} mails, logged ${logged}, flagged ${flagged} customers.`,
  took: (seconds: string) => `The whole took ${seconds} s.`,
  play: [
    'The browser stays open: click around. Hannah Winter, in the inbox, is new; the badge opens the side panel.',
    'Ctrl+C here, or closing the browser, ends the demo and forgets everything.',
  ],
  failed: (why: string) => `The demo did not come true: ${why}`,
};

const de: typeof en = {
  title: 'Kundenpuls, gezeigt an einem Demo-Postfach',
  built: 'Erweiterung',
  builtIn: (seconds) => `in ${seconds} s gebaut, mit dem Demo-Postfach als einzigem Server`,
  mailbox: 'Postfach',
  mails: (count, origin) => `${count} Mails erfundener Personen auf ${origin}`,
  browser: 'Browser',
  headless: 'ohne Fenster',
  headed: 'zum Zusehen; danach zum Ausprobieren',

  firstRun: 'Die erste Seite fragt, wer wir sind: Kollegen sind nie Kunden',
  us: 'Wir',
  switchOn: 'Kundenpuls wird auf dieser einen Seite eingeschaltet',
  site: 'Seite',
  unknown: 'Eine Kundin schreibt, und noch kennt sie niemand',
  addHer: 'Ein Klick macht sie zur Kundin',
  tagComplaint: 'Ihre Mail ist eine Beschwerde: zwei Klicks und ein paar Worte',
  otherMails: 'Ihre anderen Mails sind mit dem Öffnen erfasst',
  noCustomers: 'Wer kein Kunde ist, bleibt draußen',
  flagged: 'Die Seitenleiste sagt, wie es um sie steht und warum',
  otherStories: 'Drei weitere Geschichten aus demselben Postfach',
  today: 'Wer heute Pflege braucht',
  todayShort: 'Heute',
  answer: 'Sie bekommt ihre Antwort, wie immer aus dem Postfach',
  solved: 'Die Beschwerde ist gelöst',
  pictures: 'Bilder',

  recognized: 'Erkannt',
  inPage: 'Marke',
  customer: 'Kundin',
  logged: 'Erfasst',
  complaint: 'Beschwerde',
  skipped: 'Ausgelassen',
  state: 'Gemeldet',
  stands: 'Steht',
  because: 'weil',
  waitingStopped: (date) => `die Wartezeit, die seit ${date} lief, steht still`,
  flagFell: (state) => `die Meldung ist aufgehoben: ${state}`,
  inbound: 'eingehend',
  outbound: 'ausgehend',
  once: (count) => `${count} Mails, jede einmal`,
  complaintWords: 'Zwölf Präsentkisten zweimal zugesagt, nichts angekommen, Feier verpasst.',
  replyText:
    'Guten Tag Frau Muster,\n\nwir haben Sie im Stich gelassen, das tut mir leid. Das Geld geht heute zurück, und ich rufe Sie heute Nachmittag an.\n\nJana Kern, Gutshof Lindenau\n',
  summary: ({ recognized, logged, flagged }) =>
    `${recognized} Mails erkannt, ${logged} erfasst, ${flagged} Kunden gemeldet.`,
  took: (seconds) => `Das Ganze dauerte ${seconds} s.`,
  play: [
    'Der Browser bleibt offen: einfach ausprobieren. Hannah Winter im Posteingang ist neu; die Marke öffnet die Seitenleiste.',
    'Strg+C hier oder Schließen des Browsers beendet die Demo und vergisst alles.',
  ],
  failed: (why) => `Die Demo hat sich nicht erfüllt: ${why}`,
};

/** What the demo says in the terminal. */
export type WalkWords = typeof en;
export const WALK_WORDS: Readonly<Record<Language, WalkWords>> = { de, en };
