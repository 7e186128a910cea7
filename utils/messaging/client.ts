import { bare, stillInstalled } from '@/utils/platform/bare';
import { FAILURE_CODES, type FailureCode, RequestFailed } from './errors';
import type { Answer, Envelope, HistoryChanged, Response, Sent, TabNotice, Verb, WriteVerb } from './protocol';

export { type FailureCode, RequestFailed } from './errors';
export type { Response, Sent, Verb, WriteVerb } from './protocol';

/** Waits between tries while the background does not answer; after the last one the caller hears `no-connection`. */
const PAUSES_MS = [100, 400, 2000, 8000, 30_000];

/** Asks for something. Rejects with `RequestFailed`. */
export const ask = <V extends Exclude<Verb, WriteVerb>>(verb: V, request: Sent<V>): Promise<Response<V>> =>
  deliver({ verb, request });

/**
 * Writes something. Resolves once it is stored, never before; repeats the same write id while the background does not
 * answer, so that it is stored once. The id also undoes it (`write.undo`). Rejects with `RequestFailed`.
 */
export const save = <V extends WriteVerb>(
  verb: V,
  request: Sent<V>,
  id: string = crypto.randomUUID(),
): Promise<Response<V>> => deliver({ verb, id, request });

const deliver = async <V extends Verb>(envelope: Envelope): Promise<Response<V>> => {
  for (const pause of [...PAUSES_MS, undefined]) {
    const answer = await post(envelope);
    if (answer?.ok) return answer.value as Response<V>;
    if (answer !== undefined) throw new RequestFailed(knownCode(answer.error.code), answer.error.message);
    if (pause === undefined || !stillInstalled()) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new RequestFailed('no-connection', `no answer to ${envelope.verb}`);
};

/** The answer, or nothing when the background died before giving one. */
const post = async (envelope: Envelope): Promise<Answer | undefined> => {
  try {
    return await bare()?.runtime.sendMessage(envelope);
  } catch {
    // Expected: the worker was stopped while it worked, or is just being started. The caller tries again.
    return undefined;
  }
};

const knownCode = (code: string): FailureCode => FAILURE_CODES.find((known) => known === code) ?? 'failed';

/** Calls `changed` with the ids touched whenever the history changed, until `signal` ends it. */
export const onHistoryChanged = (changed: (ids: readonly string[]) => void, signal: AbortSignal): void =>
  listen<HistoryChanged>(signal, (message) => {
    if (message.event === 'history.changed') changed(message.ids);
  });

/** Calls `noticed` for what the background tells this tab, until `signal` ends it. */
export const onTabNotice = (noticed: (event: TabNotice['event']) => void, signal: AbortSignal): void =>
  listen<TabNotice>(signal, (message) => {
    if (message.event === 'tab.reread' || message.event === 'tab.leave') noticed(message.event);
  });

const listen = <M extends { event: string }>(signal: AbortSignal, heard: (message: M) => void): void => {
  const listener = (message: unknown): undefined => {
    // Only the background sends events, and this extension's id is checked by the browser itself.
    if (typeof message === 'object' && message !== null && 'event' in message) heard(message as M);
  };
  const { onMessage } = bare()?.runtime ?? {};
  onMessage?.addListener(listener as never);
  signal.addEventListener('abort', () => {
    if (stillInstalled()) onMessage?.removeListener(listener as never);
  });
};
