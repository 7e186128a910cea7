import { useRef } from 'preact/hooks';
import type { Undo } from '@/components/ui/use-undo';
import type { Outcome } from '@/components/use-action';
import { undoing } from '@/components/use-request';
import { RequestFailed, type Sent, save, type WriteVerb } from '@/utils/messaging/client';

/** A write, not yet sent. */
export type Step = { [V in WriteVerb]: { verb: V; request: Sent<V> } }[WriteVerb];

/** Writes the steps in order and, once all are confirmed, says so and offers to take them back together. */
export type Write = (said: string, ...steps: readonly Step[]) => Promise<Outcome>;

const send = <V extends WriteVerb>({ verb, request }: { verb: V; request: Sent<V> }, id: string) =>
  save(verb, request, id);

/** The one way a screen with many small forms writes. The same words again after a failure go under the same write ids. */
export const useWriter = (undo: Undo): Write => {
  const ids = useRef(new Map<string, string[]>());
  return async (said, ...steps) => {
    const key = JSON.stringify(steps);
    const writeIds = ids.current.get(key) ?? steps.map(() => crypto.randomUUID());
    ids.current.set(key, writeIds);
    try {
      for (const [index, step] of steps.entries()) await send(step, writeIds[index] ?? crypto.randomUUID());
    } catch (error) {
      return error instanceof RequestFailed ? error.code : 'failed';
    }
    ids.current.delete(key);
    const takeBack = writeIds.map(undoing).reverse();
    undo.offer(said, async () => {
      let undone = true;
      for (const one of takeBack) undone = (await one()) && undone;
      return undone;
    });
    return undefined;
  };
};
