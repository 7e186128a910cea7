import { existsSync } from 'node:fs';
import { ROOT } from '@/tests/laws/sources';
import { findChromium, findFirefox } from '../install';

/** The builds under test are the ones that ship: `npm run build` makes them. */
export const CHROME_BUILD = `${ROOT}.output/chrome-mv3`;
export const FIREFOX_BUILD = `${ROOT}.output/firefox-mv3`;

/** Where stories leave their pictures; the README shows some of them. */
export const PICTURES = `${ROOT}tests/pictures/`;

const built = existsSync(CHROME_BUILD) && existsSync(FIREFOX_BUILD);

/** What this machine has: tests skip what they can't do here, and `npm test` says so. */
export const hasChromium = built && findChromium() !== undefined;
export const hasFirefox = built && findFirefox() !== undefined;
export const hasDisplay = existsSync('/usr/bin/Xvfb') && existsSync('/usr/bin/xdotool');
export const hasMailHost =
  existsSync('/usr/sbin/dovecot') && existsSync('/usr/share/roundcube/index.php') && existsSync('/usr/bin/php');
