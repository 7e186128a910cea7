import { expect } from 'vitest';

export type Samples = { readonly base: number[]; readonly ours: number[] };

/** Measures both in turn, base-ours-ours-base, so that a machine that warms or slows down does so to both. The first round is dropped. */
export const inTurn = async (
  rounds: number,
  base: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<Samples> => {
  const samples: Samples = { base: [], ours: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const [first, second] = [await base(), await ours()];
    const [third, fourth] = [await ours(), await base()];
    if (round === 0) continue;
    samples.base.push(first, fourth);
    samples.ours.push(second, third);
  }
  return samples;
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** Prints one line and fails above the bound. Milliseconds belong to this machine; the ratio travels. */
export const expectAtMost = (bound: number, what: string, { base, ours }: Samples): void => {
  const ratio = median(ours) / median(base);
  const figures = `${median(ours).toFixed(2)} ms against ${median(base).toFixed(2)} ms, ${ours.length} samples each`;
  console.log(`${what}: ${ratio.toFixed(2)} x (at most ${bound}), ${figures}`);
  expect(ratio).toBeLessThanOrEqual(bound);
};
