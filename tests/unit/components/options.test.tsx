// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the screens are loaded.
import './a-panel';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { piecesOf } from '@/components/backup/pieces';
import { OptionsScreen } from '@/components/screens/options';
import type { SegmentRule } from '@/utils/domain/segment-rule';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { background } from './a-browser';
import { clear, click, draw, settle, the, type } from './a-page';
import { oneCustomer } from './a-panel';

beforeEach(oneCustomer);
afterEach(clear);

const open = (part: string) => {
  location.hash = part;
  return draw(<OptionsScreen />);
};
const requests = (verb: Parameters<typeof background.of>[0]) => background.of(verb).map(({ request }) => request);

describe('our team', () => {
  beforeEach(() => {
    background.answers['settings.change'] = (change) => ({ ...DEFAULT_SETTINGS, ...change }) as typeof DEFAULT_SETTINGS;
  });

  const addDomain = async (domain: string) => {
    await type(the('.word-list', 'Domains of colleagues').querySelector('input') ?? document.body, domain);
    await click(the('.word-list', 'Domains of colleagues').querySelector('button') ?? document.body);
  };

  it('takes no public mail provider for colleagues, and says why', async () => {
    await open('team');
    await addDomain('gmx.de');
    expect(the('.field-error').textContent).toContain('gives mailboxes to everybody');
    expect(requests('settings.change')).toEqual([]);
  });

  it('takes a company domain, and writes the old list when that is undone', async () => {
    await open('team');
    await addDomain('@Firma.example');
    await click(the('.toast button', 'Undo'));
    expect(requests('settings.change')).toEqual([{ colleagueDomains: ['firma.example'] }, { colleagueDomains: [] }]);
  });
});

describe('segments', () => {
  const rule = (id: string, position: number): SegmentRule => ({
    id,
    name: `Segment ${id}`,
    short: 'SE',
    position,
    condition: { all: [{ about: 'tag', operator: 'has', value: 'north' }] },
  });

  beforeEach(() => {
    background.answers['segment.list'] = () => [rule('one', 1), rule('two', 2)];
    background.answers['segment.save'] = (saved) => saved;
    background.answers['segment.preview'] = () => ({ matches: 14, of: 80, sample: ['Muster Möbel'] });
  });

  it('change places, both in one step that is undone as one', async () => {
    await open('segments');
    await click(the('button', 'Move Segment two up'));
    expect(requests('segment.save')).toMatchObject([
      { id: 'two', position: 1 },
      { id: 'one', position: 2 },
    ]);
    await click(the('.toast button', 'Undo'));
    expect(requests('write.undo')).toEqual(
      background
        .of('segment.save')
        .map(({ id }) => ({ id }))
        .reverse(),
    );
  });

  it('show how many customers match before they are saved', async () => {
    await open('segments');
    await click(the('button', 'Edit Segment one'));
    await settle();
    expect(the('.match-preview').textContent).toContain('Matches 14 of 80 customers');
  });

  it('nest groups three deep and not deeper', async () => {
    await open('segments');
    await click(the('button', 'New segment'));
    await click(the('.condition-group button', 'Group'));
    await click(the('.condition-group .condition-group button', 'Group'));
    const deepest = the('.condition-group .condition-group .condition-group');
    expect(deepest.textContent).not.toContain('Group');
  });

  it('cannot be saved while a criterion says nothing', async () => {
    await open('segments');
    await click(the('button', 'New segment'));
    await type(the('.inline-form input'), 'North');
    expect(the('.inline-form button', 'Save').getAttribute('aria-disabled')).toBe('true');
    await type(the('.criterion input'), 'north');
    await click(the('.inline-form button', 'Save'));
    expect(requests('segment.save')).toMatchObject([
      { name: 'North', short: 'NO', position: 3, condition: { all: [{ about: 'tag', value: 'north' }] } },
    ]);
  });
});

describe('the data', () => {
  it('are deleted only after the word was typed', async () => {
    background.answers['history.delete'] = () => ({ done: true });
    await open('data');
    await click(the('button', 'Delete everything'));
    await click(the('dialog button', 'Delete for good'));
    expect(requests('history.delete')).toEqual([]);
    await type(the('dialog input'), 'delete');
    await click(the('dialog button', 'Delete for good'));
    expect(requests('history.delete')).toHaveLength(1);
  });

  it('of a backup come in pieces that fit a message and are the file again when joined', () => {
    const text = `${'ä"😀\\'.repeat(20_000)}`;
    const pieces = piecesOf(text);
    expect(pieces.join('')).toBe(text);
    for (const piece of pieces) {
      expect(new TextEncoder().encode(piece).length).toBeLessThanOrEqual(48 * 1024);
      expect(new TextEncoder().encode(JSON.stringify(piece)).length).toBeLessThan(60 * 1024);
      expect(piece).not.toMatch(/[\ud800-\udbff]$/);
    }
  });
});
