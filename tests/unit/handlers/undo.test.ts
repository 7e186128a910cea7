import { describe, expect, it } from 'vitest';
import { aBackground, NOW, withErika } from './a-background';

const aCall = (accountId: string, id = 'call') => ({
  id,
  accountId,
  channel: 'phone' as const,
  direction: 'inbound' as const,
  at: NOW - 60_000,
  kind: 'advice' as const,
  tags: [],
});

const aComplaint = (accountId: string, id = 'k1') => ({
  id,
  accountId,
  category: 'delivery' as const,
  severity: 'high' as const,
  words: 'Bestellung 44817 fehlt',
  receivedAt: NOW - 60_000,
});

describe('a person’s write', () => {
  it('is stored once, however often it is repeated', async () => {
    const { page } = await aBackground();
    const erika = await withErika({ page } as never);
    for (let sent = 0; sent < 4; sent += 1)
      await page('interaction.log', { draft: aCall(erika), complaint: aComplaint(erika) }, 'w-call');
    const profile = await page('profile.get', { id: erika });
    expect(profile?.counts).toEqual({ interactions: 1, complaints: 1, openComplaints: 1 });
  });

  it('is taken back whole, a call and the complaint in it', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await background.page('interaction.log', { draft: aCall(erika), complaint: aComplaint(erika) }, 'w-call');
    expect(await background.page('write.undo', { id: 'w-call' })).toEqual({ undone: true });
    expect((await background.page('profile.get', { id: erika }))?.counts).toEqual({
      interactions: 0,
      complaints: 0,
      openComplaints: 0,
    });
  });

  it('is taken back to what was there before it was sent the first time, also when the answer was lost and it was repeated', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    const change = { id: erika, change: { note: 'neu' } };
    await background.page('account.change', { id: erika, change: { note: 'alt' } });
    await background.page('account.change', change, 'w-note');
    await background.page('account.change', change, 'w-note');
    await background.page('write.undo', { id: 'w-note' });
    expect((await background.page('profile.get', { id: erika }))?.account.note).toBe('alt');
  });

  it('that was deleted comes back with all it held', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await background.page('complaint.open', aComplaint(erika));
    await background.page('complaint.remove', { id: 'k1' }, 'w-remove');
    expect((await background.page('profile.get', { id: erika }))?.complaints).toEqual([]);
    await background.page('write.undo', { id: 'w-remove' });
    expect((await background.page('profile.get', { id: erika }))?.complaints[0]).toMatchObject({
      words: 'Bestellung 44817 fehlt',
      severity: 'high',
    });
  });

  it('can be taken back for a day, then is only edited or deleted', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await background.page('interaction.log', { draft: aCall(erika) }, 'w-call');
    background.clock.now += 25 * 3_600_000;
    const { forgetOldUndo } = await import('@/utils/handlers/undo');
    await forgetOldUndo(background.services);
    expect(await background.page('write.undo', { id: 'w-call' })).toEqual({ undone: false });
  });

  it('to somebody who is not there is refused, and nothing is stored', async () => {
    const background = await aBackground();
    await expect(background.page('interaction.log', { draft: aCall('nobody') })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await background.page('history.state', {})).toMatchObject({ interactions: 0 });
  });
});
