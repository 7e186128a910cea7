import { Instant, z } from '@/utils/domain/schema';
import type { Services } from './services';

/** Parts that adapters did not find, by "provider:part": when last, and when somebody was told. */
const Misses = z.record(z.string(), z.strictObject({ at: Instant, toldAt: z.optional(Instant) }));
type Misses = z.infer<typeof Misses>;

const KEY = 'misses';
const MOST = 50;
const DAY = 86_400_000;
/** A miss older than this has no news value: the next look tells whether it is still there. */
const FRESH_MS = DAY;
/** A webmail that stays broken is mentioned again after this. */
const SILENT_MS = 30 * DAY;

const missesIn = async ({ local }: Services): Promise<Misses> => {
  const stored = Misses.safeParse(await local.load(KEY));
  return stored.success ? stored.data : {};
};

// The page could make up names: the newest few are kept.
const store = ({ local }: Services, misses: Misses): Promise<void> =>
  local.save(
    KEY,
    Object.fromEntries(
      Object.entries(misses)
        .toSorted(([, a], [, b]) => b.at - a.at)
        .slice(0, MOST),
    ),
  );

/** Notes that an adapter did not find a part of the page. */
export const noteMiss = async (services: Services, provider: string, part: string): Promise<void> => {
  const misses = await missesIn(services);
  const key = `${provider}:${part}`;
  await store(services, { ...misses, [key]: { ...misses[key], at: services.now() } });
};

/** Parts of a webmail that are missing now and of which nobody has been told yet. */
export const missedParts = async (services: Services, provider: string): Promise<string[]> => {
  const now = services.now();
  return Object.entries(await missesIn(services)).flatMap(([key, { at, toldAt = 0 }]) =>
    key.startsWith(`${provider}:`) && now - at < FRESH_MS && now - toldAt > SILENT_MS
      ? [key.slice(provider.length + 1)]
      : [],
  );
};

/** Somebody was told. */
export const missesTold = async (services: Services, provider: string, parts: readonly string[]): Promise<void> => {
  const misses = await missesIn(services);
  const told = parts.flatMap((part) => {
    const miss = misses[`${provider}:${part}`];
    return miss === undefined ? [] : [[`${provider}:${part}`, { ...miss, toldAt: services.now() }] as const];
  });
  await store(services, { ...misses, ...Object.fromEntries(told) });
};
