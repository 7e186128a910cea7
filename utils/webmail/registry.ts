import type { WebmailAdapter } from './adapter';
import { adapters } from './adapters';

const PATTERN = /^(\*|https?):\/\/(\*\.)?([^/*]+)(\/[^*]*)\*?$/;

/** Whether a page's address lies under a match pattern (`https://*.example.org/*`): scheme, host, start of the path. */
export const isMatch = (pattern: string, url: string): boolean => {
  const [, scheme, subdomains, host, path = ''] = PATTERN.exec(pattern) ?? [];
  if (host === undefined) return false;
  const { protocol, hostname, pathname } = new URL(url);
  return (
    (scheme === '*' || protocol === `${scheme}:`) &&
    (hostname === host || (subdomains !== undefined && hostname.endsWith(`.${host}`))) &&
    pathname.startsWith(path)
  );
};

/** Who can read this page: the webmail of a known host, else the first whose marks are there; nobody on any other page. */
export const adapterFor = (document: Document, location: { readonly href: string }): WebmailAdapter | undefined =>
  adapters.find(({ matches }) => matches.some((pattern) => isMatch(pattern, location.href))) ??
  adapters.find((adapter) => adapter.recognises({ document, url: location.href }));

/** Match patterns of all hosts we know, for the manifest's optional permissions. */
export const knownMatches = (): string[] => [...new Set(adapters.flatMap(({ matches }) => matches))].sort();
