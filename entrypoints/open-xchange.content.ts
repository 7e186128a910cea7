import { defineContentScript } from 'wxt/utils/define-content-script';
import { openXchange } from '@/utils/webmail/adapters/open-xchange';
import { startSession } from './webmail.content/session';

export default defineContentScript({
  registration: 'runtime',
  matches: [...openXchange.matches],
  main: (ctx) => startSession(ctx.signal, [openXchange]),
});
