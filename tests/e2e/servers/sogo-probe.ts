import { sogo } from '@/utils/webmail/adapters/sogo';
import { watch } from '@/utils/webmail/watch';

/** Watches the page it is put into, and counts: looks (however cheap), readings, and what the page itself does meanwhile. */
export const start = () => {
  const counted = { looks: 0, readings: 0, changes: 0, senders: [] as (string | undefined)[] };
  const signature: typeof sogo.signature = (...args) => {
    counted.looks++;
    return sogo.signature(...args);
  };
  new MutationObserver((records) => {
    counted.changes += records.length;
  }).observe(document, { subtree: true, attributes: true });
  watch(document, {
    adapter: { ...sogo, signature },
    signal: new AbortController().signal,
    now: Date.now,
    onReading: ({ messages }) => {
      counted.readings++;
      counted.senders = messages.map(({ from }) => from?.address);
    },
  });
  return () => counted;
};
