import { expect } from 'vitest';

/** The least processor time of a few runs, in milliseconds: other programs on the machine don't count. */
const cost = (run: () => void): number => {
  const runs = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    run();
    return process.cpuUsage(start).user / 1_000;
  });
  return Math.min(...runs);
};

/**
 * Fails when `read` takes much longer for one long text than for the same amount in eight pieces: a linear reader takes
 * as long, a quadratic one eight times as long. 30 ms absorb the coarse clock.
 */
export const expectLinear = (unit: string, length: number, read: (text: string) => void): void => {
  const short = unit.repeat(Math.ceil(length / unit.length));
  const long = short.repeat(8);
  read(short);
  read(long);
  const inPieces = cost(() => {
    for (let piece = 0; piece < 8; piece++) read(short);
  });
  expect(cost(() => read(long))).toBeLessThan(4 * inPieces + 30);
};
