import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDovecot } from './dovecot';
import { deliver, type Mail } from './mailbox';
import type { ReceivedMail } from './received-mail';
import { createDatabase, type Skin, startRoundcube, type WebmailLanguage } from './roundcube';
import { startReceiver } from './smtp';

/** A complete small mail provider on 127.0.0.1. A user is a full address, exists at once, and may use any password. */
export type MailHost = {
  /** Roundcube's address, with a slash at the end. */
  readonly url: string;
  /** Puts mails into the user's folders, oldest first. */
  readonly seed: (user: string, mails: readonly Mail[]) => Promise<void>;
  /** What the webmail has sent so far, oldest first. */
  readonly received: () => readonly ReceivedMail[];
  /** Ends the servers and removes their folder. */
  readonly stop: () => Promise<void>;
};

export type MailHostOptions = { readonly skin: Skin; readonly language: WebmailLanguage };

/** Starts Dovecot, an SMTP server and Roundcube. Needs what `ensureWebmailServers` installs. */
export async function startMailHost({ skin, language }: MailHostOptions): Promise<MailHost> {
  const home = await mkdtemp(join(tmpdir(), 'kundenpuls-mail-host-'));
  // Dovecot reads mail as nobody and has to get through to it.
  await chmod(home, 0o755);
  const stops: (() => Promise<void>)[] = [() => rm(home, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const database = createDatabase(home);
    const store = await startDovecot(home);
    stops.push(store.stop);
    const receiver = await startReceiver((recipient, { source }) =>
      deliver(store, recipient, { source, date: new Date() }),
    );
    stops.push(receiver.stop);
    await database;
    const roundcube = await startRoundcube({ home, imapPort: store.port, smtpPort: receiver.port, skin, language });
    stops.push(roundcube.stop);
    return {
      url: roundcube.url,
      seed: async (user, mails) => {
        const oldestFirst = [...mails].sort((one, other) => one.date.getTime() - other.date.getTime());
        for (const mail of oldestFirst) await deliver(store, user, mail);
      },
      received: receiver.received,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
