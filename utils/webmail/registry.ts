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
