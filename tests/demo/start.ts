import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { findBrowser } from './browser/find';
import { type DemoBrowser, openBrowser } from './browser/open';
import { buildExtension } from './build-extension';
import { environmentOf } from './environment';
import { serveMailbox } from './mailbox/server';
import { MAILS } from './mails';
import { terminal } from './terminal';
import { openPanelFromBadge } from './walk/badge';
import { PICTURES, setStage } from './walk/set-stage';
import { walk } from './walk/walk';
import { WALK_WORDS } from './walk/words';

// `npm start`: the extension, built for the demo, walks the way from a mail to a flag in a browser of this machine.

const environment = environmentOf(process.argv.slice(2), process.env, process.platform);
const { language, headed } = environment;
const words = WALK_WORDS[language];
const out = terminal(process.stdout, process.env);
const begun = performance.now();
const seconds = (): string => ((performance.now() - begun) / 1000).toFixed(1);

const prepare = async () => {
  out.title(words.title);
  const found = await findBrowser(environment.browser);
  const extension = await buildExtension(found.kind, 'http://127.0.0.1/*');
  out.fact(words.built, words.builtIn(seconds()));
  const { origin } = await serveMailbox(language);
  out.fact(words.mailbox, words.mails(MAILS.length, origin));
  const browser = await openBrowser(found, { extension, language, headed });
  out.fact(words.browser, `${browser.name}, ${headed ? words.headed : words.headless}`);
  return { browser, extension, origin };
};

const present = async (browser: DemoBrowser, extension: string, origin: string): Promise<void> => {
  const stage = await setStage({ browser, extension, language, origin, terminal: out });
  out.title(words.summary(await walk(stage)));
  if (!headed) {
    out.fact(words.pictures, `${relative(process.cwd(), PICTURES)}/`, words.took(seconds()));
    return;
  }
  await openPanelFromBadge(stage);
  out.fact('', ...words.play);
  await browser.closed;
};

let interrupted = false;

const show = async (): Promise<void> => {
  const { browser, extension, origin } = await prepare();
  // Closing takes the browser's profile along, and with it all that the demo stored.
  process.once('SIGINT', () => {
    interrupted = true;
    void browser.close();
  });
  const ended = browser.closed.then(() => {
    // Whoever closes the window has seen enough; without one nobody could.
    if (!headed && !interrupted) throw new Error('The browser ended before the demo did.');
  });
  try {
    await Promise.race([present(browser, extension, origin), ended]);
  } finally {
    await browser.close();
    await rm(extension, { recursive: true, force: true, maxRetries: 5 });
  }
};

try {
  await show();
} catch (error) {
  if (!interrupted) {
    out.problem(words.failed(error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  }
}
// The mailbox is in this process and ends with it.
process.exit();
