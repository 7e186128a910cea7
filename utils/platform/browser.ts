/** The only import of the polyfilled browser; every other file of this room builds on it. */
export { default as browser } from 'webextension-polyfill';
