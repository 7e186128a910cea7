import { bare } from './bare';

/** This extension's id and origin, as the browser names them in the sender of a message. */
export const extensionId = (): string | undefined => bare()?.runtime?.id;
export const extensionOrigin = (): string | undefined => bare()?.runtime?.getURL('').replace(/\/$/, '');
