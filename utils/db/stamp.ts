import type { Instant } from '@/utils/domain/schema';

/** A moment of a hybrid clock as text: 9 digits base 36 of milliseconds, 3 of a counter, then the node. Compares as a string. */
export type Stamp = string;

/** The hybrid clock as it is kept in `meta`. */
export type Clock = { ms: number; counter: number };

/** Node of automatic capture and its version: two installations that capture the same mail write the same bytes. */
export const CAPTURE_NODE = 'a1';

const COUNTERS = 36 ** 3;
const WELL_FORMED = /^[0-9a-z]{12}[0-9a-z]{1,12}$/;

export const isStamp = (text: unknown): text is Stamp => typeof text === 'string' && WELL_FORMED.test(text);

export const stampOf = (ms: number, counter: number, node: string): Stamp =>
  ms.toString(36).padStart(9, '0') + counter.toString(36).padStart(3, '0') + node;

/** Stamp of a value that a mail states: the mail's own date, so that whatever a person writes later beats it. */
export const captureStamp = (at: Instant): Stamp => stampOf(at, 0, CAPTURE_NODE);

const following = ({ ms, counter }: Clock): Clock =>
  counter + 1 < COUNTERS ? { ms, counter: counter + 1 } : { ms: ms + 1, counter: 0 };

/** The clock's next moment: the wall clock where that is ahead, else one step on. Never goes backwards. */
export const tick = (clock: Clock, now: Instant): Clock =>
  now > clock.ms ? { ms: now, counter: 0 } : following(clock);

/**
 * The stamp of an edit: `base` where that is greater than `replaced`, else the moment after `replaced`, even when that lies
 * in the future. An edit that saw a value always beats it, whatever the clocks were.
 */
export const stampAfter = (base: Stamp, replaced: Stamp | undefined, node: string): Stamp => {
  if (replaced === undefined || base > replaced) return base;
  const next = following({
    ms: Number.parseInt(replaced.slice(0, 9), 36),
    counter: Number.parseInt(replaced.slice(9, 12), 36),
  });
  return stampOf(next.ms, next.counter, node);
};

/** A new node name, one per installation. */
export const randomNode = (): string =>
  `n${Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => (byte % 36).toString(36)).join('')}`;
