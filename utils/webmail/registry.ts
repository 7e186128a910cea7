import { isMatch } from '@/utils/domain/known-hosts';
import type { WebmailAdapter } from './adapter';

/** Who can read this page: the webmail of a known host, else the first whose marks are there; nobody on any other page. */
export const adapterFor = (
  adapters: readonly WebmailAdapter[],
  document: Document,
  location: { readonly href: string },
): WebmailAdapter | undefined =>
  adapters.find(({ matches }) => matches.some((pattern) => isMatch(pattern, location.href))) ??
  adapters.find((adapter) => adapter.recognises({ document, url: location.href }));

/** A match pattern as browsers grant it: whole hosts, whatever the path. */
const hostOf = (pattern: string): string =>
  pattern.replace(/^\*:/, 'https:').replace(/^(https?:\/\/[^/]+)\/.*$/, '$1/*');

/**
 * Every webmail by its name, and the services that run it under theirs, with hosts to be offered before a page of them is
 * open; without hosts: a webmail that runs anywhere. Read when the extension is built (wxt.config.ts), so that our pages
 * carry the names and not the adapters.
 */
export const knownWebmails = (adapters: readonly WebmailAdapter[]) =>
  adapters.flatMap(({ id, name, matches, services }) =>
    Object.entries({ [name]: services === undefined ? matches : [], ...services }).map(([called, hosts]) => ({
      id,
      name: called,
      hosts: [...new Set(hosts.map(hostOf))],
    })),
  );
