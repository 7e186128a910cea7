import { describe, expect, it } from 'vitest';
import { aBackground, aMail, FROM_PAGE, FROM_WEBMAIL, seen, withErika, withSite } from '../handlers/a-background';
import { VALID } from './valid-requests';

describe('the answering side', () => {
  it('leaves alone what is no message of ours', async () => {
    const { listener } = await aBackground();
    expect(listener({ event: 'history.changed', ids: [] }, FROM_PAGE)).toBeUndefined();
    expect(listener('hello', FROM_PAGE)).toBeUndefined();
  });

  it.each(Object.entries(VALID).filter(([verb]) => !/^(site\.hello|message\.|panel\.open|read\.missed)/.test(verb)))(
    'refuses %s from a webmail tab',
    async (verb, request) => {
      const { answer } = await aBackground();
      expect(await answer({ verb, id: 'w', request }, FROM_WEBMAIL)).toMatchObject({
        ok: false,
        error: { code: 'refused' },
      });
    },
  );

  it('refuses a webmail tab whose site was revoked in the meantime', async () => {
    const background = await aBackground();
    await withSite(background);
    await background.page('site.revoke', { origin: 'https://webmail.example' });
    await expect(background.webmail('message.seen', seen(aMail()))).rejects.toMatchObject({ code: 'refused' });
  });

  it('refuses a message of more than 64 KB with a code, and stores nothing', async () => {
    const background = await aBackground();
    await withSite(background);
    const erika = await withErika(background);
    const request = { ...seen(), messages: Array.from({ length: 50 }, () => aMail({ subject: 'ä'.repeat(1400) })) };
    await expect(background.webmail('message.seen', request)).rejects.toMatchObject({ code: 'too-large' });
    expect((await background.page('timeline.page', { accountId: erika })).interactions).toEqual([]);
  });

  it('slows a tab down that floods it', async () => {
    const background = await aBackground();
    await withSite(background);
    const codes = new Set<string>();
    for (let sent = 0; sent < 200; sent += 1) {
      await background.webmail('site.hello', {}).catch(({ code }: { code: string }) => codes.add(code));
    }
    expect([...codes]).toEqual(['rate-limited']);
  });

  it('says which field of a customer was impossible by refusing the whole request', async () => {
    const background = await aBackground();
    const erika = await withErika(background);
    await expect(
      background.page('survey.record', {
        id: 's',
        accountId: erika,
        kind: 'nps',
        scale: '0-10',
        score: 11,
        at: 1_700_000_000_000,
      }),
    ).rejects.toMatchObject({ code: 'refused' });
  });
});
