/** One text as the trainer sees it: positions in the weight vector and their values. */
export interface Example {
  at: Int32Array;
  values: Float64Array;
}

export interface Fitting {
  size: number;
  epochs: number;
  rate: number;
  /** How strongly weights are pulled to zero. */
  decay: number;
  /** How many times a wrong "no" weighs against a wrong "yes". */
  positive: number;
}

/** A small random generator (mulberry32), so that a seed means the same order on every machine. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const shuffled = (length: number, random: () => number): Int32Array => {
  const order = Int32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
};

export const scoreOf = (weights: Float64Array, bias: number, { at, values }: Example): number => {
  let sum = bias;
  for (let index = 0; index < at.length; index++) sum += (weights[at[index] ?? 0] ?? 0) * (values[index] ?? 0);
  return sum;
};

/** Logistic regression by AdaGrad, with targets between 0 and 1; the order of the examples is all that chance decides. */
export const fitted = (
  examples: readonly Example[],
  targets: readonly number[],
  { size, epochs, rate, decay, positive }: Fitting,
  seed = 1,
): { weights: Float64Array; bias: number } => {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-4);
  let bias = 0;
  let biasSquares = 1e-4;
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffled(examples.length, random)) {
      const example = examples[index];
      const target = targets[index] ?? 0;
      if (!example) continue;
      const error = 1 / (1 + Math.exp(-scoreOf(weights, bias, example))) - target;
      const pull = error * (1 + (positive - 1) * target);
      const { at, values } = example;
      for (let feature = 0; feature < at.length; feature++) {
        const place = at[feature] ?? 0;
        const weight = weights[place] ?? 0;
        const gradient = pull * (values[feature] ?? 0) + decay * weight;
        const square = (squares[place] ?? 0) + gradient * gradient;
        squares[place] = square;
        weights[place] = weight - (rate * gradient) / Math.sqrt(square);
      }
      biasSquares += pull * pull;
      bias -= (rate * pull) / Math.sqrt(biasSquares);
    }
  }
  return { weights, bias };
};
