// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the screens are loaded.
import './a-browser';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckSection } from '@/components/screens/options-check';
import { PopupScreen } from '@/components/screens/popup';
import type { SelfTest } from '@/utils/domain/self-test';
import type { Response } from '@/utils/messaging/client';
import { background } from './a-browser';
import { clear, click, draw, settle, the } from './a-page';

const { browser } = globalThis as unknown as { browser: { runtime: object } };
Object.assign(browser.runtime, { getManifest: () => ({ version: '0.1.0' }) });

const test: SelfTest = {
  provider: 'roundcube',
  matched: ['header: Elastic 1.4'],
  misses: [],
  fields: [['from', 'subject']],
  rows: 3,
  frames: 1,
  skeleton: 'html\n  body.task-mail',
};
const looked: Response<'selftest.run'> = {
  test,
  seen: [
    {
      from: { name: 'Erika Muster', address: 'erika@muster.example' },
      to: [],
      cc: [],
      subject: 'Geheime Bestellung',
      direction: 'inbound',
    },
  ],
};

beforeEach(() => {
  background.reset();
  background.answers['selftest.tabs'] = () => [{ tabId: 7, host: 'webmail.example', provider: 'roundcube' }];
  background.answers['selftest.run'] = () => looked;
});
afterEach(clear);

const check = async () => {
  await draw(<CheckSection />);
  await click(the('button', 'Check'));
};

describe('the self-test', () => {
  it('shows what was read, part by part, and what was not', async () => {
    await check();
    expect(the('.reading-part', 'Sender').textContent).toContain('erika@muster.example');
    expect(the('.reading-part.is-missing', 'Date').textContent).toContain('not read');
    expect(the('.disclosure', 'Recognized by').textContent).toContain('header: Elastic 1.4');
  });

  it('makes a report without a word of what it shows', async () => {
    await check();
    await click(the('button', 'This is wrong'));
    const box = the('textarea');
    if (!(box instanceof HTMLTextAreaElement)) throw new Error('no text box');
    expect(box.value).toContain('body.task-mail');
    expect(box.value).toContain('Kundenpuls 0.1.0');
    expect(box.value).not.toMatch(/erika|muster|geheim|bestellung|@/i);
  });

  it('says what is missing, and that there is no mail', async () => {
    background.answers['selftest.run'] = () => ({ test: { ...test, misses: ['sender', 'x-y'] }, seen: [] });
    await check();
    expect(the('.notice', 'Not found').textContent).toContain('sender and a part of the mail');
    the('.notice', 'No open mail found');
  });

  it('says what to do where no webmail is open', async () => {
    background.answers['selftest.tabs'] = () => [];
    await draw(<CheckSection />);
    expect(the('.empty').textContent).toContain('Open the webmail in another tab');
  });
});

describe('a miss in daily use', () => {
  it('is said in the popup, told to be said, and stays while the popup is open', async () => {
    const site = { origin: 'https://webmail.example', host: 'webmail.example', granted: true, autoLog: true };
    let missed: string[] | undefined = ['sender'];
    background.answers['care.list'] = () => [];
    background.answers['miss.told'] = () => {
      missed = undefined;
      return { done: true };
    };
    background.answers['tab.view'] = () => ({
      tabId: 7,
      site: { ...site, recognized: true, provider: 'roundcube', ...(missed && { missed }) },
      messages: [],
    });
    await draw(<PopupScreen />);
    expect(the('.notice', 'has changed').textContent).toContain('sender');
    expect(background.of('miss.told').map(({ request }) => request)).toEqual([
      { provider: 'roundcube', parts: ['sender'] },
    ]);
    for (const listener of background.listeners) listener({ event: 'history.changed', ids: [] });
    await settle();
    the('.notice', 'has changed');
  });
});
