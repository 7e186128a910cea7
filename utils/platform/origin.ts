import { bare } from './bare';

/** This extension's id and origin, as the browser names them in the sender of a message. */
export const extensionId = (): string | undefined => bare()?.runtime?.id;
export const extensionOrigin = (): string | undefined => bare()?.runtime?.getURL('').replace(/\/$/, '');

/** scheme://host[:port] of an address, of a page of ours too, whose `URL.origin` is "null" in some engines. */
export const originOf = (url: string | undefined): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
};

/** The origin of a web page; absent for pages of the browser, of extensions, of files. */
export const webOriginOf = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:/.test(url) ? originOf(url) : undefined;
