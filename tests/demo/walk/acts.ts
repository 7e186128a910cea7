import type { Page } from 'puppeteer-core';
import { isFlagged } from '@/utils/domain/assessment';
import type { CustomerProfile, SeenMessage } from '@/utils/domain/profile';
import type { MessageKey } from '@/utils/platform/i18n';
import { until } from '../../e2e/servers/processes';
import type { Folder } from '../mailbox/store';
import { mailLine, quoted } from './lines';
import { screenOf } from './screen';
import { accountOf, loggedMail, openMail, seenMail, stateWord } from './seen';
import { inPanel, inPopup, type Stage } from './stage';

// What a user of the extension does, one after the other; each act throws when its promise does not come true.

/** Goes through the three steps that the extension opens after its installation: who we are, so that no colleague becomes a customer. */
export const sayWhoWeAre = async (stage: Stage, address: string, picture: string): Promise<void> => {
  const { texts } = stage;
  const page = await stage.browser.openedByItself('welcome.html');
  const welcome = screenOf(page, 'Welcome page');
  await page.bringToFront();
  await welcome.see(texts('welcome_stores_title'));
  await welcome.press(texts('welcome_next'));
  await welcome.write(texts('welcome_own'), address);
  await page.keyboard.press('Enter');
  await welcome.press(texts('welcome_domain_suggested').replace('$1', address.split('@')[1] ?? ''));
  await stage.picture(page, picture);
  await stage.linger();
  await welcome.press(texts('welcome_next'));
  await welcome.press(texts('welcome_finish'));
  await welcome.see(texts('welcome_done_title'));
};

/** Allows the mailbox's site in the popup. */
export const switchOn = async (stage: Stage): Promise<void> => {
  const { texts } = stage;
  await inPopup(stage, async (popup) => {
    await popup.see(texts('grant_title'));
    await popup.press(texts('grant_action'));
    await popup.see(texts('popup_no_mail'));
  });
};

export type NewCustomer = {
  /** The subject of the open mail. */
  readonly subject: string;
  /** The company's name, where the mail domain does not spell it right; `private` for a person without one. */
  readonly company?: string | { readonly private: true };
  readonly picture?: string;
};

/** Adds the sender of the open mail as a customer in the popup; the mail is logged with it. */
export const addCustomer = async (stage: Stage, { subject, company, picture }: NewCustomer): Promise<SeenMessage> => {
  const { texts } = stage;
  await inPopup(stage, async (popup, page) => {
    await popup.see(texts('new_customer_title'));
    if (typeof company === 'object') await popup.choose(texts('new_customer_private'));
    else if (company !== undefined) await popup.write(texts('new_customer_company'), company);
    if (picture !== undefined) await stage.picture(page, picture);
    await popup.press(texts('new_customer_add'));
    await popup.see(texts('log_action'));
  });
  return loggedMail(stage, subject);
};

export type ComplaintWords = { readonly category: MessageKey; readonly words?: string };

/** Tags the open mail as a complaint in the popup. */
export const tagComplaint = async (stage: Stage, { category, words }: ComplaintWords, pictureName?: string) => {
  const { texts } = stage;
  await inPopup(stage, async (popup, page) => {
    await popup.choose(texts('kind_complaint'));
    await popup.choose(texts(category));
    if (words !== undefined) await popup.write(texts('complaint_words'), words);
    if (pictureName !== undefined) await stage.picture(page, pictureName);
    await popup.press(texts('log_action'));
    await popup.see(texts('log_done').replace('$1', texts('kind_complaint')));
  });
};

/** Opens a known customer's further mails, and says that each was logged. */
export const openKnown = async (stage: Stage, mails: readonly (readonly [Folder, string])[]): Promise<void> => {
  for (const [folder, subject] of mails) {
    await openMail(stage, folder, subject);
    const logged = await loggedMail(stage, subject);
    stage.terminal.fact(stage.words.logged, mailLine(stage, logged));
  }
};

/** Opens a mail of somebody who is no customer, and says why the extension leaves it out. */
export const openOther = async (stage: Stage, subject: string): Promise<void> => {
  const seen = await openMail(stage, 'INBOX', subject);
  if (seen.skipped === undefined) throw new Error(`“${subject}” was taken for a customer's mail.`);
  const why = ({ own: 'popup_own', colleague: 'popup_colleague', automatic: 'popup_automatic' } as const)[
    seen.skipped as 'own' | 'colleague' | 'automatic'
  ];
  const sentence = stage.texts(why).split('. ')[0]?.replace(/\.$/, '') ?? '';
  stage.terminal.fact(stage.words.skipped, `${quoted(stage.language, subject)} · ${sentence}`);
};

/** Looks at the customer of the open mail in the side panel and says how she stands, in the panel's own words. */
export const lookAtProfile = async (
  stage: Stage,
  seen: SeenMessage,
  what: string,
  isSo: (profile: CustomerProfile) => boolean,
  pictureName?: string,
): Promise<CustomerProfile> => {
  const { terminal, words } = stage;
  const accountId = accountOf(seen);
  const { profile, sentences } = await inPanel(stage, async (_panel, page) => {
    const shown = await until(`${what}, in the side panel`, async () => {
      const is = await stage.extension.ask('profile.get', { id: accountId });
      if (is === null || !isSo(is)) return undefined;
      const { text, reasons } = await verdictShown(stage, page);
      const agree = text.includes(is.account.name) && text.includes(stateWord(stage, is.assessment.state));
      return agree && reasons.length >= Math.min(is.assessment.reasons.length, 3)
        ? { profile: is, sentences: reasons }
        : undefined;
    });
    if (pictureName !== undefined) await stage.picture(page, pictureName);
    return shown;
  });
  const { state } = profile.assessment;
  terminal.fact(isFlagged(state) ? words.state : words.stands, `${profile.account.name} · ${stateWord(stage, state)}`);
  if (sentences.length > 0) terminal.fact(words.because, ...sentences);
  return profile;
};

/** What can be read in the panel, and the sentences of the reasons without what stands beside each. */
const verdictShown = ({ texts }: Stage, page: Page): Promise<{ text: string; reasons: string[] }> =>
  page.evaluate(
    (besides) => ({
      // biome-ignore lint/performance/useDomNodeTextContent: only what is drawn can be seen
      text: document.body.innerText,
      reasons: [...document.querySelectorAll('.reason-text')].map((one) =>
        (one.textContent ?? '').replace(besides, '').trim(),
      ),
    }),
    texts('reason_open_mail'),
  );

/** Answers the open mail from the mailbox, and waits until the extension has seen the answer. */
export const answer = async (stage: Stage, text: string): Promise<SeenMessage> => {
  const subject = await stage.mailbox.reply(text);
  await seenMail(stage, subject);
  return loggedMail(stage, subject);
};

/** Marks the complaint of the open mail's customer as solved in the side panel, the customer being content. */
export const resolveComplaint = async (stage: Stage, category: MessageKey): Promise<void> => {
  const { texts } = stage;
  await inPanel(stage, async (panel) => {
    await panel.press(texts('complaint_resolve'));
    await panel.press(texts('yes'));
    await panel.see(texts('saved_complaint').replace('$1', texts(category)));
  });
};
