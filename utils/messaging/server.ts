import type { Id } from '@/utils/domain/schema';
import type { Sender } from '@/utils/platform/messages';
import { extensionId, extensionOrigin, originOf } from '@/utils/platform/origin';
import { FAILURE_CODES, RequestFailed } from './errors';
import { type Answer, type CallerClass, protocol, type Request, type Response, type Verb } from './protocol';

/** Who asks, told from the sender the browser vouches for; never from the message. */
export type Caller = { class: CallerClass; origin: string; tabId?: number };

/** What a handler knows besides its request. */
export type Context = {
  caller: Caller;
  /** The write's own id; for reads one made here. */
  writeId: Id;
};

export type Handlers = { [V in Verb]: (request: Request<V>, context: Context) => Promise<Response<V>> };

/** What the server needs from outside. */
export type Surroundings = {
  isGranted: (origin: string) => Promise<boolean>;
  now: () => number;
  /** A refused message, counted without its contents. */
  refused?: (reason: string) => void;
};

const MOST_BYTES = 64 * 1024;
/** A webmail tab may ask this often in a minute; a person reading mail stays far below. */
const PER_MINUTE = 120;

/**
 * The answering side of the protocol: checks caller, verb, size, shape; calls the handler; answers `{ ok }`.
 * Never rejects, and stores nothing for a message it refuses. Anything that is no envelope of ours gets no answer.
 */
export const server = (handlers: Handlers, { isGranted, now, refused }: Surroundings) => {
  const limiter = perMinute(now);

  const answer = async (message: unknown, sender: Sender): Promise<Answer> => {
    try {
      const envelope = readEnvelope(message);
      const contract = protocol[envelope.verb];
      const claimed = callerOf(sender);
      // A gesture verb is answered before anything is awaited; the browser runs our script in granted pages only.
      const caller =
        'gesture' in contract || claimed?.class === 'page' ? claimed : await onlyGranted(claimed, isGranted);
      if (caller === undefined || !(contract.callers as readonly CallerClass[]).includes(caller.class))
        throw new RequestFailed('refused', 'this caller may not send this message');
      if (caller.class === 'webmail' && !limiter(caller.tabId ?? -1))
        throw new RequestFailed('rate-limited', 'too many messages');
      const isWrite = 'write' in contract;
      if (isWrite && envelope.id === undefined) throw new RequestFailed('refused', 'a write needs an id');
      const parsed = contract.request.safeParse(envelope.request);
      if (!parsed.success) throw new RequestFailed('refused', 'the request does not have the shape of its verb');
      const handler = handlers[envelope.verb] as (request: unknown, context: Context) => Promise<unknown>;
      const value = await handler(parsed.data, { caller, writeId: envelope.id ?? crypto.randomUUID() });
      return { ok: true, value };
    } catch (error) {
      const { code, message } = asFailure(error);
      if (code === 'refused' || code === 'too-large' || code === 'rate-limited') refused?.(message);
      return { ok: false, error: { code, message } };
    }
  };

  return {
    answer,
    /** For `onMessage`: nothing for what is not meant for us (events between pages). */
    listener: (message: unknown, sender: Sender): Promise<Answer> | undefined =>
      typeof message === 'object' && message !== null && 'verb' in message ? answer(message, sender) : undefined,
  };
};

const WRITE_ID = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/;

const readEnvelope = (message: unknown): { verb: Verb; id?: string; request: unknown } => {
  let text: string;
  try {
    // Firefox hands over structured clones (cycles, maps): only what survives JSON is a message of ours.
    text = JSON.stringify(message);
  } catch {
    throw new RequestFailed('refused', 'the message is not plain data');
  }
  if (typeof text !== 'string') throw new RequestFailed('refused', 'the message is not plain data');
  if (text.length > MOST_BYTES || new TextEncoder().encode(text).length > MOST_BYTES)
    throw new RequestFailed('too-large', 'the message is larger than 64 KB');
  const { verb, id, request, ...rest } = JSON.parse(text) as Record<string, unknown>;
  if (typeof verb !== 'string' || !Object.hasOwn(protocol, verb) || Object.keys(rest).length > 0)
    throw new RequestFailed('refused', 'unknown message');
  if (id !== undefined && (typeof id !== 'string' || !WRITE_ID.test(id)))
    throw new RequestFailed('refused', 'unusable id');
  return { verb: verb as Verb, ...(id !== undefined && { id }), request };
};

/** Pages of ours are told by their origin, webmail tabs by theirs; anything else is nobody. */
const callerOf = (sender: Sender): Caller | undefined => {
  if (sender.id !== extensionId() || sender.url === undefined) return undefined;
  const origin = originOf(sender.url);
  if (origin === undefined || (sender.origin !== undefined && sender.origin !== origin)) return undefined;
  const tabId = sender.tab?.id;
  if (origin === extensionOrigin()) return { class: 'page', origin, ...(tabId !== undefined && { tabId }) };
  // Frames of a webmail show mail: only the top document speaks.
  if (!/^https?:/.test(origin) || tabId === undefined || sender.frameId !== 0) return undefined;
  return { class: 'webmail', origin, tabId };
};

const onlyGranted = async (
  caller: Caller | undefined,
  isGranted: Surroundings['isGranted'],
): Promise<Caller | undefined> => (caller !== undefined && (await isGranted(caller.origin)) ? caller : undefined);

const asFailure = (error: unknown): RequestFailed => {
  if (error instanceof RequestFailed) return error;
  if (error instanceof Error && 'code' in error) {
    const code = FAILURE_CODES.find((known) => known === error.code);
    if (code !== undefined) return new RequestFailed(code, error.message);
  }
  return new RequestFailed('failed', error instanceof Error ? error.message : 'unexpected failure');
};

const perMinute = (now: () => number) => {
  const windows = new Map<number, { from: number; count: number }>();
  return (tabId: number): boolean => {
    const window = windows.get(tabId);
    if (window === undefined || now() - window.from > 60_000) {
      windows.set(tabId, { from: now(), count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= PER_MINUTE;
  };
};
