/**
 * Webmails at hosts everybody knows, as match patterns by the id of their adapter. Each has a content script of its own,
 * so that a page pays for one adapter only.
 */
export const KNOWN_HOSTS = {
  gmail: ['https://mail.google.com/*'],
  outlook: [
    'https://outlook.live.com/*',
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  yahoo: ['https://mail.yahoo.com/*', 'https://*.mail.yahoo.com/*', 'https://mail.aol.com/*'],
  'open-xchange': [
    'https://*.mailbox.org/*',
    'https://email.ionos.de/*',
    'https://email.ionos.com/*',
    'https://mail.ionos.de/*',
    'https://mail.ionos.com/*',
  ],
  proton: ['https://mail.proton.me/*'],
  fastmail: ['https://app.fastmail.com/*', 'https://betaapp.fastmail.com/*'],
} as const satisfies Record<string, readonly string[]>;

const PATTERN = /^(\*|https?):\/\/(\*\.)?([^/*]+)(\/[^*]*)\*?$/;

/** Whether a page's address lies under a match pattern (`https://*.example.org/*`): scheme, host, start of the path. */
export const isMatch = (pattern: string, url: string): boolean => {
  const [, scheme, subdomains, host, path = ''] = PATTERN.exec(pattern) ?? [];
  if (host === undefined) return false;
  const { protocol, hostname, pathname } = new URL(url);
  return (
    (scheme === '*' || protocol === `${scheme}:`) &&
    (hostname === host || (subdomains !== undefined && hostname.endsWith(`.${host}`))) &&
    pathname.startsWith(path)
  );
};

/** The content script for a granted host (a match pattern): that of a known one, else `webmail`, which reads what runs on any host. */
export const scriptFor = (host: string): string => {
  const address = host.replace('://*.', '://www.').replace('*', '');
  const [known] = Object.entries(KNOWN_HOSTS).find(([, hosts]) => hosts.some((one) => isMatch(one, address))) ?? [];
  return known ?? 'webmail';
};
