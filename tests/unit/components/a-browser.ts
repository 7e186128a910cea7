import german from '@/public/_locales/de/messages.json';
import english from '@/public/_locales/en/messages.json';
import type { Envelope, Request, Response, Verb } from '@/utils/messaging/protocol';

type Answers = { [V in Verb]?: (request: Request<V>) => Response<V> | Promise<Response<V>> };
type Messages = Record<string, { message: string }>;

const TEXTS: Record<string, Messages> = { de: german, en: english };

/**
 * A browser in which a screen finds the extension's own API: real texts, and a background that answers as told. Import
 * this file before any screen. `sent` is what the screen asked and wrote, in order.
 */
export const background = {
  answers: {} as Answers,
  sent: [] as Envelope[],
  language: 'en',
  /** Verbs that fail, with the code they fail with. */
  failing: new Map<Verb, string>(),
  listeners: new Set<(message: unknown) => void>(),
  of: (verb: Verb): Envelope[] => background.sent.filter((envelope) => envelope.verb === verb),
  reset: (): void => {
    background.answers = {};
    background.sent = [];
    background.language = 'en';
    background.failing.clear();
    background.listeners.clear();
  },
};

const sendMessage = async (envelope: Envelope) => {
  background.sent.push(envelope);
  const code = background.failing.get(envelope.verb);
  if (code !== undefined) return { ok: false, error: { code, message: '' } };
  const answer = background.answers[envelope.verb] as ((request: unknown) => unknown) | undefined;
  if (answer === undefined) return { ok: false, error: { code: 'failed', message: `no answer to ${envelope.verb}` } };
  return { ok: true, value: await answer(envelope.request) };
};

const getMessage = (key: string, values: readonly string[] = []): string =>
  (TEXTS[background.language]?.[key]?.message ?? '').replace(/\$(\d)/g, (_, digit) => values[Number(digit) - 1] ?? '');

const runtime = {
  id: 'kundenpuls',
  sendMessage,
  getURL: (path: string) => path,
  onMessage: {
    addListener: (listener: (message: unknown) => void) => background.listeners.add(listener),
    removeListener: (listener: (message: unknown) => void) => background.listeners.delete(listener),
  },
};

const api = { runtime, i18n: { getMessage, getUILanguage: () => background.language } };
Object.assign(globalThis, { browser: api, chrome: api });
