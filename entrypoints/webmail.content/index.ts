import { defineContentScript } from 'wxt/utils/define-content-script';
import { startSession } from './session';

// Registered at run time, for the sites a person granted; the manifest names no host (design.md 5.1).
export default defineContentScript({
  registration: 'runtime',
  matches: ['https://*/*', 'http://*/*'],
  main: (ctx) => startSession(ctx.signal),
});
