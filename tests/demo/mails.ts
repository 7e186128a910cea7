/** Somebody named in a header. */
export type MailPerson = { readonly name: string; readonly address: string };

/** A mail of the demo. Its date counts back from now, in working days: see `workingDaysBefore`. */
export type DemoMail = {
  readonly folder: 'INBOX' | 'Sent';
  readonly from: MailPerson;
  readonly to: readonly MailPerson[];
  readonly cc?: readonly MailPerson[];
  readonly subject: string;
  readonly workingDaysBack: number;
  readonly timeOfDay: string;
  readonly text: string;
};

/** The mailbox's owner: a farm that sells gift boxes and a weekly box, and supplies kitchens with milk. */
export const US: MailPerson = { name: 'Gutshof Lindenau', address: 'kontor@gutshof-lindenau.example' };

const tom: MailPerson = { name: 'Tom Berger', address: 'tom.berger@gutshof-lindenau.example' };

// The customers of the four stories, a new one, and the sender of the newsletter.
export const erika: MailPerson = { name: 'Erika Muster', address: 'erika@muster-moebel.example' };
const oliver: MailPerson = { name: 'Oliver Grant', address: 'oliver.grant@grant-household.example' };
const nora: MailPerson = { name: 'Nora Quinn', address: 'nora@harbour-cafe.example' };
const petra: MailPerson = { name: 'Petra Lang', address: 'petra.lang@kita-sonnenhuegel.example' };
const hannah: MailPerson = { name: 'Hannah Winter', address: 'hannah.winter@buero-winter.example' };
const trade: MailPerson = { name: 'Hofladen & Handel', address: 'newsletter@hofladen-handel.example' };

const toUs = { folder: 'INBOX', to: [US] } as const;
const fromUs = { folder: 'Sent', from: US } as const;

/** The parcel that never came: two reassurances, silence, a cancellation, silence. */
const parcel: readonly DemoMail[] = [
  {
    ...toUs,
    from: erika,
    subject: 'Bestellung: 12 Präsentkisten für unser Team',
    workingDaysBack: 15,
    timeOfDay: '10:24',
    text: `Guten Tag,

bitte liefern Sie uns 12 Präsentkisten „Herbst“ an die Werkstatt. Wir möchten sie bei der
Betriebsfeier überreichen, es wäre schön, wenn sie bis Ende der Woche da sind.

Freundliche Grüße
Erika Muster
Muster Möbel GmbH`,
  },
  {
    ...fromUs,
    to: [erika],
    subject: 'AW: Bestellung: 12 Präsentkisten für unser Team',
    workingDaysBack: 14,
    timeOfDay: '15:40',
    text: `Guten Tag Frau Muster,

vielen Dank, die 12 Kisten gehen heute auf den Weg und sind übermorgen bei Ihnen.

Herzliche Grüße
Jana Kern, Gutshof Lindenau`,
  },
  {
    ...toUs,
    from: erika,
    subject: 'Wo bleibt meine Lieferung?',
    workingDaysBack: 8,
    timeOfDay: '09:12',
    text: `Guten Tag Frau Kern,

am Telefon hieß es vorige Woche noch einmal „ist unterwegs“. Bei uns ist immer noch nichts
angekommen, die Feier war am Freitag, wir standen mit leeren Händen da. Wo sind die Kisten?

Erika Muster
Muster Möbel GmbH

> vielen Dank, die 12 Kisten gehen heute auf den Weg und sind übermorgen bei Ihnen.`,
  },
  {
    ...toUs,
    from: erika,
    subject: 'Storno: 12 Präsentkisten',
    workingDaysBack: 3,
    timeOfDay: '16:05',
    text: `Guten Tag,

auf meine letzte Mail habe ich keine Antwort bekommen. Hiermit storniere ich die Bestellung der
12 Präsentkisten und bitte um die Rückzahlung von 468,00 €.

Erika Muster`,
  },
];

/** The reminder before the invoice: a new subscriber is dunned twice and has a bad start. */
const reminder: readonly DemoMail[] = [
  {
    ...fromUs,
    to: [oliver],
    subject: 'Payment reminder: weekly box, invoice 20614',
    workingDaysBack: 11,
    timeOfDay: '08:00',
    text: `Dear Mr Grant,

our records show that invoice 20614 over 58.00 € is still open. Please settle it within seven days.

Gutshof Lindenau, accounts`,
  },
  {
    ...toUs,
    from: oliver,
    subject: 'Re: Payment reminder: weekly box, invoice 20614',
    workingDaysBack: 10,
    timeOfDay: '19:31',
    text: `Hello,

I subscribed to the weekly box two weeks ago and have never received an invoice, so I am
surprised to get a reminder. Could you send me the invoice first, please?

Oliver Grant

> our records show that invoice 20614 over 58.00 € is still open. Please settle it within seven days.`,
  },
  {
    ...fromUs,
    to: [oliver],
    subject: 'Your invoice 20614',
    workingDaysBack: 6,
    timeOfDay: '11:15',
    text: `Dear Mr Grant,

please find the invoice enclosed.

Gutshof Lindenau, accounts`,
  },
  {
    ...toUs,
    from: oliver,
    subject: 'Re: Your invoice 20614 – settled, but a bad start',
    workingDaysBack: 5,
    timeOfDay: '20:02',
    text: `Hello,

paid today, so that is settled. Still, a reminder before the invoice is a poor start with a new
customer, and nobody has said a word about it. Is this how it will go on?

Oliver Grant`,
  },
];

/** The regular who hints at a competitor: late deliveries that nobody noticed inside. */
const regular: readonly DemoMail[] = [
  {
    ...toUs,
    from: nora,
    subject: 'Delivery late again today',
    workingDaysBack: 9,
    timeOfDay: '11:20',
    text: `Hi Jana,

the cream arrived at eleven instead of seven again, the third time this month. We had to open
without it. Can you find out what is going wrong?

Nora
Harbour Café`,
  },
  {
    ...fromUs,
    to: [nora],
    subject: 'Re: Delivery late again today',
    workingDaysBack: 9,
    timeOfDay: '14:48',
    text: `Hi Nora,

sorry about that, I will talk to the driver.

Best wishes
Jana`,
  },
  {
    ...toUs,
    from: nora,
    subject: 'Next month’s order',
    workingDaysBack: 4,
    timeOfDay: '10:05',
    text: `Hi Jana,

before I place next month's order: the dairy across the bay offers us delivery before six, every
day, at the same price. After four late mornings I honestly have to think about it.

Nora
Harbour Café`,
  },
  {
    ...toUs,
    from: nora,
    subject: 'Automatic reply: Delivery late again today',
    workingDaysBack: 9,
    timeOfDay: '14:49',
    text: `Thank you for your mail. I am out of the office and will answer when I am back.

Nora Quinn, Harbour Café`,
  },
];

/** Warm milk: the same complaint again and again. */
const milk: readonly DemoMail[] = [
  {
    ...toUs,
    from: petra,
    subject: 'Milch kam warm an',
    workingDaysBack: 12,
    timeOfDay: '07:55',
    text: `Guten Morgen,

die Milch heute früh hatte 13 Grad. Wir mussten sie zurückgeben, für die Kinder können wir das
nicht nehmen. Bitte achten Sie auf die Kühlung.

Petra Lang
Kita Sonnenhügel`,
  },
  {
    ...fromUs,
    to: [petra],
    subject: 'AW: Milch kam warm an',
    workingDaysBack: 12,
    timeOfDay: '13:10',
    text: `Guten Tag Frau Lang,

das tut uns leid, wir schreiben Ihnen die Lieferung gut.

Herzliche Grüße
Jana Kern, Gutshof Lindenau`,
  },
  {
    ...toUs,
    from: petra,
    cc: [{ name: 'Küche Sonnenhügel', address: 'kueche@kita-sonnenhuegel.example' }],
    subject: 'Schon wieder: Milch mit 14 Grad',
    workingDaysBack: 4,
    timeOfDay: '08:03',
    text: `Guten Morgen Frau Kern,

zum dritten Mal in diesem Monat war die Milch warm, heute 14 Grad. Eine Gutschrift hilft uns nicht,
wir brauchen Milch. Können Sie herausfinden, woran das liegt?

Petra Lang
Kita Sonnenhügel`,
  },
];

/** Who is no customer (yet): a new one, a colleague, a newsletter. */
const others: readonly DemoMail[] = [
  {
    ...toUs,
    from: hannah,
    subject: 'Anfrage: wöchentliche Kiste für unser Büro',
    workingDaysBack: 1,
    timeOfDay: '16:42',
    text: `Guten Tag,

wir sind neun Leute und hätten gern jede Woche eine Kiste Obst und etwas Käse. Was kostet das, und
ab wann könnten Sie liefern?

Viele Grüße
Hannah Winter
Büro Winter`,
  },
  {
    ...toUs,
    from: tom,
    subject: 'Kühlwagen steht morgens auf dem Hof',
    workingDaysBack: 2,
    timeOfDay: '17:25',
    text: `Hallo Jana,

mir ist aufgefallen, dass die Milch ab fünf auf der Rampe steht und der Wagen oft erst um sieben
kommt. Reden wir morgen darüber?

Tom`,
  },
  {
    ...toUs,
    from: trade,
    subject: 'Newsletter: zehn Ideen für den Hofladen im Winter',
    workingDaysBack: 1,
    timeOfDay: '06:00',
    text: `Liebe Leserinnen und Leser,

diesmal: Regale, die verkaufen, Glühmost im Test und was Kunden vom Hofladen erwarten.

Sie erhalten diesen Newsletter, weil Sie sich angemeldet haben. Hier abmelden.`,
  },
];

/** All mails of the demo, in no order. */
export const MAILS: readonly DemoMail[] = [...parcel, ...reminder, ...regular, ...milk, ...others];
