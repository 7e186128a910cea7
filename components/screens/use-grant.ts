import { useState } from 'preact/hooks';
import { useSave } from '@/components/use-request';
import { hostsOf } from '@/utils/domain/site';
import type { FailureCode, Sent } from '@/utils/messaging/client';
import { requestHosts } from '@/utils/platform/permissions';

export type Grant = {
  busy: boolean;
  /** The browser's question was answered with no. */
  denied: boolean;
  failure: FailureCode | undefined;
  /** Asks the browser for all hosts of a site in one question, then switches it on. Call it directly in a click. */
  ask: (wish: Sent<'site.enable'>) => Promise<boolean>;
};

/** Allows a site. `closing`: the browser's question closes the page that asks, so the wish is told before the answer. */
export const useGrant = ({ closing = false } = {}): Grant => {
  const [denied, setDenied] = useState(false);
  const saving = useSave();

  const enable = async (wish: Sent<'site.enable'>, granted: Promise<boolean>): Promise<boolean> => {
    setDenied(false);
    if (closing) void saving.run('site.enable', wish);
    if (!(await granted)) {
      setDenied(true);
      return false;
    }
    return (await saving.run('site.enable', wish))?.value.enabled === true;
  };

  return {
    busy: saving.state === 'saving',
    denied,
    failure: saving.state === 'failed' ? saving.code : undefined,
    // The browser asks only for what is requested in the click itself: nothing may be awaited before.
    ask: (wish) => enable(wish, requestHosts(hostsOf(wish))),
  };
};
