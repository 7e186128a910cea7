import { accounts } from '@/utils/db/accounts';
import { assessments, type AccountRow as StoredRow } from '@/utils/db/assessments';
import { complaints } from '@/utils/db/complaints';
import { contacts } from '@/utils/db/contacts';
import type { ReadTx } from '@/utils/db/history';
import { interactions } from '@/utils/db/interactions';
import { orders } from '@/utils/db/orders';
import { settings } from '@/utils/db/settings';
import { surveyResponses } from '@/utils/db/survey-responses';
import type { Account } from '@/utils/domain/account';
import { assess } from '@/utils/domain/assess';
import { type Assessment, isFlagged, type RiskFlag } from '@/utils/domain/assessment';
import { eventsOf } from '@/utils/domain/health-events';
import { DAY } from '@/utils/domain/instant';
import type { AccountRow, CareRow } from '@/utils/domain/profile';
import type { Id } from '@/utils/domain/schema';
import { reasonSentence, stateWord } from '@/utils/platform/wording';
import type { Services } from './services';

/** Older touches decide nothing: every reason has faded or ended by then. */
const LOOK_BACK_DAYS = 400;
const SLICE = 50;
/** "Take care today" never grows longer: a list nobody finishes is a list nobody starts. */
const CARE_LIST_MOST = 7;

export const ASSESSED_FROM = [
  'accounts',
  'interactions',
  'complaints',
  'surveyResponses',
  'orders',
  'settings',
  'assessments',
] as const;
export type AssessTx = ReadTx<(typeof ASSESSED_FROM)[number]>;

/** The verdict on an account now, from its records. */
export const assessNow = async (
  tx: AssessTx,
  account: Account,
  { now, offsetMinutes }: Services,
): Promise<Assessment> => {
  const at = now();
  const since = at - LOOK_BACK_DAYS * DAY;
  const [touches, complaintPage, answers, ordered, { health, workingDays }] = await Promise.all([
    interactions.since(tx, account.id, since),
    complaints.ofAccount(tx, account.id, { limit: 200 }),
    surveyResponses.since(tx, account.id, since),
    orders.since(tx, account.id, since),
    settings.get(tx),
  ]);
  const events = eventsOf({
    account,
    interactions: touches,
    complaints: complaintPage.items,
    surveyResponses: answers,
    orders: ordered,
  });
  return assess(account.id, events, at, { health, workingDays, offsetMinutes: offsetMinutes(at) });
};

/** The stored verdict while it holds, else a fresh one. */
export const currentAssessment = async (tx: AssessTx, account: Account, services: Services): Promise<Assessment> => {
  const row = await assessments.get(tx, account.id);
  return row !== undefined && holds(row, services.now()) && row.assessment !== undefined
    ? row.assessment
    : assessNow(tx, account, services);
};

const holds = ({ stale, assessment }: StoredRow, now: number): boolean =>
  !stale && assessment !== undefined && (assessment.nextChangeAt === undefined || now < assessment.nextChangeAt);

/** Assesses these accounts again, stores the verdicts, and tells the user where a state changed. */
export const reassess = async (services: Services, accountIds: readonly Id[]): Promise<void> => {
  const history = await services.history();
  for (let from = 0; from < accountIds.length; from += SLICE) {
    const slice = accountIds.slice(from, from + SLICE);
    const changes = await history.write(ASSESSED_FROM, { durability: 'relaxed', what: 'assess' }, async (tx) => {
      const changed: { account: Account; assessment: Assessment; flag: RiskFlag | undefined }[] = [];
      for (const id of slice) {
        const account = await accounts.get(tx, id);
        if (account === undefined) continue;
        const before = await assessments.get(tx, id);
        const assessment = await assessNow(tx, account, services);
        const flag = flagAfter(before?.flag, assessment);
        await assessments.save(tx, assessment, flag);
        if (before?.assessment?.state !== assessment.state) changed.push({ account, assessment, flag });
      }
      return { changed, notifications: (await settings.get(tx)).notifications };
    });
    for (const { account, assessment, flag } of changes.changed) {
      if (!changes.notifications || !isFlagged(assessment.state) || flag?.raisedAt !== assessment.at) continue;
      const [reason] = assessment.reasons;
      // Once per flag: the id holds the moment it was raised.
      await services.attention.notify(
        noticeIdOf(account.id, flag.raisedAt),
        `${account.name}: ${stateWord(assessment.state)}`,
        reason === undefined ? '' : reasonSentence(reason),
      );
    }
  }
  await showFlagCount(services);
};

/** The name of a notice about an account; the moment in it makes each flag a notice of its own. */
const noticeIdOf = (accountId: Id, raisedAt: number): string => `flag:${raisedAt}:${accountId}`;

/** The page that a click on a notice opens: the profile of the customer it is about. */
export const pageOfNotice = (noticeId: string): string => {
  const accountId = /^flag:\d+:(.+)$/.exec(noticeId)?.[1];
  return `/sidepanel.html${accountId === undefined ? '' : `?account=${encodeURIComponent(accountId)}`}`;
};

/** The flag after a verdict: raised when the account begins to slip, cleared when it no longer does. */
const flagAfter = (flag: RiskFlag | undefined, { accountId, at, state, reasons }: Assessment): RiskFlag | undefined => {
  const standing = flag !== undefined && flag.clearedAt === undefined;
  if (isFlagged(state)) {
    const reason = reasons[0]?.code;
    return standing || reason === undefined ? flag : { accountId, raisedAt: at, reason };
  }
  return standing ? { ...flag, clearedAt: at } : flag;
};

/** What the hourly alarm does: verdicts that time alone may have changed, and those a dying worker left undone. */
export const reassessDue = async (services: Services): Promise<void> => {
  const history = await services.history();
  const due = await history.read(['assessments'], async (tx) => {
    const [stale, dueNow] = await Promise.all([
      assessments.stale(tx, 1000),
      assessments.dueBy(tx, services.now(), 1000),
    ]);
    return [...new Set([...stale, ...dueNow])];
  });
  if (due.length > 0) await reassess(services, due);
  else await showFlagCount(services);
};

const showFlagCount = async (services: Services): Promise<void> => {
  const history = await services.history();
  const flagged = await history.read(['assessments'], async (tx) => {
    const [slipping, atRisk] = await Promise.all([
      assessments.inState(tx, 'slipping', 1000),
      assessments.inState(tx, 'at-risk', 1000),
    ]);
    return slipping.length + atRisk.length;
  });
  await services.attention.showCount(flagged);
};

/** The customers to take care of today: flagged ones, most valuable first, then by load (product.md rows 34 and 37). */
export const careList = async (services: Services): Promise<CareRow[]> => {
  const history = await services.history();
  return history.read([...ASSESSED_FROM, 'contacts'], async (tx) => {
    const rows = await Promise.all(
      (['at-risk', 'slipping'] as const).map((state) => assessments.inState(tx, state, 200)),
    );
    const care: CareRow[] = [];
    for (const { accountId } of rows.flat()) {
      const account = await accounts.get(tx, accountId);
      if (account === undefined) continue;
      const assessment = await currentAssessment(tx, account, services);
      if (isFlagged(assessment.state)) care.push({ account: await accountRow(tx, account, assessment), assessment });
    }
    return care.sort(byCare).slice(0, CARE_LIST_MOST);
  });
};

const CLASS_WEIGHT: Record<string, number> = { A: 3, B: 2, C: 1 };
const weight = ({ account, assessment }: CareRow): number =>
  assessment.load * (CLASS_WEIGHT[account.valueClass ?? 'C'] ?? 1);
const byCare = (a: CareRow, b: CareRow): number => weight(b) - weight(a) || a.account.id.localeCompare(b.account.id);

/** An account as lists show it. */
export const accountRow = async (
  tx: ReadTx<'contacts'>,
  account: Account,
  { state }: Pick<Assessment, 'state'>,
): Promise<AccountRow> => ({
  id: account.id,
  name: account.name,
  state,
  ...(account.valueClass !== undefined && { valueClass: account.valueClass }),
  people: (await contacts.ofAccount(tx, account.id, { limit: 50 })).items.length,
});
