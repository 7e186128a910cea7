import { mountBadge } from '@/components/badge/badge';
import { ask, onTabNotice, save } from '@/utils/messaging/client';
import { stillInstalled } from '@/utils/platform/bare';
import type { Reading, WebmailAdapter } from '@/utils/webmail/adapter';
import { adapterFor } from '@/utils/webmail/registry';
import { watch } from '@/utils/webmail/watch';

/** The protocol takes no more at once; the newest ones are at the end. */
const MOST_MESSAGES = 50;

/**
 * Reads the webmail of this tab and shows the badge, until the extension is updated, the site is revoked or the page
 * goes. Does nothing on a page that no adapter recognizes.
 */
export const startSession = async (signal: AbortSignal, adapters: readonly WebmailAdapter[]): Promise<void> => {
  const adapter = adapterFor(adapters, document, location);
  const hello = await ask('site.hello', adapter === undefined ? {} : { provider: adapter.id });
  if (!hello.enabled || adapter === undefined) return;

  const session = new AbortController();
  signal.addEventListener('abort', () => session.abort());
  let last: Reading | undefined;
  const reported = new Set<string>();

  const badge = mountBadge(document, {
    signal: session.signal,
    onOpen: () => void ask('panel.open', {}).catch(leaveIfOrphaned),
    onUndo: (writeId) => void save('message.undo', { id: writeId }).then(tell).catch(leaveIfOrphaned),
  });

  const tell = async (): Promise<void> => {
    if (last === undefined) return;
    const reading = last;
    const { badges } = await save('message.seen', seenOf(reading));
    // Another mail was opened while this one was looked up: its own answer will follow.
    if (reading === last) badge.show({ badges });
  };

  const leaveIfOrphaned = (): void => {
    if (stillInstalled()) return;
    badge.show({ orphaned: true });
    watching.abort();
  };

  const watching = new AbortController();
  session.signal.addEventListener('abort', () => watching.abort());
  watch(document, {
    adapter,
    signal: watching.signal,
    now: Date.now,
    onReading: (reading) => {
      last = reading;
      for (const { part } of reading.misses) {
        if (reported.has(part)) continue;
        reported.add(part);
        ask('read.missed', { provider: reading.provider, part }).catch(leaveIfOrphaned);
      }
      tell().catch(leaveIfOrphaned);
    },
  });
  onTabNotice((event) => {
    if (event === 'tab.leave') session.abort();
    else tell().catch(leaveIfOrphaned);
  }, session.signal);
};

/** What leaves the page: header facts, never the text. */
const seenOf = ({ provider, ownAddress, messages }: Reading) => ({
  provider,
  url: location.href,
  ...(ownAddress !== undefined && { ownAddress }),
  messages: messages
    .slice(-MOST_MESSAGES)
    .map(({ dateText: _shown, collapsed: _folded, element: _head, body: _text, shown: _names, ...header }) => header),
});
