import { backupPart, prepareBackup, restoreStaged, stagePart } from '@/utils/db/backup';
import { deleteAll } from '@/utils/db/delete-all';
import { Instant } from '@/utils/domain/schema';
import type { Handlers } from '@/utils/messaging/server';
import type { Services } from './services';
import { followGrants } from './sites';

type Verbs =
  | 'history.state'
  | 'history.start-anew'
  | 'history.delete'
  | 'backup.prepare'
  | 'backup.part'
  | 'backup.stage'
  | 'backup.restore';

const LAST_BACKUP = 'last-backup-at';

/** Use cases about the history as a whole. */
export const dataHandlers = (services: Services): Pick<Handlers, Verbs> => ({
  'history.state': async () => {
    const history = await services.history();
    const { state } = history.state();
    const counts = await history.counts();
    const lastBackupAt = Instant.safeParse(await services.local.load(LAST_BACKUP));
    return {
      state,
      accounts: counts.accounts ?? 0,
      interactions: counts.interactions ?? 0,
      ...(lastBackupAt.success && { lastBackupAt: lastBackupAt.data }),
    };
  },

  'history.start-anew': async () => {
    await (await services.history()).startAnew();
    return { done: true };
  },

  'history.delete': async () => {
    const history = await services.history();
    await deleteAll(history);
    await followGrants(services);
    await services.local.drop(LAST_BACKUP);
    return { done: true };
  },

  'backup.prepare': async ({ id }) => {
    const { parts } = await prepareBackup(await services.history(), id);
    await services.local.save(LAST_BACKUP, services.now());
    return { parts, fileName: `kundenpuls-${new Date(services.now()).toISOString().slice(0, 10)}.json` };
  },

  'backup.part': async ({ id, index }) => backupPart(await services.history(), id, index),

  'backup.stage': async ({ id, index, text }) => {
    await stagePart(await services.history(), id, index, text);
    return { done: true };
  },

  'backup.restore': async ({ id, parts }) => {
    const history = await services.history();
    await restoreStaged(history, id, parts);
    const { accounts = 0, interactions = 0 } = await history.counts();
    await followGrants(services);
    return { accounts, interactions };
  },
});
