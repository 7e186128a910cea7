import type { Undo } from '@/components/ui/use-undo';
import type { Outcome } from '@/components/use-action';
import { RequestFailed, type Sent, save, type WriteVerb } from '@/utils/messaging/client';
import type { Step } from './use-writer';

/** Changes a setting. Settings keep no undo of their own: taking back means writing what was there before. */
export type Change = (said: string | undefined, to: Step, back?: Step) => Promise<Outcome>;

const send = <V extends WriteVerb>({ verb, request }: { verb: V; request: Sent<V> }, id: string) =>
  save(verb, request, id);

export const useChange =
  (undo: Undo): Change =>
  async (said, to, back) => {
    try {
      await send(to, crypto.randomUUID());
    } catch (error) {
      return error instanceof RequestFailed ? error.code : 'failed';
    }
    const id = crypto.randomUUID();
    if (said !== undefined && back !== undefined)
      undo.offer(said, async () => {
        await send(back, id);
        return true;
      });
    return undefined;
  };
