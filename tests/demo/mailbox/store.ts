import { type DemoMail, MAILS, type MailPerson, US } from '../mails';
import { workingDaysBefore } from '../working-days';

export type Folder = DemoMail['folder'];

/** A mail as the mailbox keeps it. */
export type StoredMail = {
  readonly uid: number;
  readonly folder: Folder;
  readonly from: MailPerson;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly subject: string;
  readonly date: Date;
  readonly text: string;
  unread: boolean;
};

/** What somebody wrote in the compose page. */
export type Draft = { readonly to: MailPerson; readonly subject: string; readonly text: string };

/** The mails of the demo, in memory: what is sent appears in Sent, and all is forgotten at the end. */
export type Store = {
  /** Newest first. */
  readonly list: (folder: Folder) => readonly StoredMail[];
  readonly find: (folder: Folder, uid: number) => StoredMail | undefined;
  /** Puts the mail into Sent, dated now. */
  readonly send: (draft: Draft) => StoredMail;
};

export const openStore = (now: Date): Store => {
  const mails = MAILS.map(
    (mail): Omit<StoredMail, 'uid'> => ({
      folder: mail.folder,
      from: mail.from,
      to: mail.to,
      cc: mail.cc ?? [],
      subject: mail.subject,
      date: workingDaysBefore(now, mail.workingDaysBack, mail.timeOfDay),
      text: flowed(mail.text),
      unread: mail.folder === 'INBOX' && mail.workingDaysBack <= 2,
    }),
  );
  mails.sort((one, other) => one.date.getTime() - other.date.getTime());

  const folders: Record<Folder, StoredMail[]> = { INBOX: [], Sent: [] };
  const keep = (mail: Omit<StoredMail, 'uid'>): StoredMail => {
    const folder = folders[mail.folder];
    const stored = { ...mail, uid: folder.length + 1 };
    folder.push(stored);
    return stored;
  };
  mails.forEach(keep);

  return {
    list: (folder) => folders[folder].toReversed(),
    find: (folder, uid) => folders[folder].find((mail) => mail.uid === uid),
    send: ({ to, subject, text }) =>
      keep({ folder: 'Sent', from: US, to: [to], cc: [], subject, date: new Date(), text, unread: false }),
  };
};

/** Paragraphs as one line each, whatever the width of the data file: a long line goes on in the next. */
const flowed = (text: string): string => text.replace(/(.{60,})\n(?=[^\s>])/g, '$1 ');
