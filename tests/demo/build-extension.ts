import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'wxt';
import { z } from 'zod/mini';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the demo keeps what it makes; git does not see it. */
export const DEMO_FOLDER = join(ROOT, '.demo');

const Manifest = z.looseObject({ host_permissions: z.optional(z.array(z.string())) });

/**
 * Builds the extension from the same sources into a folder of its own and resolves to that folder. The only difference
 * to what ships: the manifest lists `host`, the demo mailbox, because a headless browser's permission prompt can be
 * answered by nobody.
 */
export const buildExtension = async (browser: 'chrome' | 'firefox', host: string): Promise<string> => {
  // One folder a run: a second demo must not rebuild under the first one's browser.
  const folder = join(DEMO_FOLDER, `extension-${process.pid}`);
  // A terminal of unknown width (in some containers) makes the builder's spinner count endless lines.
  if (process.stderr.columns === 0) process.stderr.columns = 80;
  await build({
    root: ROOT,
    browser,
    manifestVersion: 3,
    outDir: DEMO_FOLDER,
    outDirTemplate: `extension-${process.pid}`,
    logger: onlyProblems,
    // The bundler remarks on comments in packages; whoever starts the demo can do nothing about them.
    vite: () => ({ build: { rollupOptions: { onwarn: () => undefined } } }),
  });
  // After the build instead of in a hook: a hook given here would replace the one by which nothing else is listed.
  const file = join(folder, 'manifest.json');
  const manifest = Manifest.parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: [host] }));
  return folder;
};

const silent = (): void => undefined;
const problem = (...said: unknown[]): void => console.error(...said);
const onlyProblems = {
  debug: silent,
  log: silent,
  info: silent,
  start: silent,
  ready: silent,
  success: silent,
  warn: problem,
  error: problem,
  fatal: problem,
  level: 0,
};
