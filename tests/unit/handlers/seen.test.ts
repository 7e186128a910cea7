import { describe, expect, it, vi } from 'vitest';
import { aBackground, aMail, type Background, NOW, seen, withErika, withSite } from './a-background';

const ready = async (): Promise<Background> => {
  const background = await aBackground();
  await withSite(background);
  return background;
};
const timeline = async ({ page }: Background, accountId: string) =>
  (await page('timeline.page', { accountId })).interactions;

describe('a mail that is opened', () => {
  it('of an unknown sender is offered, and nothing is stored', async () => {
    const background = await ready();
    const { badges } = await background.webmail('message.seen', seen(aMail()));
    expect(badges).toEqual([{ status: 'unknown' }]);
    expect(await background.page('history.state', {})).toMatchObject({ accounts: 0, interactions: 0 });
  });

  it('of a known customer is logged once, however often and in however many tabs it is opened', async () => {
    const background = await ready();
    const erika = await withErika(background);
    for (let opened = 0; opened < 5; opened += 1) await background.webmail('message.seen', seen(aMail()));
    const entries = await timeline(background, erika);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      channel: 'e-mail',
      direction: 'inbound',
      subject: 'Wo bleibt meine Lieferung?',
      capture: 'automatic',
    });
  });

  it('is not logged where the switch for the site is off', async () => {
    const background = await aBackground();
    await withSite(background, false);
    const erika = await withErika(background);
    const { badges } = await background.webmail('message.seen', seen(aMail()));
    expect(badges[0]).toMatchObject({ status: 'known', logged: false });
    expect(await timeline(background, erika)).toEqual([]);
  });

  it('tells the page band and open matters, and never a name', async () => {
    const background = await ready();
    await withErika(background);
    const reply = await background.webmail('message.seen', seen(aMail()));
    expect(Object.keys(reply.badges[0] ?? {}).toSorted()).toEqual(['band', 'logged', 'openMatters', 'status', 'undo']);
    expect(JSON.stringify(reply)).not.toMatch(/muster|erika|lieferung/i);
  });

  it('is told to our open pages, once, also when nobody in it is known', async () => {
    const background = await ready();
    await vi.waitFor(() => expect(background.told).toEqual([['settings']]));
    background.told.length = 0;
    await background.webmail('message.seen', seen(aMail()));
    expect(background.told).toEqual([[]]);
    await background.webmail('message.seen', seen(aMail()));
    expect(background.told).toEqual([[]]);
  });

  it('can be taken back from the page for ten seconds, and stays unlogged when opened again', async () => {
    const background = await ready();
    const erika = await withErika(background);
    const { badges } = await background.webmail('message.seen', seen(aMail()));
    const [badge] = badges;
    if (badge?.status !== 'known' || badge.undo === undefined) throw new Error('expected an undo');
    expect(badge.undo.until - NOW).toBe(10_000);
    expect(await background.webmail('message.undo', { id: badge.undo.writeId })).toEqual({ undone: true });
    const again = await background.webmail('message.seen', seen(aMail()));
    expect(again.badges[0]).toMatchObject({ status: 'known', logged: false });
    expect(await timeline(background, erika)).toEqual([]);
  });

  it('keeps the address where it opens again, but only one of the webmail itself', async () => {
    const background = await ready();
    const erika = await withErika(background);
    await background.webmail(
      'message.seen',
      seen(
        aMail({ url: 'https://webmail.example/?_uid=1&_action=show' }),
        aMail({ subject: 'Noch eine', url: 'https://evil.example/phish' }),
      ),
    );
    const links = (await timeline(background, erika)).map(({ subject, link }) => [subject, link?.url]);
    expect(Object.fromEntries(links)).toEqual({
      'Wo bleibt meine Lieferung?': 'https://webmail.example/?_uid=1&_action=show',
      'Noch eine': 'https://webmail.example/?_task=mail&_mbox=INBOX',
    });
  });

  it('gives the page no way to take back what a person wrote', async () => {
    const background = await ready();
    const erika = await withErika(background);
    await background.page(
      'interaction.log',
      {
        draft: {
          id: 'call',
          accountId: erika,
          channel: 'phone',
          direction: 'inbound',
          at: NOW,
          kind: 'advice',
          tags: [],
        },
      },
      'mine',
    );
    expect(await background.webmail('message.undo', { id: 'mine' })).toEqual({ undone: false });
    expect(await timeline(background, erika)).toHaveLength(1);
  });

  it.each([
    ['a colleague', { from: { address: 'paul@auer.example' } }],
    [
      'oneself',
      {
        from: { address: 'kontor@auer.example' },
        to: [{ address: 'kontor@auer.example' }],
        direction: 'self' as const,
      },
    ],
    ['a no-reply address', { from: { address: 'no-reply@shop.example' }, automatic: 'no-reply' as const }],
    ['a newsletter', { from: { address: 'news@werk.example' }, automatic: 'list' as const }],
  ])('from %s is nobody to log', async (_who, given) => {
    const background = await ready();
    await background.page('settings.change', { colleagueDomains: ['auer.example'] });
    const { badges } = await background.webmail('message.seen', seen(aMail(given)));
    expect(badges).toEqual([{ status: 'skipped' }]);
  });

  it('of ours to a customer is logged as outbound and stops the waiting clock', async () => {
    const background = await ready();
    const erika = await withErika(background);
    await background.webmail('message.seen', seen(aMail()));
    expect((await background.page('profile.get', { id: erika }))?.assessment.waitingSince).toBe(NOW - 3_600_000);
    const answer = aMail({
      from: { address: 'kontor@auer.example' },
      to: [{ address: 'erika@muster.example' }],
      subject: 'Re: Wo bleibt meine Lieferung?',
      date: NOW - 60_000,
      direction: 'outbound',
    } as never);
    await background.webmail('message.seen', seen(answer));
    const profile = await background.page('profile.get', { id: erika });
    expect(profile?.assessment.waitingSince).toBeUndefined();
    expect(await timeline(background, erika)).toHaveLength(2);
  });

  it('is not logged again for a person who was erased', async () => {
    const background = await ready();
    const erika = await withErika(background);
    await background.page('account.erase', { id: erika });
    await withErika(background, 'erika-again');
    await background.webmail('message.seen', seen(aMail()));
    expect(await timeline(background, 'erika-again')).toEqual([]);
  });
});

describe('the popup', () => {
  it('sees the mail of its tab with the people in it, also after the worker died', async () => {
    const background = await ready();
    await withErika(background);
    await background.webmail('message.seen', seen(aMail()));
    const view = await background.page('tab.view', {});
    expect(view.site).toMatchObject({ host: 'webmail.example', granted: true, provider: 'roundcube' });
    expect(view.messages[0]).toMatchObject({
      logged: true,
      direction: 'inbound',
      people: [{ accountId: 'erika', deceptive: false }],
    });
  });

  it('suggests the company an unknown person belongs to by her domain, never by a free-mail domain', async () => {
    const background = await ready();
    await background.page('account.create', {
      id: 'muster',
      contactId: 'c1',
      name: 'Muster Möbel GmbH',
      kind: 'business',
      domain: 'muster-moebel.example',
    });
    await background.webmail(
      'message.seen',
      seen(aMail({ from: { name: 'Uwe', address: 'uwe@muster-moebel.example' } })),
    );
    const [message] = (await background.page('tab.view', {})).messages;
    expect(message?.people[0]?.suggested).toEqual({ accountId: 'muster', name: 'Muster Möbel GmbH' });
  });

  it('tags a mail that was logged by itself instead of logging it twice', async () => {
    const background = await ready();
    const erika = await withErika(background);
    await background.webmail('message.seen', seen(aMail()));
    const id = (await background.page('tab.view', {})).messages[0]?.interactionId;
    if (id === undefined) throw new Error('expected an id');
    await background.page('interaction.log', {
      draft: {
        id,
        accountId: erika,
        channel: 'e-mail',
        direction: 'inbound',
        at: NOW - 3_600_000,
        kind: 'complaint',
        tags: [],
      },
      complaint: {
        id: 'k1',
        accountId: erika,
        interactionId: id,
        category: 'delivery',
        severity: 'high',
        receivedAt: NOW - 3_600_000,
      },
    });
    const entries = await timeline(background, erika);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ kind: 'complaint', link: { provider: 'roundcube' } });
    expect((await background.page('profile.get', { id: erika }))?.complaints).toHaveLength(1);
  });
});

describe('what follows from a write', () => {
  it('tells pages, reads badges anew, and ends there', async () => {
    const background = await ready();
    await withErika(background);
    await background.webmail('message.seen', seen(aMail()));
    // One round for the new customer, one for the logged mail.
    await vi.waitFor(() => expect(background.tabNotices).toHaveLength(2));
    await background.webmail('message.seen', seen(aMail()));
    await background.page('account.change', { id: 'erika', change: { note: 'calls rather than mails' } });
    await vi.waitFor(() => expect(background.tabNotices).toHaveLength(3));
    expect(background.tabNotices).toEqual(Array(3).fill([7, { event: 'tab.reread' }]));
  });
});

describe('a mail whose answers go to somebody else', () => {
  const STRANGER = { address: 'fremd@woanders.example' };
  const ERIKA = { name: 'Erika Muster', address: 'erika@muster.example' };

  it('is never taken for a customer’s because a stranger names him there', async () => {
    const background = await ready();
    const erika = await withErika(background);
    const { badges } = await background.webmail('message.seen', seen(aMail({ from: STRANGER, replyTo: ERIKA })));
    expect(badges).toEqual([{ status: 'unknown' }]);
    expect(await timeline(background, erika)).toEqual([]);
    const [mail] = (await background.page('tab.view', { tabId: 7 })).messages;
    expect(mail?.answersTo).toBe(ERIKA.address);
    expect(mail?.people.map(({ accountId }) => accountId)).toEqual([undefined, erika]);
  });

  it('is offered, not logged, when a form wrote it for a known customer', async () => {
    const background = await ready();
    const erika = await withErika(background);
    await background.page('settings.change', { colleagueDomains: ['auer.example'] });
    const { badges } = await background.webmail(
      'message.seen',
      seen(aMail({ from: { address: 'website@auer.example' }, replyTo: ERIKA })),
    );
    expect(badges[0]).toMatchObject({ status: 'known', logged: false });
    expect(await timeline(background, erika)).toEqual([]);
  });
});

describe('the choice among several people', () => {
  const OURS = {
    from: { address: 'kontor@auer.example' },
    to: [{ address: 'uwe@brandt.example' }, { address: 'erika@muster.example' }],
    direction: 'outbound' as const,
  };
  const first = async (background: Background) => {
    await background.webmail('message.seen', seen(aMail(OURS)));
    return (await background.page('tab.view', { tabId: 7 })).messages[0]?.people[0]?.person.address;
  };
  const chosen = async () => {
    const background = await ready();
    await withErika(background);
    await background.page('choice.remember', {
      people: ['uwe@brandt.example', 'erika@muster.example'],
      contactId: 'erika-contact',
    });
    return background;
  };

  it('is remembered for just these people, in whatever order', async () => {
    const background = await chosen();
    expect(await first(background)).toBe('erika@muster.example');
    OURS.to.push({ address: 'dritte@fremd.example' });
    expect(await first(background)).toBe('uwe@brandt.example');
    OURS.to.pop();
  });

  it('is kept without an address or a name', async () => {
    const { choices } = await (await chosen()).page('settings.get', {});
    expect(choices).toHaveLength(1);
    expect(JSON.stringify(choices)).not.toMatch(/@|muster|brandt/i);
  });

  it('is gone with the customer', async () => {
    const background = await chosen();
    await background.page('account.erase', { id: 'erika' });
    expect(await first(background)).toBe('uwe@brandt.example');
  });

  it('takes nobody who is not among them', async () => {
    const background = await ready();
    await withErika(background);
    await background.page('choice.remember', {
      people: ['a@fremd.example', 'b@fremd.example'],
      contactId: 'erika-contact',
    });
    expect((await background.page('settings.get', {})).choices).toEqual([]);
  });
});
