import { settings } from '@/utils/db/settings';
import type { Id } from '@/utils/domain/schema';
import { reassess, reassessDue } from './care';
import type { Services } from './services';
import { forgetOldUndo } from './undo';

/**
 * What follows from every write: pages are told, the customers concerned are assessed again, badges in webmail tabs
 * are read anew. Rows are marked stale in the write itself, so a worker that dies here loses nothing: the next tick
 * finds them.
 */
export const followHistory = async (services: Services): Promise<void> => {
  const history = await services.history();
  const waiting = new Set<Id>();
  let running = false;

  const assessWaiting = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (waiting.size > 0) {
        const batch = [...waiting];
        waiting.clear();
        await reassess(services, batch);
        await services.tellPages(batch);
        await rereadTabs(services);
      }
    } finally {
      running = false;
    }
  };

  history.changes(({ what, ids, accountIds }) => {
    // A verdict is the end of the chain, not the start of another round.
    if (what === 'assess') return;
    for (const id of accountIds) waiting.add(id);
    // In a turn of its own: whoever wrote is answered before others are told and the verdict takes the storage.
    setTimeout(() => {
      void services.tellPages(ids);
      void assessWaiting();
    });
  });
};

const rereadTabs = async (services: Services): Promise<void> => {
  const history = await services.history();
  const { sites } = await history.read(['settings'], (tx) => settings.get(tx));
  for (const site of sites)
    for (const tabId of await services.tabs.ofSite(site)) await services.tabs.notify(tabId, { event: 'tab.reread' });
};

/** What the hourly alarm does: verdicts that time alone may have changed, and a little tidying. */
export const hourly = async (services: Services): Promise<void> => {
  await reassessDue(services);
  await forgetOldUndo(services);
};
