import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, hasDisplay, hasMailHost } from '../needs';
import { openStage, type Stage } from '../stage';
import { wordsOf } from '../words';

const RUNS = ['de', 'en'] as const;

/** Presses a key until what has the focus says this, as somebody does who sees no pointer. */
const press = async (page: Page, key: string, until: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    const said = await focused(page);
    if (said.includes(until)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never led to "${until}"; the focus is on "${await focused(page)}"`);
};

/** The name of what has the focus: its label, else its own words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const own = labels?.length ? [...labels].map((label) => label.textContent) : [element.textContent];
    return [element.getAttribute('aria-label'), ...own].filter(Boolean).join(' ');
  });

describe.skipIf(!hasChromium || !hasDisplay || !hasMailHost).each(RUNS)('by keyboard alone (%s)', (language) => {
  const word = wordsOf(language);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ language, theme: 'light', mails: [] });
    await stage.fill();
  });
  afterAll(() => stage?.close());

  it('a call with a complaint is logged from the popup and solved in the panel', async () => {
    const popup = await stage.browser.page('popup.html');
    await popup.getByRole('combobox').and(popup.locator(':focus')).waitFor();
    await popup.keyboard.type('Sommer');
    await popup.getByRole('option', { name: 'Familie Sommer' }).waitFor();
    await popup.keyboard.press('Enter');
    await popup.getByRole('heading', { name: 'Familie Sommer' }).waitFor();
    expect(await focused(popup)).toContain(word('channel_phone'));

    await press(popup, 'Tab', word('kind_communication'));
    await press(popup, 'ArrowDown', word('kind_complaint'));
    await press(popup, 'Tab', word('category_other'));
    await press(popup, 'ArrowUp', word('category_defect'));
    await press(popup, 'Tab', word('severity_medium'));
    await press(popup, 'ArrowRight', word('severity_high'));
    await press(popup, 'Tab', word('complaint_words'));
    await popup.keyboard.type('Schublade klemmt');
    await press(popup, 'Tab', word('log_action'));
    await popup.keyboard.press('Enter');
    await popup.getByText(word('log_done').replace('$1', word('kind_complaint'))).waitFor();

    const panel = await stage.browser.page('sidepanel.html');
    await panel.getByRole('heading', { name: word('today_title') }).waitFor();
    await panel.keyboard.press('/');
    await panel.keyboard.type('Sommer');
    await panel.getByRole('option', { name: 'Familie Sommer' }).waitFor();
    await panel.keyboard.press('Enter');
    await panel.getByText('Schublade klemmt').waitFor();
    await press(panel, 'Tab', word('complaint_resolve'));
    await panel.keyboard.press('Enter');
    await press(panel, 'Tab', word('yes'));
    await panel.keyboard.press('Space');
    await panel.getByText(word('complaint_closed_one')).waitFor();
  });

  it('a dialog takes the focus, gives it back on Escape, and deletes nothing on the way', async () => {
    const options = await stage.browser.page('options.html#data');
    await options.getByRole('button', { name: word('delete_action') }).waitFor();
    await press(options, 'Tab', word('delete_action'));
    await options.keyboard.press('Enter');
    await options.getByRole('dialog').waitFor();
    expect(await options.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    for (let presses = 0; presses < 8; presses += 1) await options.keyboard.press('Tab');
    await options.keyboard.press('Escape');
    await options.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(options)).toContain(word('delete_action'));
    expect(await stage.office.evaluate(() => globalThis.kundenpulsClient.ask('history.state', {}))).toMatchObject({
      accounts: 7,
    });
  });
});
