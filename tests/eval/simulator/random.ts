/** Numbers by chance, the same ones for the same seed on every machine. */
export type Random = {
  /** In [0, 1). */
  unit: () => number;
  between: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(first: T, ...others: T[]) => T;
  normal: (mean: number, deviation: number) => number;
  lognormal: (median: number, sigma: number) => number;
  exponential: (mean: number) => number;
  /** Gamma distributed with mean 1; a shape of 1 is the exponential, 4 nearly a clock. */
  gamma: (shape: number) => number;
};

/** mulberry32 (T. Ettinger, public domain); seeds close together give unrelated sequences after the first mixing. */
const mulberry = (seed: number): (() => number) => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export const randomFrom = (seed: number): Random => {
  const unit = mulberry(seed);
  const normal = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  // Marsaglia and Tsang 2000, for shapes from 1 on.
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal(0, 1);
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  return {
    unit,
    between: (least, most) => least + (most - least) * unit(),
    chance: (probability) => unit() < probability,
    pick: (first, ...others) => {
      const all = [first, ...others];
      return all[Math.floor(unit() * all.length)] ?? first;
    },
    normal,
    lognormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    exponential: (mean) => -mean * Math.log(1 - unit()),
    gamma,
  };
};
