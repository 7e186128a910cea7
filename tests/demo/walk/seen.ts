import type { AssessmentState } from '@/utils/domain/assessment';
import type { CustomerProfile, SeenMessage } from '@/utils/domain/profile';
import { until } from '../../e2e/servers/processes';
import type { Folder } from '../mailbox/store';
import { MAILS } from '../mails';
import type { Stage } from './stage';

/** Opens a mail and waits until the extension has read it; throws if it read something else than the mail says. */
export const openMail = async (stage: Stage, folder: Folder, subject: string): Promise<SeenMessage> => {
  await stage.mailbox.open(folder, subject);
  return seenMail(stage, subject);
};

/** What the extension read of the mail that is open with this subject. */
export const seenMail = async (stage: Stage, subject: string): Promise<SeenMessage> => {
  const { extension, tabId, recognized } = stage;
  const seen = await until(`the extension to read “${subject}”`, async () => {
    const { messages } = await extension.ask('tab.view', { tabId });
    return messages.find(({ message }) => message.subject === subject);
  });
  checkReading(seen);
  recognized.add(subject);
  return seen;
};

/** Waits until the open mail is logged. */
export const loggedMail = ({ extension, tabId }: Stage, subject: string): Promise<SeenMessage> =>
  until(`“${subject}” to be logged`, async () => {
    const { messages } = await extension.ask('tab.view', { tabId });
    return messages.find(({ message, logged }) => message.subject === subject && logged);
  });

const checkReading = ({ message, direction, skipped }: SeenMessage): void => {
  const mail = MAILS.find(({ subject }) => subject === message.subject);
  if (mail === undefined) return;
  const wanted = mail.folder === 'Sent' ? 'outbound' : 'inbound';
  if (message.from?.address !== mail.from.address || message.date === undefined)
    throw new Error(`“${mail.subject}” was read as a mail from ${message.from?.address ?? 'nobody'}.`);
  if (skipped === undefined && direction !== wanted)
    throw new Error(`“${mail.subject}” was read as ${direction ?? 'neither inbound nor outbound'}.`);
};

/** The profile of the customer in a mail, once `isSo` is true of it. */
export const profileOf = (
  { extension }: Stage,
  accountId: string,
  what: string,
  isSo: (profile: CustomerProfile) => boolean = () => true,
): Promise<CustomerProfile> =>
  until(what, async () => {
    const profile = await extension.ask('profile.get', { id: accountId });
    return profile !== null && isSo(profile) ? profile : undefined;
  });

/** The customer of a mail that must have one by now. */
export const accountOf = ({ people, message }: SeenMessage): string => {
  const accountId = people.find((one) => one.accountId !== undefined)?.accountId;
  if (accountId === undefined) throw new Error(`“${message.subject ?? ''}” belongs to no customer.`);
  return accountId;
};

const STATE_TEXT = {
  new: 'state_new',
  healthy: 'state_healthy',
  watch: 'state_watch',
  slipping: 'state_slipping',
  'at-risk': 'state_at_risk',
  recovered: 'state_recovered',
  dormant: 'state_dormant',
  lost: 'state_lost',
} as const satisfies Record<AssessmentState, string>;

/** How the extension calls a state. */
export const stateWord = ({ texts }: Stage, state: AssessmentState): string => texts(STATE_TEXT[state]);
