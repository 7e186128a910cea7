// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { describe, expect, it } from 'vitest';
import { automaticMail } from '@/utils/domain/automatic';
import { roundcube } from '@/utils/webmail/adapters/roundcube';
import { readPage } from '@/utils/webmail/reading';
import { pageFor } from './mailbox/pages';
import { openStore } from './mailbox/store';
import { urls } from './mailbox/urls';
import { MAILBOX_WORDS } from './mailbox/words';
import { US } from './mails';

const now = new Date(2026, 10, 21, 12);
const store = openStore(now);
const mails = [...store.list('INBOX'), ...store.list('Sent')];

describe.each(['de', 'en'] as const)('the demo mailbox in %s', (language) => {
  const site = { words: MAILBOX_WORDS[language], now: () => now };
  const read = (address: string) => {
    const page = pageFor(site, store, new URLSearchParams(address.slice(2)), 'nonce');
    // Each page is read by itself: the frame stays empty.
    const alone = page?.replace(/(<iframe[^>]*) src="[^"]*"/, '$1') ?? '';
    const document = new DOMParser().parseFromString(alone, 'text/html');
    const url = `http://127.0.0.1:18080${address}`;
    return { document, reading: readPage(roundcube, { document, url, now: now.getTime() }, { rows: true }) };
  };

  it.each(mails)('shows “$subject” so that the webmail adapter reads it right', (mail) => {
    for (const address of [urls.preview(mail.folder, mail.uid), urls.show(mail.folder, mail.uid)]) {
      const { document, reading } = read(address);
      expect(roundcube.recognises({ document, url: address })).toBe(true);
      expect(reading.misses).toEqual([]);
      expect(reading.messages).toMatchObject([
        {
          from: mail.from,
          to: mail.to,
          cc: mail.cc,
          subject: mail.subject,
          date: mail.date.getTime(),
          direction: mail.folder === 'Sent' ? 'outbound' : 'inbound',
          folder: mail.folder,
          uid: String(mail.uid),
        },
      ]);
    }
  });

  it.each(['INBOX', 'Sent'] as const)(
    'lists %s with the addresses of the people, and says who is signed in',
    (folder) => {
      const { reading } = read(urls.folder(folder));
      expect(reading.ownAddress).toBe(US.address);
      expect(reading.listPerson).toBe(folder === 'Sent' ? 'recipient' : 'sender');
      const there = mails.filter((mail) => mail.folder === folder);
      expect(reading.listRows.map(({ address, subject }) => ({ address, subject }))).toEqual(
        there.map(({ from, to, subject }) => ({ address: (folder === 'Sent' ? to[0] : from)?.address, subject })),
      );
    },
  );

  it('knows what nobody wrote: the newsletter and the out-of-office', () => {
    const automatic = mails.filter(({ subject }) => /^(Newsletter|Automatic reply)/.test(subject));
    const kinds = automatic.map(({ folder, uid }) => {
      const [message] = read(urls.preview(folder, uid)).reading.messages;
      return message && automaticMail(message);
    });
    expect(kinds.toSorted()).toEqual(['auto-reply', 'list']);
  });
});
