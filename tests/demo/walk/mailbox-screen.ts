import type { Page } from 'puppeteer-core';
import { eventually } from '../eventually';
import type { Folder } from '../mailbox/store';
import type { MailboxWords } from '../mailbox/words';
import { NotSeen, type Screen, screenOf } from './screen';

/** The demo mailbox as its user handles it. */
export type MailboxScreen = Screen & {
  /** Goes to the folder and opens the mail with this subject; ends when it can be read. */
  readonly open: (folder: Folder, subject: string) => Promise<void>;
  /** Answers the open mail and sends; ends when the sent mail can be read, with its subject. */
  readonly reply: (text: string) => Promise<string>;
};

export const mailboxScreenOf = (page: Page, words: MailboxWords): MailboxScreen => {
  const screen = screenOf(page, words.mailbox);
  const opened = (subject: string): Promise<void> => {
    const shows = (wanted: string) => {
      const frame = document.querySelector<HTMLIFrameElement>('#messagecontframe');
      return frame?.contentDocument?.querySelector('h2.subject')?.textContent?.includes(wanted) === true;
    };
    return eventually(`${words.mailbox}: “${subject}”`, () => page.evaluate(shows, subject));
  };
  /** What stands in the reading pane, which is a frame. */
  const pane = async (): Promise<Screen> => {
    const frame = await (await page.waitForSelector('#messagecontframe'))?.contentFrame();
    if (!frame) throw new NotSeen(words.mailbox, words.preview);
    return screenOf(frame, words.preview);
  };

  return {
    ...screen,
    open: async (folder, subject) => {
      await page.bringToFront();
      if (!page.url().includes(`_mbox=${folder}`)) {
        await Promise.all([page.waitForNavigation(), screen.follow(words[folder])]);
      }
      await screen.follow(subject);
      await opened(subject);
    },
    reply: async (text) => {
      await page.bringToFront();
      await Promise.all([page.waitForNavigation(), (await pane()).follow(words.reply)]);
      // Above the quotation, where the webmail puts the cursor too.
      await page.$eval('textarea', (field) => {
        field.focus();
        field.setSelectionRange(0, 0);
      });
      await page.keyboard.type(text);
      const subject = await page.$eval('[name=_subject]', (field) => (field as HTMLInputElement).value);
      await Promise.all([page.waitForNavigation(), screen.press(words.send)]);
      await opened(subject);
      return subject;
    },
  };
};
