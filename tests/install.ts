import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Debian package and a file which proves that it is there, however it came. */
export type Needed = { readonly package: string; readonly provides: string };

/** `missing` is a sentence for the person who started the tests. */
export type Readiness = { readonly state: 'ready' } | { readonly state: 'missing'; readonly why: string };

// The language packs are packages of their own; without them both browsers silently stay English.
const BROWSERS: readonly Needed[] = [
  { package: 'chromium', provides: '/usr/bin/chromium' },
  { package: 'chromium-l10n', provides: '/usr/lib/chromium/locales/de.pak' },
  { package: 'firefox-esr', provides: '/usr/bin/firefox-esr' },
  {
    package: 'firefox-esr-l10n-de',
    provides: '/usr/lib/firefox-esr/browser/extensions/langpack-de@firefox-esr.mozilla.org.xpi',
  },
  { package: 'xvfb', provides: '/usr/bin/Xvfb' },
  { package: 'xdotool', provides: '/usr/bin/xdotool' },
];

const WEBMAIL_SERVERS: readonly Needed[] = [
  { package: 'dovecot-imapd', provides: '/usr/lib/dovecot/imap' },
  { package: 'roundcube-core', provides: '/usr/share/roundcube/index.php' },
  { package: 'roundcube-sqlite3', provides: '/usr/share/dbconfig-common/data/roundcube/install/sqlite3' },
  { package: 'roundcube-skin-larry', provides: '/usr/share/roundcube/skins/larry/meta.json' },
  { package: 'php-cli', provides: '/usr/bin/php' },
  // PHP's modules lie in folders named after PHP's version; dpkg's own list does not.
  ...['php-sqlite3', 'php-curl', 'php-mbstring', 'php-xml', 'php-intl'].map((name) => ({
    package: name,
    provides: `/var/lib/dpkg/info/${name}.list`,
  })),
];

/** Chromium and Firefox; under Linux also their German packs and what answers Chromium's own prompts. */
export async function ensureBrowsers(): Promise<Readiness> {
  if (process.platform === 'linux') return ensurePackages(BROWSERS);
  if (findChromium() === undefined) return { state: 'missing', why: 'No Chromium or Chrome found; set CHROME_PATH.' };
  if (findFirefox() === undefined) return { state: 'missing', why: 'No Firefox found; set FIREFOX_PATH.' };
  return { state: 'ready' };
}

/** Dovecot, Roundcube with the skins Elastic and Larry, and PHP. */
export const ensureWebmailServers = () => ensurePackages(WEBMAIL_SERVERS);

/** Installs what is missing where that is possible (Debian or Ubuntu, as root); never throws. */
export async function ensurePackages(needed: readonly Needed[]): Promise<Readiness> {
  const absent = needed.filter(({ provides }) => !existsSync(provides));
  if (absent.length === 0) return { state: 'ready' };

  const names = absent.map((one) => one.package).join(' ');
  if (!existsSync('/usr/bin/apt-get')) {
    return { state: 'missing', why: `${names}: not here, and there is no apt-get on this machine to install it with.` };
  }
  if (process.getuid?.() !== 0) {
    return { state: 'missing', why: `${names}: not here. Not root, so please run: sudo apt-get install ${names}` };
  }
  return install(absent);
}

let aptIsUpToDate = false;

async function install(absent: readonly Needed[]): Promise<Readiness> {
  const names = absent.map((one) => one.package);
  // Two test files may start at the same time: the second waits for the lock of the first instead of failing.
  const apt = (...args: string[]) =>
    run('/usr/bin/apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
  try {
    if (!aptIsUpToDate) await apt('update');
    aptIsUpToDate = true;
    await apt('install', '-y', '--no-install-recommends', ...names);
  } catch (error) {
    return { state: 'missing', why: `${names.join(' ')}: apt-get could not install it (${lastLineOf(error)}).` };
  }
  const stillAbsent = absent.filter(({ provides }) => !existsSync(provides));
  if (stillAbsent.length === 0) return { state: 'ready' };
  const what = stillAbsent.map((one) => `${one.package} is installed, but ${one.provides} is not there`).join('; ');
  return { state: 'missing', why: `${what}.` };
}

const lastLineOf = (error: unknown) => {
  const said = error instanceof Error ? ('stderr' in error && String(error.stderr).trim()) || error.message : error;
  return String(said).split('\n').at(-1);
};

const onWindows = (...tail: string[]) =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((root) => root !== undefined)
    .map((root) => join(root, ...tail));

const firstThere = (paths: readonly (string | undefined)[]) =>
  paths.find((path) => path !== undefined && path !== '' && existsSync(path));

/**
 * Chromium, Chrome or Edge; `CHROME_PATH` wins. Chromium comes first because branded Chrome ignores
 * `--load-extension` since version 137.
 */
export const findChromium = () =>
  firstThere([
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...onWindows('Chromium', 'Application', 'chrome.exe'),
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...onWindows('Google', 'Chrome', 'Application', 'chrome.exe'),
    '/usr/bin/microsoft-edge',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...onWindows('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);

/** Firefox; `FIREFOX_PATH` wins. */
export const findFirefox = () =>
  firstThere([
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...onWindows('Mozilla Firefox', 'firefox.exe'),
  ]);

async function report() {
  const told = (readiness: Readiness) => (readiness.state === 'ready' ? 'ready' : readiness.why);
  console.log(`browsers:        ${told(await ensureBrowsers())}`);
  console.log(`webmail servers: ${told(await ensureWebmailServers())}`);
  console.log(`Chromium:        ${findChromium() ?? 'not found (set CHROME_PATH)'}`);
  console.log(`Firefox:         ${findFirefox() ?? 'not found (set FIREFOX_PATH)'}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await report();
