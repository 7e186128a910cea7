import { defineContentScript } from 'wxt/utils/define-content-script';
import { roundcube } from '@/utils/webmail/adapters/roundcube';
import { startSession } from './session';

// For every host that is not a known one. Registered at run time, for the sites a person granted; the manifest names no host (design.md 5.1).
export default defineContentScript({
  registration: 'runtime',
  matches: ['https://*/*', 'http://*/*'],
  main: (ctx) => startSession(ctx.signal, [roundcube]),
});
