import { defineContentScript } from 'wxt/utils/define-content-script';
import { proton } from '@/utils/webmail/adapters/proton';
import { startSession } from './webmail.content/session';

export default defineContentScript({
  registration: 'runtime',
  matches: [...proton.matches],
  main: (ctx) => startSession(ctx.signal, [proton]),
});
