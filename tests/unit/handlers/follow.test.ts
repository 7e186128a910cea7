import { expect, it, vi } from 'vitest';
import { aBackground, withErika } from './a-background';

it('answers whoever wrote before it tells others and judges anew', async () => {
  const background = await aBackground();
  const erika = await withErika(background);
  expect(background.told).toEqual([]);
  // First that something is stored, then that it was judged.
  await vi.waitFor(() => expect(background.told).toEqual([expect.arrayContaining([erika]), [erika]]));
});
