import { useCallback, useRef, useState } from 'preact/hooks';
import type { FailureCode } from '@/utils/messaging/errors';

/** What became of something a person asked for: nothing when it is stored, else why not. */
export type Outcome = FailureCode | undefined;

export type Action<A extends readonly unknown[]> = {
  busy: boolean;
  /** Why the last try failed, until the next one. */
  failure: Outcome;
  /** Answers whether it worked. A second call while the first is under way does nothing. */
  run: (...given: A) => Promise<boolean>;
};

/** One thing a form or button does, with how it stands: a double click does it once, a failure is kept to be shown. */
export const useAction = <A extends readonly unknown[]>(act: (...given: A) => Promise<Outcome>): Action<A> => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Outcome>(undefined);
  const underway = useRef(false);
  const current = useRef(act);
  current.current = act;

  const run = useCallback(async (...given: A): Promise<boolean> => {
    if (underway.current) return false;
    underway.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      const outcome = await current.current(...given);
      setFailure(outcome);
      return outcome === undefined;
    } finally {
      underway.current = false;
      setBusy(false);
    }
  }, []);

  return { busy, failure, run };
};
