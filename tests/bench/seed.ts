import { openHistory } from '@/utils/db/history';
import { interactions } from '@/utils/db/interactions';
import { InteractionKind } from '@/utils/domain/interaction';

// Runs on a page of the extension, beside the worker: the product's own repositories, without a message for each row.

const BATCH = 1_000;
const YEARS_MS = 8 * 365 * 86_400_000;

/** Stores this many touches with a customer, spread over eight years. */
export const seed = async (accountId: string, count: number): Promise<void> => {
  const { storage } = (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome;
  const history = await openHistory({
    name: 'kundenpuls',
    now: Date.now,
    canary: {
      load: async () => (await storage.local.get('canary')).canary,
      save: (canary) => storage.local.set({ canary }),
    },
  });
  const now = Date.now();
  for (let from = 0; from < count; from += BATCH) {
    await history.write(['interactions'], { durability: 'relaxed', what: 'seed' }, async (tx) => {
      for (let index = from; index < Math.min(count, from + BATCH); index += 1)
        await interactions.put(tx, {
          id: `${accountId}-${index}`,
          accountId,
          channel: index % 3 === 0 ? 'phone' : 'e-mail',
          direction: index % 2 === 0 ? 'inbound' : 'outbound',
          at: Math.round(now - YEARS_MS * ((count - index) / count)),
          kind: InteractionKind.options[index % 5] ?? 'communication',
          subject: `Auftrag ${index}`,
          tags: [],
          capture: 'manual',
        });
    });
  }
  await history.settled();
  history.close();
};
