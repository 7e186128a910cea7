import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import {
  type FailureCode,
  onHistoryChanged,
  RequestFailed,
  type Response,
  type Sent,
  save,
  type WriteVerb,
} from '@/utils/messaging/client';

/** What is known of an answer. `stale`: a later try to bring it up to date failed. */
export type RequestState<T> =
  | { state: 'loading' }
  | { state: 'failed'; code: FailureCode }
  | { state: 'loaded'; value: T; stale?: FailureCode };

/**
 * Asks when drawn first, whenever `deps` change, and whenever the history changed. While the same question is asked
 * again the last answer stays; an answer to an older question is dropped.
 */
export const useRequest = <T>(
  request: () => Promise<T>,
  deps: readonly unknown[],
): RequestState<T> & { reload: () => void } => {
  const question = useMemo(() => ({}), deps);
  const [answer, setAnswer] = useState<{ to: object; is: RequestState<T> }>({ to: question, is: { state: 'loading' } });
  const [round, reload] = useReducer((count: number) => count + 1, 0);
  const current = useRef(request);
  current.current = request;

  useEffect(() => {
    let stale = false;
    const settle = (next: (before: RequestState<T>) => RequestState<T>) => {
      if (stale) return;
      setAnswer((before) => ({ to: question, is: next(before.to === question ? before.is : { state: 'loading' }) }));
    };
    current.current().then(
      (value) => settle(() => ({ state: 'loaded', value })),
      (error: unknown) =>
        settle((before) =>
          before.state === 'loaded' ? { ...before, stale: codeOf(error) } : { state: 'failed', code: codeOf(error) },
        ),
    );
    return () => {
      stale = true;
    };
  }, [question, round]);

  useEffect(() => {
    const ended = new AbortController();
    onHistoryChanged(() => reload(undefined), ended.signal);
    return () => ended.abort();
  }, []);

  const again = useCallback(() => reload(undefined), []);
  // In the first drawing after the question changed, the old answer is an answer to something else.
  const is: RequestState<T> = answer.to === question ? answer.is : { state: 'loading' };
  return { ...is, reload: again };
};

/** How a write stands. */
export type SaveState = { state: 'idle' } | { state: 'saving' } | { state: 'failed'; code: FailureCode };

/** A confirmed write: its answer, and the id that undoes it. */
export type Saved<V extends WriteVerb> = { value: Response<V>; writeId: string };

export type Saving = SaveState & {
  /**
   * Writes and waits until it is confirmed. Answers nothing when it failed (see `state`) or when another write of this
   * hook is under way, so that a double click writes once. Writing the same again after a failure keeps the write id.
   */
  run: <V extends WriteVerb>(verb: V, request: Sent<V>) => Promise<Saved<V> | undefined>;
  /** Forgets a failure. */
  reset: () => void;
};

export const useSave = (): Saving => {
  const [state, setState] = useState<SaveState>({ state: 'idle' });
  const underway = useRef(false);
  const last = useRef<{ said: string; id: string } | undefined>(undefined);

  const run = useCallback(async <V extends WriteVerb>(verb: V, request: Sent<V>): Promise<Saved<V> | undefined> => {
    if (underway.current) return undefined;
    underway.current = true;
    const said = JSON.stringify([verb, request]);
    // Other words under the id of a write that may have been stored after all would be taken for a repetition.
    const id = last.current?.said === said ? last.current.id : crypto.randomUUID();
    last.current = { said, id };
    setState({ state: 'saving' });
    try {
      const value = await save(verb, request, id);
      last.current = undefined;
      setState({ state: 'idle' });
      return { value, writeId: id };
    } catch (error) {
      setState({ state: 'failed', code: codeOf(error) });
      return undefined;
    } finally {
      underway.current = false;
    }
  }, []);

  return { ...state, run, reset: useCallback(() => setState({ state: 'idle' }), []) };
};

/** Takes back the write `writeId`; answers whether there was still something to take back. Made for `useUndo().offer`. */
export const undoing = (writeId: string) => {
  const id = crypto.randomUUID();
  return async (): Promise<boolean> => (await save('write.undo', { id: writeId }, id)).undone;
};

const codeOf = (error: unknown): FailureCode => (error instanceof RequestFailed ? error.code : 'failed');
