import { defineContentScript } from 'wxt/utils/define-content-script';
import { yahoo } from '@/utils/webmail/adapters/yahoo';
import { startSession } from './webmail.content/session';

export default defineContentScript({
  registration: 'runtime',
  matches: [...yahoo.matches],
  main: (ctx) => startSession(ctx.signal, [yahoo]),
});
