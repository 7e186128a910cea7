import { DEFAULT_HEALTH_SETTINGS, HealthSettings } from './health-settings';
import { Domain, EmailAddress, Instant, Origin, z } from './schema';

export { DEFAULT_HEALTH_SETTINGS, HealthSettings };

/** A webmail site the user granted, and what may happen there without asking again. */
export type Site = z.infer<typeof Site>;
export const Site = z.strictObject({
  origin: Origin,
  /** Log the opened mails of known customers, metadata and subject only. */
  autoLog: z.boolean(),
  grantedAt: Instant,
});

/** What the options page edits, one record for this installation. */
export type Settings = z.infer<typeof Settings>;
export const Settings = z.strictObject({
  ownAddresses: z.array(EmailAddress).check(z.maxLength(100)),
  colleagueDomains: z.array(Domain).check(z.maxLength(50)),
  sites: z.array(Site).check(z.maxLength(100)),
  /** 0 is Sunday. */
  workingDays: z.array(z.number().check(z.int(), z.gte(0), z.lte(6))),
  notifications: z.boolean(),
  welcomed: z.boolean(),
  health: HealthSettings,
});

export const DEFAULT_SETTINGS: Settings = {
  ownAddresses: [],
  colleagueDomains: [],
  sites: [],
  workingDays: [1, 2, 3, 4, 5],
  notifications: true,
  welcomed: false,
  health: DEFAULT_HEALTH_SETTINGS,
};
