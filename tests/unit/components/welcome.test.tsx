// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the screens are loaded.
import './a-browser';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WelcomeScreen } from '@/components/screens/welcome';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { background } from './a-browser';
import { clear, click, draw, press, the, type } from './a-page';

const next = () => click(the('button[type=submit]'));
const input = (at: number) => document.querySelectorAll<HTMLElement>('.list-field input')[at] ?? document.body;
const changes = () => background.of('settings.change').map(({ request }) => request);

describe('the first run', () => {
  beforeEach(async () => {
    background.reset();
    background.answers['settings.get'] = () => DEFAULT_SETTINGS;
    background.answers['settings.change'] = () => DEFAULT_SETTINGS;
    await draw(<WelcomeScreen />);
  });
  afterEach(clear);

  it('can be walked through without typing anything, and is then over', async () => {
    await next();
    await next();
    await next();
    expect(changes()).toEqual([{ ownAddresses: [], colleagueDomains: [] }, { welcomed: true }]);
    expect(the('h1').textContent).toBe('All set');
  });

  it('stores addresses that were typed but not added', async () => {
    await next();
    await type(input(0), 'Jana@Werkstatt.example, info@werkstatt.example');
    await next();
    expect(changes()).toEqual([
      { ownAddresses: ['jana@werkstatt.example', 'info@werkstatt.example'], colleagueDomains: [] },
    ]);
  });

  it('refuses a public mail provider among the colleagues, says why, and keeps what was typed', async () => {
    await next();
    await type(input(1), 'gmx.de');
    await press('Enter', input(1));
    expect(the('.field-error').textContent).toContain('gmx.de gives mailboxes to everybody');
    await next();
    expect(changes()).toEqual([]);
    expect(input(1)).toHaveProperty('value', 'gmx.de');
  });

  it('stays at the step whose entries could not be stored', async () => {
    background.failing.set('settings.change', 'not-saved');
    await next();
    await type(input(0), 'jana@werkstatt.example');
    await next();
    expect(the('[role=alert]').textContent).toContain('no space left');
    expect(the('.list-field').textContent).toContain('jana@werkstatt.example');
  });
});
