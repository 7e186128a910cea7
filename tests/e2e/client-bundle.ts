import { build } from 'vite';
import { ROOT } from '@/tests/laws/sources';

/** The product's own messaging client as one script that puts `kundenpulsClient` on the page, for tests that send by hand. */
export const clientScript = async (): Promise<string> => {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': ROOT.replace(/\/$/, '') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: `${ROOT}utils/messaging/client.ts`, formats: ['iife'], name: 'kundenpulsClient' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('the client could not be bundled');
  // A lib's `var` stays inside the function that evaluates it: say where it goes.
  return `globalThis.kundenpulsClient = (() => { ${output.output[0].code}; return kundenpulsClient; })()`;
};
