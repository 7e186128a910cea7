import { until } from '../e2e/servers/processes';

/** How long, in milliseconds, something may take to appear: a slow machine has just built the extension, too. */
export const PATIENCE = 30_000;

/** Asks a page until it says yes; `what` ends the sentence "Waited in vain for …". */
export const eventually = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  await until(
    what,
    async () => {
      try {
        return (await isSo()) || undefined;
      } catch {
        // Expected: between two documents there is nobody to ask.
        return undefined;
      }
    },
    PATIENCE,
  );
};
