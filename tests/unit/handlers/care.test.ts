import { describe, expect, it, vi } from 'vitest';
import { reassessDue } from '@/utils/handlers/care';
import { aBackground, type Background, NOW, withErika } from './a-background';

const DAY = 86_400_000;

const complain = ({ page }: Background, accountId: string, id: string, daysAgo: number) =>
  page('complaint.open', {
    id,
    accountId,
    category: 'delivery',
    severity: 'high',
    receivedAt: NOW - daysAgo * DAY,
  });

describe('a customer who begins to slip', () => {
  it('is told once, with name and reason, and counted on the toolbar', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await complain(background, erika, 'k1', 10);
    await vi.waitFor(() => expect(background.notices).toHaveLength(1));
    expect(background.notices[0]).toMatchObject({ title: expect.stringContaining('Erika Muster') });
    await background.page('account.change', { id: erika, change: { note: 'spricht leise' } });
    await background.page('complaint.change', { id: 'k1', change: { words: 'noch immer nichts' } });
    await vi.waitFor(() => expect(background.flagCount()).toBe(1));
    expect(background.notices).toHaveLength(1);
  });

  it('is not told where notices are switched off, and is counted all the same', async () => {
    const background = await aBackground();
    await background.page('settings.change', { notifications: false });
    const erika = await withErika(background);
    await complain(background, erika, 'k1', 10);
    await vi.waitFor(() => expect(background.flagCount()).toBe(1));
    expect(background.notices).toEqual([]);
  });

  it('falls out of the list when the complaint is solved, and is told again only when it comes back', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await complain(background, erika, 'k1', 10);
    await vi.waitFor(() => expect(background.notices).toHaveLength(1));
    await background.page('complaint.move', { id: 'k1', status: 'resolved', at: NOW });
    await vi.waitFor(() => expect(background.flagCount()).toBe(0));
    expect(await background.page('care.list', {})).toEqual([]);
    background.clock.now += DAY;
    await complain(background, erika, 'k2', 9);
    await vi.waitFor(() => expect(background.notices).toHaveLength(2));
  });

  it('is found by time alone: an open complaint grows until it counts', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await complain(background, erika, 'k1', 0);
    await vi.waitFor(async () =>
      expect((await background.page('profile.get', { id: erika }))?.assessment.state).toBe('watch'),
    );
    expect(background.notices).toEqual([]);
    background.clock.now += 8 * DAY;
    await reassessDue(background.services);
    expect(background.notices).toHaveLength(1);
    expect(background.flagCount()).toBe(1);
  });
});

describe('the list of today', () => {
  it('puts the most valuable customers first and never grows beyond seven', async () => {
    const background = await aBackground();
    for (let index = 0; index < 10; index += 1) {
      const id = `c${index}`;
      await background.page('account.create', { id, contactId: `${id}-p`, name: `Kunde ${index}`, kind: 'private' });
      if (index === 9) await background.page('account.change', { id, change: { valueClass: 'A' } });
      await complain(background, id, `k${index}`, 10);
    }
    await vi.waitFor(() => expect(background.flagCount()).toBe(10));
    const list = await background.page('care.list', {});
    expect(list).toHaveLength(7);
    expect(list[0]?.account.name).toBe('Kunde 9');
  });
});
