import fc from 'fast-check';
import { expect, it } from 'vitest';
import { protocol, type Verb } from '@/utils/messaging/protocol';
import { type Handlers, server } from '@/utils/messaging/server';
import type { Sender } from '@/utils/platform/messages';
import { EXTENSION, FROM_PAGE, FROM_WEBMAIL } from '../handlers/a-background';
import { VALID } from './valid-requests';

// The oracle's own copy of who may say what: the table under test is not asked.
const WEBMAIL_MAY: readonly string[] = ['site.hello', 'message.seen', 'message.undo', 'panel.open', 'read.missed'];
const VERBS = Object.keys(VALID) as Verb[];
const MESSAGES = 100_000;

type Who = 'page' | 'webmail' | 'ungranted' | 'nobody';
const SENDERS: readonly [Who, Sender][] = [
  ['page', FROM_PAGE],
  ['page', { ...FROM_PAGE, tab: { id: 3 }, frameId: 0 }],
  ['webmail', FROM_WEBMAIL],
  ['webmail', FROM_WEBMAIL],
  ['ungranted', { ...FROM_WEBMAIL, url: 'https://evil.example/', origin: 'https://evil.example' }],
  ['nobody', { ...FROM_WEBMAIL, frameId: 2 }],
  ['nobody', { ...FROM_WEBMAIL, origin: EXTENSION }],
  ['nobody', { ...FROM_PAGE, id: 'another-extension' }],
  ['nobody', { ...FROM_WEBMAIL, url: `${EXTENSION}/popup.html`, origin: 'https://webmail.example' }],
  ['nobody', { id: 'kundenpuls' }],
  ['nobody', { ...FROM_WEBMAIL, url: 'data:text/html,x', origin: 'null' }],
  ['nobody', {}],
];

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const junk = fc.oneof(
  { weight: 6, arbitrary: fc.anything({ maxDepth: 3 }) },
  fc.constantFrom<unknown>(
    null,
    -1,
    1e308,
    Number.NaN,
    '',
    '\u202Eevil',
    '__proto__',
    [[[[]]]],
    new Map([['a', 1]]),
    cyclic,
    new Date(0),
  ),
  fc.constant('x'.repeat(70_000)),
);

/** A good request, bent at one place. */
const bent = (verb: Verb) =>
  fc
    .record({
      how: fc.constantFrom('whole', 'add', 'replace', 'drop', 'proto', 'other'),
      at: fc.nat(),
      value: junk,
      key: fc.oneof(fc.constantFrom('extra', 'constructor', 'er', 'audit', 'role'), fc.string()),
    })
    .map(({ how, at, value, key }): unknown => {
      const request: Record<string, unknown> = structuredClone(VALID[verb]);
      const keys = Object.keys(request);
      const chosen = keys[at % Math.max(1, keys.length)] ?? 'none';
      if (how === 'add') return { ...request, [key]: value };
      if (how === 'replace') return { ...request, [chosen]: value };
      if (how === 'drop') return Object.fromEntries(Object.entries(request).filter(([name]) => name !== chosen));
      if (how === 'proto')
        return JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(request).slice(1)}`.replace(',}', '}'));
      return how === 'other' ? value : request;
    });

const message = fc
  .record({
    verb: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...VERBS) },
      fc.constantFrom('constructor', '__proto__', 'toString', 'history.erase', '') as fc.Arbitrary<string>,
    ),
    id: fc.oneof({ weight: 8, arbitrary: fc.constant('w1') }, junk),
    extra: fc.boolean(),
    sender: fc.constantFrom(...SENDERS),
  })
  .chain(({ verb, id, extra, sender }) =>
    (VERBS.includes(verb as Verb) ? bent(verb as Verb) : junk).map((request) => ({
      sender,
      envelope: { verb, id, request, ...(extra && id === null && { callers: ['page'] }) } as unknown,
    })),
  );

it(`accepts none of ${MESSAGES.toLocaleString('en')} bent messages beyond the table, and always answers`, async () => {
  const called: { verb: Verb; request: unknown }[] = [];
  const handlers = Object.fromEntries(
    VERBS.map((verb) => [verb, async (request: unknown) => void called.push({ verb, request })]),
  ) as unknown as Handlers;
  let clock = 0;
  const { answer } = server(handlers, {
    isGranted: async (origin) => origin === 'https://webmail.example',
    // A minute for each message, so that the rate limit hides nothing.
    now: () => (clock += 61_000),
  });

  let accepted = 0;
  const wrong: string[] = [];
  for (const {
    sender: [who, sender],
    envelope,
  } of fc.sample(message, { numRuns: MESSAGES, seed: 20261121 })) {
    called.length = 0;
    const reply = await answer(envelope, sender);
    if (!reply.ok) {
      if (called.length > 0) wrong.push('a refused message reached its handler');
      continue;
    }
    accepted += 1;
    const [{ verb, request } = { verb: undefined, request: undefined }] = called;
    const allowed =
      verb !== undefined &&
      (who === 'page'
        ? !WEBMAIL_MAY.includes(verb)
        : who === 'webmail'
          ? WEBMAIL_MAY.includes(verb)
          : who === 'ungranted' && verb === 'panel.open');
    if (!allowed) wrong.push(`${who} may not ${verb}`);
    else if (Object.keys(request ?? {}).some((key) => !FIELDS[verb].has(key))) wrong.push(`unknown field in ${verb}`);
    else if (JSON.stringify(envelope).length > 64 * 1024) wrong.push(`too large: ${verb}`);
  }
  expect(wrong).toEqual([]);
  // The test would prove nothing if everything were refused.
  expect(accepted).toBeGreaterThan(MESSAGES / 50);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}, 120_000);

/** Fields a request may have, read off the schema's own shape. */
const FIELDS = Object.fromEntries(
  VERBS.map((verb) => {
    const { def } = protocol[verb].request as unknown as { def: { shape?: object } };
    return [verb, new Set([...Object.keys(VALID[verb]), ...Object.keys(def.shape ?? {})])];
  }),
) as unknown as Record<Verb, Set<string>>;
