import type { Id } from '@/utils/domain/schema';
import { DEFAULT_SETTINGS, Settings } from '@/utils/domain/settings';
import { encode } from './codec';
import { type ChangeOf, repository } from './repository';
import type { ReadTx, WriteTx } from './transaction';

const ID: Id = 'settings';

const form = {
  store: 'settings' as const,
  t: 'settings',
  schema: Settings,
  collections: {
    ownAddresses: { as: 'set', prefix: 'own' },
    colleagueDomains: { as: 'set', prefix: 'colleague' },
    sites: { as: 'keyed', prefix: 'site', by: 'origin' },
    choices: { as: 'keyed', prefix: 'choice', by: 'people' },
    picks: { as: 'keyed', prefix: 'pick', by: 'origin' },
    health: { as: 'map', prefix: 'health' },
  } as const,
  fixedId: ID,
};

// Only what differs from the defaults is stored, so that a better default reaches everybody who did not choose.
const stored = repository({ ...form, defaults: encode(form, DEFAULT_SETTINGS) });

/** What the options page edits: one record of this installation. */
export const settings = {
  upkeep: stored.upkeep,
  get: async (tx: ReadTx<'settings'>): Promise<Settings> => (await stored.get(tx, ID)) ?? DEFAULT_SETTINGS,
  /** The settings after the change. */
  change: async (tx: WriteTx<'settings'>, change: ChangeOf<Settings>): Promise<Settings> => {
    const changed = await stored.change(tx, ID, change);
    if (changed !== undefined) return changed;
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined && value !== null),
    );
    const first = Settings.parse({ ...DEFAULT_SETTINGS, ...given });
    await stored.put(tx, first);
    return first;
  },
};
