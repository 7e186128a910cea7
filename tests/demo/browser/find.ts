import { existsSync } from 'node:fs';
import { ensurePackages, findChromium, findFirefox } from '../../install';

/** A browser of this machine: `chrome` stands for Chromium, Chrome and Edge. */
export type FoundBrowser = { readonly kind: 'chrome' | 'firefox'; readonly path: string };

// The smallest that shows the demo in both languages; the tests want more.
const CHROMIUM = [
  { package: 'chromium', provides: '/usr/bin/chromium' },
  { package: 'chromium-l10n', provides: '/usr/lib/chromium/locales/de.pak' },
];

/**
 * The browser to show the demo in: the one that `CHROME_PATH` or `FIREFOX_PATH` names, else Chromium, Chrome, Edge or
 * Firefox where they usually are. Without any, Debian and Ubuntu get Chromium installed, if we may. Throws a sentence
 * for the person who started the demo.
 */
export const findBrowser = async (wanted?: 'chrome' | 'firefox'): Promise<FoundBrowser> => {
  const found = lookFor(wanted ?? askedByPath());
  if (found !== undefined) return found;
  const installed = wanted === 'firefox' ? undefined : await ensurePackages(CHROMIUM);
  const chromium = findChromium();
  if (installed?.state === 'ready' && chromium !== undefined) return { kind: 'chrome', path: chromium };
  throw new Error(
    'No browser found. Install Chrome, Chromium, Edge or Firefox, or name one with CHROME_PATH or FIREFOX_PATH.' +
      (installed?.state === 'missing' ? `\n${installed.why}` : ''),
  );
};

const askedByPath = (): 'chrome' | 'firefox' | undefined => {
  const { CHROME_PATH, FIREFOX_PATH } = process.env;
  if (CHROME_PATH !== undefined && existsSync(CHROME_PATH)) return 'chrome';
  return FIREFOX_PATH !== undefined && existsSync(FIREFOX_PATH) ? 'firefox' : undefined;
};

const lookFor = (kind: 'chrome' | 'firefox' | undefined): FoundBrowser | undefined => {
  const chrome = kind === 'firefox' ? undefined : findChromium();
  if (chrome !== undefined) return { kind: 'chrome', path: chrome };
  const firefox = kind === 'chrome' ? undefined : findFirefox();
  return firefox === undefined ? undefined : { kind: 'firefox', path: firefox };
};
