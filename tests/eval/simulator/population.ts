import type { Random } from './random';

// Who lives in the simulated world: the types and variants of section 3.1 of the health model.

/** Weights as published; they are normalised. */
const HEALTHY = {
  stationary: 0.24,
  'low frequency': 0.08,
  'complaint well handled': 0.11,
  seasonal: 0.08,
  new: 0.07,
  blunt: 0.08,
  'slow payer': 0.04,
  happy: 0.05,
} as const;

const SLIPPING = {
  'slow decline': 0.08,
  'sudden break': 0.05,
  'badly handled complaints': 0.04,
  'silent leaver': 0.06,
  'new and bad': 0.03,
  'late series': 0.03,
  'won back': 0.03,
} as const;

export type SlippingType = keyof typeof SLIPPING;
export type CustomerType = keyof typeof HEALTHY | SlippingType;

const isKeyOf = <T extends object>(object: T, key: PropertyKey): key is keyof T => Object.hasOwn(object, key);
export const isSlipping = (type: CustomerType): type is SlippingType => isKeyOf(SLIPPING, type);

export const SLIPPING_TYPES = Object.keys(SLIPPING).filter((key) => isKeyOf(SLIPPING, key));
export const HEALTHY_TYPES = Object.keys(HEALTHY).filter((key) => isKeyOf(HEALTHY, key));

export const drawType = (random: Random): CustomerType => {
  const weights = [
    ...HEALTHY_TYPES.map((type) => [type, HEALTHY[type]] as const),
    ...SLIPPING_TYPES.map((type) => [type, SLIPPING[type]] as const),
  ];
  let left = random.unit() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [type, weight] of weights) {
    left -= weight;
    if (left < 0) return type;
  }
  return 'stationary';
};

export type Variant = {
  /** Chance that a tone is read wrongly, at random. */
  misread: number;
  missingContacts: number;
  missingDeliveries: number;
  rate: number;
  late: number;
  /** Complaints of a healthy customer a year. */
  complaints: number;
  /** Median days until we reply. */
  reply: number;
  surveys: boolean;
  deliveries: boolean;
  /** Contacts come in clusters, and some halve their rate for good without any discontent. */
  bursts: boolean;
};

const BASE: Variant = {
  misread: 0.1,
  missingContacts: 0,
  missingDeliveries: 0,
  rate: 1,
  late: 0.06,
  complaints: 0.3,
  reply: 0.4,
  surveys: true,
  deliveries: true,
  bursts: false,
};

export const VARIANTS = {
  base: BASE,
  noisy: {
    ...BASE,
    misread: 0.4,
    missingContacts: 0.04,
    missingDeliveries: 0.016,
    rate: 0.8,
    late: 0.1,
    complaints: 0.45,
    reply: 0.8,
  },
  sparse: { ...BASE, misread: 0.25, rate: 0.6, surveys: false, deliveries: false },
  burst: { ...BASE, bursts: true },
} satisfies Record<string, Variant>;

export type VariantName = keyof typeof VARIANTS;
export const isVariant = (name: string): name is VariantName => isKeyOf(VARIANTS, name);
