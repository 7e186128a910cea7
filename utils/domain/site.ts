import type { Site } from './settings';

/**
 * A webmail that can be offered by name: `hosts` are match patterns, all of them needed, none where it runs anywhere.
 * `id` is the adapter's, which several services may share.
 */
export type KnownWebmail = { id: string; name: string; hosts: readonly string[] };

/** The match pattern of one origin. Match patterns know no port: the grant covers every port of the host. */
export const hostPattern = (origin: string): string => `${origin.replace(/:\d+$/, '')}/*`;

/** The match patterns the browser is asked for, for this site, in one question. */
export const hostsOf = ({ origin, hosts }: Pick<Site, 'origin' | 'hosts'>): readonly string[] =>
  hosts ?? [hostPattern(origin)];

const PATTERN = /^(https?:\/\/)(\*\.)?([^/*]+)\/\*$/;

const isOf = (pattern: string, origin: string): boolean => {
  const [, scheme, subdomains, host] = PATTERN.exec(pattern) ?? [];
  if (scheme === undefined || host === undefined) return false;
  if (origin === `${scheme}${host}`) return true;
  return subdomains !== undefined && origin.startsWith(scheme) && origin.endsWith(`.${host}`);
};

/** Whether a page of this origin belongs to the site. A site without hosts of its own is its origin, port included. */
export const covers = ({ origin, hosts }: Pick<Site, 'origin' | 'hosts'>, pageOrigin: string): boolean =>
  hosts === undefined ? origin === pageOrigin : hosts.some((pattern) => isOf(pattern, pageOrigin));

/** The site a page belongs to, among those the user switched on. */
export const siteAt = (sites: readonly Site[], pageOrigin: string): Site | undefined =>
  sites.find((site) => covers(site, pageOrigin));

/** The webmail that is known to live at this origin. */
export const webmailAt = (webmails: readonly KnownWebmail[], pageOrigin: string): KnownWebmail | undefined =>
  webmails.find(({ hosts }) => hosts.some((pattern) => isOf(pattern, pageOrigin)));

/** The site a known webmail becomes; named by its first host, wherever in it the user stood when switching it on. */
export const siteOf = ({ name, hosts }: KnownWebmail): { origin: string; hosts: string[]; webmail: string } => ({
  origin: (hosts[0] ?? '').replace('://*.', '://').replace(/\/\*$/, ''),
  hosts: [...hosts],
  webmail: name,
});
