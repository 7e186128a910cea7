import type { Sent, WriteVerb } from '@/utils/messaging/client';

/** One write of the product's own protocol. */
export type Write = { [V in WriteVerb]: { verb: V; request: Sent<V> } }[WriteVerb];

type Words = Omit<ReturnType<typeof german>, 'fields' | 'segments'> & {
  fields: Record<string, string>;
  segments: readonly (readonly [name: string, short: string])[];
};

const german = () => ({
  treatment: 'Ruft lieber an. Nie vor 9 Uhr, mittwochs erst am Nachmittag.',
  note: 'Richtet bis zum Frühjahr alle drei Büros neu ein. Lieferung immer an das Lager in der Hafenstraße, nicht an den Laden.',
  words: 'Bestellung 44817 fehlt seit drei Wochen: zwei Schreibtische, eine Theke.',
  invoice: 'Rechnung 2311 weist die Anfahrt doppelt aus.',
  call: 'Fragt nach dem Termin, klingt verärgert.',
  advice: 'Eiche oder Esche: Muster mitgegeben.',
  offer: 'Angebot für die Theke',
  thanks: 'Danke für die schöne Küche',
  callBack: 'Frau Muster wegen des Liefertermins anrufen',
  askAgain: 'Nachfragen, ob die Schubladen jetzt laufen',
  role: 'Einkauf',
  second: 'Buchhaltung',
  tags: ['Büroausstattung', 'Rahmenvertrag'],
  fields: { Gebiet: 'Nord', Holz: 'Eiche' },
  occasion: 'Einbau im Laden',
  segments: [
    ['Beste Stammkunden', 'BS'],
    ['Hatte Ärger', 'HÄ'],
    ['Neu in diesem Jahr', 'NK'],
  ] as const,
});

const english = (): Words => ({
  treatment: 'Prefers calls. Never before nine, on Wednesdays only after lunch.',
  note: 'Refits all three offices by spring. Deliver to the warehouse in Harbour Street, never to the shop.',
  words: 'Order 44817 is three weeks late: two desks, one counter.',
  invoice: 'Invoice 2311 charges the journey twice.',
  call: 'Asks for the date, sounds annoyed.',
  advice: 'Oak or ash: gave samples to take home.',
  offer: 'Offer for the counter',
  thanks: 'Thank you for the lovely kitchen',
  callBack: 'Call Ms Muster about the delivery date',
  askAgain: 'Ask whether the drawers run smoothly now',
  role: 'Purchasing',
  second: 'Accounts',
  tags: ['Office fitting', 'Framework contract'],
  fields: { Region: 'North', Wood: 'Oak' },
  occasion: 'Fitting the shop',
  segments: [
    ['Best regulars', 'BR'],
    ['Had trouble', 'HT'],
    ['New this year', 'NY'],
  ],
});

const DAY = 86_400_000;

/** A joiner's customers: one slips for two reasons, the others stand everywhere between calm and silent. */
export const inventedCustomers = (language: 'de' | 'en', now: number): Write[] => {
  const say: Words = language === 'de' ? german() : english();
  const ago = (days: number, hours = 0) => now - days * DAY - hours * 3_600_000;

  const account = (id: string, name: string, address: string, domain?: string): Write => ({
    verb: 'account.create',
    request: {
      id,
      contactId: `${id}-first`,
      name: domain === undefined ? name : companyOf[id as keyof typeof companyOf],
      kind: domain === undefined ? 'private' : 'business',
      person: { name, address, phone: '+49 40 5550-112' },
      ...(domain !== undefined && { domain }),
    },
  });
  const companyOf = {
    muster: 'Muster Möbel GmbH',
    kern: 'Autohaus Kern',
    lindenhof: 'Café Lindenhof',
    neuental: 'Stadtwerke Neuental',
    seeblick: 'Hotel Seeblick',
  };
  let touches = 0;
  const touch = (
    accountId: string,
    at: number,
    more: Partial<Sent<'interaction.log'>['draft']>,
    complaint?: Sent<'interaction.log'>['complaint'],
  ): Write => ({
    verb: 'interaction.log',
    request: {
      draft: {
        id: `touch-${++touches}`,
        accountId,
        contactId: `${accountId}-first`,
        channel: 'phone',
        direction: 'inbound',
        at,
        kind: 'communication',
        tags: [],
        ...more,
      },
      ...(complaint !== undefined && { complaint }),
    },
  });
  const complaint = (
    id: string,
    accountId: string,
    receivedAt: number,
    more: Pick<Sent<'complaint.open'>, 'category' | 'severity'> & { words: string },
  ) => ({ id, accountId, contactId: `${accountId}-first`, receivedAt, ...more });
  const change = (id: string, given: Sent<'account.change'>['change']): Write => ({
    verb: 'account.change',
    request: { id, change: given },
  });
  const asked = (id: string, accountId: string, score: number, at: number): Write => ({
    verb: 'survey.record',
    request: { id, accountId, kind: 'nps', scale: '0-10', score, at, occasion: say.occasion },
  });

  return [
    account('muster', 'Erika Muster', 'erika@muster-moebel.example', 'muster-moebel.example'),
    {
      verb: 'contact.save',
      request: {
        id: 'muster-second',
        accountId: 'muster',
        name: 'Jonas Weber',
        addresses: ['buchhaltung@muster-moebel.example', 'j.weber@muster-moebel.example'],
        phones: ['+49 40 5550-118'],
        role: say.second,
      },
    },
    change('muster', {
      lifecycleStage: 'regular',
      valueClass: 'A',
      referrer: true,
      since: ago(1460),
      tags: say.tags,
      fields: say.fields,
      treatment: say.treatment,
      note: say.note,
    }),
    touch('muster', ago(160), { kind: 'order', channel: 'e-mail', subject: say.offer }),
    touch('muster', ago(120), { kind: 'advice', channel: 'meeting', note: say.advice }),
    touch('muster', ago(64), { kind: 'goodwill', direction: 'outbound' }),
    touch('muster', ago(31), { kind: 'extra', channel: 'counter', direction: 'outbound' }),
    touch(
      'muster',
      ago(11, 3),
      { kind: 'complaint', note: say.call },
      complaint('late', 'muster', ago(11, 3), { category: 'delivery', severity: 'high', words: say.words }),
    ),
    { verb: 'complaint.move', request: { id: 'late', status: 'acknowledged', at: ago(10) } },
    touch(
      'muster',
      ago(210),
      { kind: 'complaint', channel: 'letter' },
      complaint('twice', 'muster', ago(210), { category: 'invoice', severity: 'low', words: say.invoice }),
    ),
    { verb: 'complaint.move', request: { id: 'twice', status: 'resolved', at: ago(204) } },
    { verb: 'complaint.change', request: { id: 'twice', change: { content: true } } },
    asked('nps-1', 'muster', 9, ago(300)),
    asked('nps-2', 'muster', 6, ago(40)),
    task('call-back', 'muster', say.callBack, now - DAY),
    task('ask-again', 'muster', say.askAgain, now + 6 * DAY),

    account('kern', 'Silke Kern', 'kern@autohaus-kern.example', 'autohaus-kern.example'),
    change('kern', { valueClass: 'B', lifecycleStage: 'repeat', since: ago(700) }),
    touch('kern', ago(200), { kind: 'order' }),
    touch('kern', ago(90), { kind: 'advice' }),
    touch('kern', ago(16), { channel: 'letter', subject: say.offer }),
    touch(
      'kern',
      ago(8),
      { kind: 'complaint' },
      complaint('tone', 'kern', ago(8), { category: 'service', severity: 'medium', words: say.call }),
    ),

    account('sommer', 'Familie Sommer', 'sommer@sommer-hamburg.example'),
    change('sommer', { lifecycleStage: 'repeat', since: ago(400), valueClass: 'C' }),
    touch('sommer', ago(90), { kind: 'order' }),
    touch('sommer', ago(30), { kind: 'appearance', channel: 'meeting' }),
    touch('sommer', ago(5), { kind: 'praise', channel: 'phone', note: say.thanks }),

    account('lindenhof', 'Ali Demir', 'demir@cafe-lindenhof.example', 'cafe-lindenhof.example'),
    change('lindenhof', { since: ago(300), valueClass: 'B' }),
    touch('lindenhof', ago(150), { kind: 'order' }),
    touch('lindenhof', ago(60), { kind: 'advice' }),
    touch('lindenhof', ago(20), { kind: 'communication' }),

    account('brandt', 'Dr. Lea Brandt', 'lea@praxis-brandt.example'),
    touch('brandt', ago(3), { kind: 'advice', channel: 'counter' }),

    account('neuental', 'Petra Voss', 'voss@stadtwerke-neuental.example', 'stadtwerke-neuental.example'),
    change('neuental', { since: ago(900), valueClass: 'A' }),
    touch('neuental', ago(100), { kind: 'order' }),
    touch('neuental', ago(50), { kind: 'communication' }),
    touch('neuental', ago(13), { channel: 'letter', subject: say.offer }),

    account('seeblick', 'Maria Huber', 'huber@hotel-seeblick.example', 'hotel-seeblick.example'),
    change('seeblick', { since: ago(1200) }),
    touch('seeblick', ago(500), { kind: 'order' }),
    touch('seeblick', ago(470), { kind: 'communication' }),
    touch('seeblick', ago(450), { kind: 'communication' }),

    {
      verb: 'settings.change',
      request: { ownAddresses: ['kontor@tischlerei-auer.example'], colleagueDomains: ['tischlerei-auer.example'] },
    },
    ...say.segments.map(
      ([name, short], index): Write => ({
        verb: 'segment.save',
        request: {
          id: `segment-${index}`,
          name,
          short,
          position: index + 1,
          condition: CONDITIONS[index] ?? { all: [] },
        },
      }),
    ),
  ];
};

const task = (id: string, accountId: string, title: string, dueAt: number): Write => ({
  verb: 'task.save',
  request: { id, accountId, title, dueAt, origin: 'person' },
});

const CONDITIONS: Sent<'segment.save'>['condition'][] = [
  {
    all: [
      { about: 'lifecycle-stage', operator: 'is', value: 'regular' },
      {
        any: [
          { about: 'value-class', operator: 'is', value: 'A' },
          { about: 'referrer', operator: 'is', value: true },
        ],
      },
    ],
  },
  { all: [{ about: 'complaints', operator: 'at-least', value: 1 }] },
  { all: [{ about: 'since', operator: 'within', days: 365 }] },
];
