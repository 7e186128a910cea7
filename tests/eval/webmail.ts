import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Expected, mountFixture } from '@/tests/fixtures/webmail/mount';
import type { ListRow, ReadMessage, ShownPerson, WebmailAdapter } from '@/utils/webmail/adapter';
import { adapters } from '@/utils/webmail/adapters';
import { readPage } from '@/utils/webmail/reading';
import { adapterFor } from '@/utils/webmail/registry';
import { readText } from '@/utils/webmail/text';

/** Where lines go: what was asked for, and what went wrong. */
export interface EvalOutput {
  score: boolean;
  out: (line: string) => void;
  err: (line: string) => void;
}

interface PersonLine {
  name: string | null;
  address: string | null;
}

interface MessageLine {
  from: PersonLine | null;
  to: PersonLine[];
  cc: PersonLine[];
  subject: string | null;
  date: string | null;
  dateText: string | null;
  direction: string | null;
  messageId: string | null;
  threadId: string | null;
  uid: string | null;
  bodyText: string | null;
}

interface RowLine {
  address: string | null;
  name: string | null;
  subject: string | null;
  uid: string | null;
}

/** What the page reader sees on one page; `null` where it sees nothing. */
export interface WebmailLine {
  fixture: string;
  provider: string | null;
  ownAddress: string | null;
  messages: MessageLine[];
  listRows: RowLine[];
}

// The words of the fixtures' own expectations, so that a line can be laid beside them.
const DIRECTIONS = { inbound: 'incoming', outbound: 'outgoing', self: 'self' } as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** The wall-clock time in this process's zone: a page that shows no zone was read in it. */
const wallClock = (moment: number): string => {
  const at = new Date(moment);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
};

const personLine = ({ name, address }: ShownPerson): PersonLine => ({ name: name ?? null, address: address ?? null });

const messageLine = (adapter: WebmailAdapter, message: ReadMessage): MessageLine => ({
  from: message.from ? personLine(message.from) : null,
  to: (message.shown ?? message).to.map(personLine),
  cc: (message.shown ?? message).cc.map(personLine),
  subject: message.subject ?? null,
  date: message.date === undefined ? null : wallClock(message.date),
  dateText: message.dateText ?? null,
  direction: message.direction ? DIRECTIONS[message.direction] : null,
  messageId: message.messageId ?? null,
  threadId: message.threadId ?? null,
  uid: message.uid ?? null,
  bodyText: readText(adapter, message).text ?? null,
});

const rowLine = ({ address, name, subject, uid }: ListRow): RowLine => ({
  address: address ?? null,
  name: name ?? null,
  subject: subject ?? null,
  uid: uid ?? null,
});

/** Reads one capture as the extension reads a page. A webmail nobody reads yields an empty reading. */
export const readFixture = async (file: string, name: string, expected: Expected): Promise<WebmailLine> => {
  const { document, url, close } = mountFixture(file, expected);
  try {
    const adapter = adapterFor(adapters, document, { href: url });
    if (!adapter) return { fixture: name, provider: null, ownAddress: null, messages: [], listRows: [] };
    // A capture that does not say when it was taken has no "Today".
    const now = expected.capturedAt === undefined ? undefined : Date.parse(expected.capturedAt);
    const reading = readPage(adapter, { document, url, now }, { rows: true });
    return {
      fixture: name,
      provider: reading.provider,
      ownAddress: reading.ownAddress ?? null,
      messages: reading.messages.map((message) => messageLine(adapter, message)),
      listRows: reading.listRows.map(rowLine),
    };
  } finally {
    await close();
  }
};

/** The expectations beside a capture; only what is written down is compared. */
interface Expectation extends Expected {
  provider?: string;
  ownAddress?: string | null;
  messages?: Record<string, unknown>[];
  listRows?: Record<string, unknown>[];
}

type Verdict = 'right' | 'missed' | 'wrong';

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const key = (address: unknown): unknown => (typeof address === 'string' ? address.toLowerCase() : (address ?? null));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const peopleKey = (people: unknown): string =>
  JSON.stringify(
    Array.isArray(people) ? people.map((one) => (isObject(one) ? [key(one.address), one.name ?? null] : one)) : [],
  );

const equal = (expected: unknown, found: unknown): boolean =>
  JSON.stringify(expected ?? null) === JSON.stringify(found ?? null);

const verdict = (isRight: boolean, found: unknown): Verdict => {
  if (isRight) return 'right';
  return found === null || found === undefined || (Array.isArray(found) && found.length === 0) ? 'missed' : 'wrong';
};

/** Without an offset in the page, the wall clock counts; where the page names a zone, the moment. */
const sameDate = (expected: unknown, found: string | null): boolean => {
  if (expected === null || found === null) return expected === found;
  const text = String(expected);
  if (text.slice(0, 16) === found.slice(0, 16)) return true;
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(text) && Math.abs(Date.parse(text) - Date.parse(found)) < 60_000;
};

/** Compares one field of a message with what a correct reader returns. */
const messageVerdicts = (
  expected: Record<string, unknown>,
  found: MessageLine | undefined,
): [string, Verdict, unknown][] => {
  const verdicts: [string, Verdict, unknown][] = [];
  const add = (field: string, isRight: boolean, value: unknown) =>
    verdicts.push([field, verdict(isRight, value), value]);
  for (const field of ['subject', 'dateText', 'direction', 'messageId', 'threadId', 'uid'] as const) {
    if (field in expected) add(field, equal(expected[field], found?.[field]), found?.[field]);
  }
  if ('date' in expected) add('date', sameDate(expected.date, found?.date ?? null), found?.date);
  if ('from' in expected) {
    const from = isObject(expected.from) ? expected.from : { address: null, name: null };
    add('from.address', key(from.address) === key(found?.from?.address), found?.from?.address);
    add('from.name', equal(from.name, found?.from?.name), found?.from?.name);
  }
  for (const field of ['to', 'cc'] as const) {
    if (!(field in expected)) continue;
    const shown = Array.isArray(expected[field]) ? expected[field] : [];
    const rest = field === 'to' && Array.isArray(expected.toRestOnlyInOnclick) ? expected.toRestOnlyInOnclick : [];
    const people = peopleKey(found?.[field]);
    add(field, people === peopleKey(shown) || people === peopleKey([...shown, ...rest]), found?.[field]);
  }
  const text = found?.bodyText;
  if (typeof expected.bodyStartsWith === 'string') {
    add('bodyStartsWith', collapsed(text ?? '').startsWith(collapsed(expected.bodyStartsWith)), text);
  }
  for (const field of ['quotedTextMarker', 'mustNotContain'] as const) {
    const marker = expected[field];
    if (typeof marker === 'string') add(field, !!text && !collapsed(text).includes(collapsed(marker)), text);
  }
  return verdicts;
};

const rowVerdicts = (expected: Record<string, unknown>, found: RowLine | undefined): [string, Verdict, unknown][] =>
  (['address', 'name', 'subject', 'uid'] as const)
    .filter((field) => field in expected)
    .map((field) => {
      const isRight =
        field === 'address' ? key(expected.address) === key(found?.address) : equal(expected[field], found?.[field]);
      return [`row.${field}`, verdict(isRight, found?.[field]), found?.[field]];
    });

/** Every compared field of a capture with its verdict; something read where nothing is expected is wrong. */
export const compareFixture = (expected: Expectation, line: WebmailLine): [string, Verdict, unknown][] => {
  const messages = expected.messages ?? [];
  const rows = expected.listRows ?? [];
  const surplus: [string, Verdict, unknown][] = [
    ...line.messages.slice(messages.length).map((one): [string, Verdict, unknown] => ['surplus message', 'wrong', one]),
    ...line.listRows.slice(rows.length).map((one): [string, Verdict, unknown] => ['surplus row', 'wrong', one]),
  ];
  const own: [string, Verdict, unknown] = [
    'ownAddress',
    verdict(key(expected.ownAddress) === key(line.ownAddress), line.ownAddress),
    line.ownAddress,
  ];
  return [
    ...('ownAddress' in expected ? [own] : []),
    ...messages.flatMap((message, at) => messageVerdicts(message, line.messages[at])),
    ...rows.flatMap((row, at) => rowVerdicts(row, line.listRows[at])),
    ...surplus,
  ];
};

interface Tally {
  compared: number;
  right: number;
  missed: number;
  wrong: number;
}

const noTally = (): Tally => ({ compared: 0, right: 0, missed: 0, wrong: 0 });

/** The captures below a folder, as paths relative to it. */
export const fixturesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html') && !/\.frame\d+\.html$/.test(entry.name))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

/** What is written beside a capture; throws where that names no address for the page. */
export const expectationOf = (file: string): Expectation => {
  const parsed: unknown = JSON.parse(readFileSync(file.replace(/\.html$/, '.expected.json'), 'utf8'));
  if (!isObject(parsed) || typeof parsed.url !== 'string') throw new Error('the expectation names no url');
  // Written by people for tests; each field that is compared is checked where it is compared.
  return parsed as unknown as Expectation;
};

/**
 * Reads every capture below `dir` and writes one JSON object a line, or with `score` one summary: fields compared, right,
 * missed (nothing read) and wrong, in all and by webmail. A capture that can't be opened is told on `err` and counted.
 */
export const evalWebmail = async (dir: string, { score, out, err }: EvalOutput): Promise<void> => {
  const total = noTally();
  const providers: Record<string, Tally> = {};
  const fields: Record<string, Tally> = {};
  let fixtures = 0;
  let broken = 0;
  for (const name of fixturesIn(dir)) {
    try {
      const expected = expectationOf(join(dir, name));
      const line = await readFixture(join(dir, name), name, expected);
      if (!score) {
        out(JSON.stringify(line));
        continue;
      }
      const provider = expected.provider ?? 'unknown';
      providers[provider] ??= noTally();
      fixtures++;
      for (const [field, result, value] of compareFixture(expected, line)) {
        fields[field] ??= noTally();
        for (const tally of [total, providers[provider], fields[field]]) {
          tally.compared++;
          tally[result]++;
        }
        if (result === 'wrong') err(`${name}: ${field} is wrong: ${JSON.stringify(value)}`);
      }
    } catch (error) {
      broken++;
      err(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (score) out(JSON.stringify({ fixtures, broken, ...total, providers, fields }));
};
