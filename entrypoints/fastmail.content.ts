import { defineContentScript } from 'wxt/utils/define-content-script';
import { fastmail } from '@/utils/webmail/adapters/fastmail';
import { startSession } from './webmail.content/session';

export default defineContentScript({
  registration: 'runtime',
  matches: [...fastmail.matches],
  main: (ctx) => startSession(ctx.signal, [fastmail]),
});
