import type { KnownWebmail } from '@/utils/domain/site';

/** Put in when the extension is built, from the adapters (wxt.config.ts); not there in unit tests, which bring their own. */
declare const __WEBMAILS__: readonly KnownWebmail[] | undefined;

/** Every webmail we read; those that run anywhere have no hosts. */
export const webmails: readonly KnownWebmail[] = typeof __WEBMAILS__ === 'undefined' ? [] : __WEBMAILS__;

/** What a webmail's users call it, by the id its adapter goes by. */
export const webmailName = (id: string | undefined, all: readonly KnownWebmail[] = webmails): string | undefined =>
  id === undefined ? undefined : (all.find((one) => one.id === id)?.name ?? id);
