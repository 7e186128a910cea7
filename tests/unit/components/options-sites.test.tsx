// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the screens are loaded.
import './a-panel';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SitesSection } from '@/components/screens/options-sites';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { siteOf } from '@/utils/domain/site';
import { background } from './a-browser';
import { clear, click, draw, the, type } from './a-page';
import { oneCustomer } from './a-panel';

/** What the browser's own question was asked for, and how it is answered. */
const asked: string[][] = [];
let allows = true;
const { browser } = globalThis as unknown as { browser: object };
Object.assign(browser, {
  permissions: {
    request: async ({ origins }: { origins: string[] }) => {
      asked.push(origins);
      return allows;
    },
  },
});

const undo = { offer: () => undefined } as unknown as Parameters<typeof SitesSection>[0]['undo'];

const allow = async (address: string) => {
  await draw(<SitesSection undo={undo} />);
  await type(the('form input[type=text]'), address);
  await click(the('form button', 'Allow site'));
};
const enabled = () => background.of('site.enable').map(({ request }) => request);

beforeEach(() => {
  oneCustomer();
  background.answers['site.enable'] = () => ({ enabled: true });
  asked.length = 0;
  allows = true;
});
afterEach(clear);

describe('a site added by its address', () => {
  it.each([
    ['https://webmail.firma.example', 'https://webmail.firma.example'],
    ['webmail.firma.example', 'https://webmail.firma.example'],
    [' https://webmail.firma.example/roundcube/?_task=mail ', 'https://webmail.firma.example'],
    ['http://192.168.0.7:8080/mail', 'http://192.168.0.7:8080'],
  ])('is taken as it was copied from the address bar: %s', async (typed, origin) => {
    await allow(typed);
    expect(asked).toEqual([[`${origin.replace(/:\d+$/, '')}/*`]]);
    expect(enabled()).toEqual([{ origin, autoLog: true }]);
    expect(the('output').textContent).toContain(new URL(origin).host);
  });

  it.each(['our webmail', 'me@firma.example', 'ftp://firma.example', 'chrome://settings', 'javascript:alert(1)'])(
    'is refused with an example when it is none: %s',
    async (typed) => {
      await allow(typed);
      expect(the('.field-error').textContent).toContain('https://webmail.firma.example');
      expect(asked).toEqual([]);
      expect(enabled()).toEqual([]);
    },
  );

  it('stays out when the browser’s question is answered with no', async () => {
    allows = false;
    await allow('https://webmail.firma.example');
    expect(the('[role=alert]').textContent).toContain('stays out of this site');
    expect(enabled()).toEqual([]);
  });
});

describe('a webmail added by its name', () => {
  const POST = { id: 'post', name: 'Post', hosts: ['https://*.post.example/*', 'https://mailer.example/*'] };
  const ANYWHERE = { id: 'roundcube', name: 'Roundcube', hosts: [] };

  it('is asked for with all its hosts in one question, and becomes one site', async () => {
    await draw(<SitesSection undo={undo} webmails={[POST, ANYWHERE]} />);
    await click(the('button', 'Allow Post'));
    expect(asked).toEqual([POST.hosts]);
    expect(enabled()).toEqual([{ origin: 'https://post.example', hosts: POST.hosts, webmail: 'Post', autoLog: true }]);
    expect(the('output').textContent).toContain('Post');
  });

  it('is the same when one of its addresses was typed', async () => {
    await draw(<SitesSection undo={undo} webmails={[POST]} />);
    await type(the('form input[type=text]'), 'navigator.post.example/mail?sid=1');
    await click(the('form button', 'Allow site'));
    expect(asked).toEqual([POST.hosts]);
  });

  it('is no longer offered once it is on, and listed by name with its hosts', async () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      sites: [{ ...siteOf(POST), autoLog: true, grantedAt: Date.UTC(2026, 10, 1) }],
    };
    background.answers['settings.get'] = () => settings;
    await draw(<SitesSection undo={undo} webmails={[POST]} />);
    expect(document.querySelector('button[aria-label="Allow Post"]')).toBeNull();
    expect(the('.options-site').textContent).toContain('post.example, mailer.example');
    expect(the('.options-site strong').textContent).toBe('Post');
  });

  it('is not offered by name when it runs at any address, which the field says', async () => {
    await draw(<SitesSection undo={undo} webmails={[ANYWHERE]} />);
    expect(document.querySelector('button[aria-label="Allow Roundcube"]')).toBeNull();
    expect(the('.field-hint').textContent).toContain('Roundcube');
  });
});
