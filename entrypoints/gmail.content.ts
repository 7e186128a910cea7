import { defineContentScript } from 'wxt/utils/define-content-script';
import { gmail } from '@/utils/webmail/adapters/gmail';
import { startSession } from './webmail.content/session';

export default defineContentScript({
  registration: 'runtime',
  matches: [...gmail.matches],
  main: (ctx) => startSession(ctx.signal, [gmail]),
});
