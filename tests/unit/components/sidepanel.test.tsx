// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the screens are loaded.
import './a-panel';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SidePanelScreen } from '@/components/screens/sidepanel';
import type { TimelinePage } from '@/utils/domain/profile';
import { background } from './a-browser';
import { clear, click, draw, press, settle, the, type } from './a-page';
import { aMailFrom, aProfile, aTab, now, oneCustomer, switchTab } from './a-panel';

beforeEach(oneCustomer);
afterEach(clear);

const open = () => draw(<SidePanelScreen />);
const requests = (verb: Parameters<typeof background.of>[0]) => background.of(verb).map(({ request }) => request);

describe('the verdict', () => {
  it('says why before it says how much, and leads to the mail', async () => {
    await open();
    const card = the('section', 'Satisfaction');
    expect(card.textContent).toMatch(/Slipping.*Where is my delivery.*8 working days.*Ends when.*Together 5 points/s);
    expect(the('a', 'Open mail').getAttribute('href')).toBe('https://webmail.example/?_uid=1');
    expect(the('a', 'Reply now').getAttribute('href')).toBe('https://webmail.example/?_uid=1');
  });

  it('of a customer without reasons says that nothing is open', async () => {
    const { assessment } = aProfile();
    background.answers['profile.get'] = () =>
      aProfile({ assessment: { ...assessment, state: 'healthy', reasons: [] } });
    await open();
    expect(the('section', 'Satisfaction').textContent).toContain('Nothing open, nobody waiting.');
  });
});

describe('an open complaint', () => {
  it('asks whether the customer is content when it is solved, and stores both facts', async () => {
    await open();
    await click(the('.complaint button', 'Solved'));
    expect(requests('complaint.move')).toEqual([]);
    await click(the('.ask-content button', 'Yes'));
    expect(requests('complaint.move')).toMatchObject([{ id: 'complaint-1', status: 'resolved' }]);
    expect(requests('complaint.change')).toEqual([{ id: 'complaint-1', change: { content: true } }]);
  });

  it('is taken back by the ids of its own writes, the last one first', async () => {
    await open();
    await click(the('.complaint button', 'Solved'));
    await click(the('.ask-content button', 'No'));
    await click(the('.toast button', 'Undo'));
    expect(requests('write.undo')).toEqual([
      { id: background.of('complaint.change')[0]?.id },
      { id: background.of('complaint.move')[0]?.id },
    ]);
  });

  it('moves on once when clicked twice', async () => {
    await open();
    the('.complaint button', 'Solution agreed').click();
    the('.complaint button', 'Solution agreed').click();
    await settle();
    expect(requests('complaint.move')).toHaveLength(1);
  });
});

describe('a note', () => {
  const write = async (text: string) => {
    await click(the('button', 'Write'));
    await type(the('textarea'), text);
    await click(the('form button', 'Save'));
  };

  it('stays in its form when it was not saved, and is sent again under the same write id', async () => {
    await open();
    background.failing.set('account.change', 'not-saved');
    await write('Likes to be called');
    expect(the('[role=alert]').textContent).toContain('no space left');
    expect(the('textarea')).toHaveProperty('value', 'Likes to be called');

    background.failing.clear();
    await click(the('form button', 'Save'));
    const [first, second] = background.of('account.change');
    expect(second?.id).toBe(first?.id);
    expect(document.querySelector('textarea')).toBeNull();
  });

  it('is not lost when another mail is opened: the panel waits and says so', async () => {
    background.answers['tab.view'] = () => aTab(aMailFrom('erika@muster.example', 'muster'));
    await open();
    await click(the('button', 'Write'));
    await type(the('textarea'), 'Half a sentence');

    background.answers['tab.view'] = () => aTab(aMailFrom('somebody@else.example'));
    switchTab();
    await settle();
    expect(the('textarea')).toHaveProperty('value', 'Half a sentence');
    await click(the('button', 'Go there without saving'));
    expect(document.body.textContent).toContain('somebody@else.example');
  });

  it('is left with Escape, and the focus returns to the button that opened it', async () => {
    await open();
    await click(the('button', 'Write'));
    await press('Escape', the('textarea'));
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(the('button', 'Write'));
  });
});

describe('the timeline', () => {
  const page = (from: number, next?: TimelinePage['next']): TimelinePage => ({
    interactions: [
      {
        id: `call-${from}`,
        accountId: 'muster',
        channel: 'phone',
        direction: 'outbound',
        at: from,
        kind: 'communication',
        note: `call number ${from}`,
        tags: [],
        capture: 'manual',
      },
    ],
    ...(next && { next }),
  });

  it('goes on where the page before ended', async () => {
    const next = { at: now - 1000, id: 'call-x' };
    background.answers['timeline.page'] = ({ before }) => (before?.id === 'call-x' ? page(2) : page(1, next));
    await open();
    await click(the('button', 'Older'));
    expect(the('.card', 'Timeline').textContent).toMatch(/call number 1.*call number 2/s);
    expect(requests('timeline.page')).toContainEqual({ accountId: 'muster', before: next });
  });

  it('takes a message out of the waiting clock', async () => {
    await open();
    await click(the('.entry button', 'Edit'));
    await click(the('.switch input'));
    await click(the('.entry-edit button', 'Save'));
    expect(requests('interaction.change')).toMatchObject([{ id: 'mail-1', change: { needsReply: false } }]);
    expect(requests('interaction.change')[0]).not.toHaveProperty('change.at');
  });
});

it('leads to the backup when the history is lost, and shows nothing as if it were new', async () => {
  background.answers['history.state'] = () => ({ state: 'lost', accounts: 0, interactions: 0 });
  await open();
  expect(the('.notice').textContent).toContain('restored from a backup file');
  expect(document.body.textContent).not.toContain('No mail open');
});

it('puts the cursor into the search field on "/"', async () => {
  await open();
  await press('/');
  expect(document.activeElement).toBe(the('input[role=combobox]'));
});
