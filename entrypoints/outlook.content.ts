import { defineContentScript } from 'wxt/utils/define-content-script';
import { outlook } from '@/utils/webmail/adapters/outlook';
import { startSession } from './webmail.content/session';

export default defineContentScript({
  registration: 'runtime',
  matches: [...outlook.matches],
  main: (ctx) => startSession(ctx.signal, [outlook]),
});
