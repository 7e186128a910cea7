import type { AssessmentState, Reason, ReasonCode } from '@/utils/domain/assessment';
import type { ComplaintCategory, Severity } from '@/utils/domain/complaint';
import type { Instant } from '@/utils/domain/schema';
import { language, type MessageKey, plural, t, textLanguage } from './i18n';

const STATE: Record<AssessmentState, { word: MessageKey; shape: string }> = {
  new: { word: 'state_new', shape: '○' },
  healthy: { word: 'state_healthy', shape: '●' },
  watch: { word: 'state_watch', shape: '◇' },
  slipping: { word: 'state_slipping', shape: '◆' },
  'at-risk': { word: 'state_at_risk', shape: '▲' },
  recovered: { word: 'state_recovered', shape: '◐' },
  dormant: { word: 'state_dormant', shape: '□' },
  lost: { word: 'state_lost', shape: '×' },
};

/** Several things as part of a sentence: "a, b and c". */
export const list = (things: readonly string[]): string =>
  new Intl.ListFormat(textLanguage(), { type: 'conjunction' }).format(things);

/** How a customer stands, in a word or two. */
export const stateWord = (state: AssessmentState): string => t(STATE[state].word);

/** One character per state, so that no state is told by colour alone; the same one wherever a state is shown. */
export const stateShape = (state: AssessmentState): string => STATE[state].shape;

const CATEGORY: Record<ComplaintCategory, MessageKey> = {
  delivery: 'category_delivery',
  invoice: 'category_invoice',
  defect: 'category_defect',
  service: 'category_service',
  other: 'category_other',
};

export const categoryWord = (category: ComplaintCategory): string => t(CATEGORY[category]);

const SEVERITY: Record<Severity, MessageKey> = {
  low: 'severity_low',
  medium: 'severity_medium',
  high: 'severity_high',
};

export const severityWord = (severity: Severity): string => t(SEVERITY[severity]);

const format = (at: Instant, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language(), options).format(at);

const yearOf = (at: Instant): number => new Date(at).getFullYear();

/** "9. Nov.", with the year when it is not this year's. */
export const shortDate = (at: Instant, now: Instant = Date.now()): string =>
  format(at, { day: 'numeric', month: 'short', ...(yearOf(at) !== yearOf(now) && { year: 'numeric' }) });

/** Whole local days from `at` to `now`: 0 today, 1 yesterday, -1 tomorrow. Daylight saving time does not shift it. */
export const daysAgo = (at: Instant, now: Instant = Date.now()): number => {
  const [then, today] = [new Date(at), new Date(now)];
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day(today) - day(then)) / 86_400_000);
};

const NEAR: Record<number, MessageKey> = { 0: 'date_today', 1: 'date_yesterday', [-1]: 'date_tomorrow' };

/** "today", "yesterday", "tomorrow", else the short date. */
export const dayWord = (at: Instant, now: Instant = Date.now()): string => {
  const near = NEAR[daysAgo(at, now)];
  return near === undefined ? shortDate(at, now) : t(near);
};

/** The day and the time of it: "today, 09:12". */
export const momentWord = (at: Instant, now: Instant = Date.now()): string =>
  `${dayWord(at, now)}, ${format(at, { hour: '2-digit', minute: '2-digit' })}`;

/** Subjects are cut in sentences: a list of reasons is read in a glance. */
const SUBJECT_MOST = 60;

const cut = (text: string): string =>
  text.length <= SUBJECT_MOST ? text : `${text.slice(0, SUBJECT_MOST - 1).trimEnd()}…`;

type Sentence = (facts: Reason['facts'], date: string) => string;

/** The number of a fact, rounded down; absent for what is no number. */
const count = (fact: string | number | undefined): number | undefined =>
  typeof fact === 'number' && Number.isFinite(fact) ? Math.floor(fact) : undefined;

const unanswered: Sentence = ({ workingDays, mails, subject }, date) => {
  const named = typeof subject === 'string' && subject !== '';
  const mail = named ? t('reason_mail_named', cut(subject), date) : t('reason_mail', date);
  const days = count(workingDays) ?? 0;
  const waiting = days < 1 ? t('reason_unanswered_new', mail) : plural('reason_unanswered', days, mail);
  const again = (count(mails) ?? 1) - 1;
  return again < 1 ? waiting : plural('reason_chased', again, waiting);
};

const isCategory = (fact: unknown): fact is ComplaintCategory =>
  typeof fact === 'string' && Object.hasOwn(CATEGORY, fact);
const isSeverity = (fact: unknown): fact is Severity => typeof fact === 'string' && Object.hasOwn(SEVERITY, fact);

const complaintKind = ({ category, severity }: Reason['facts']): string =>
  [categoryWord(isCategory(category) ? category : 'other'), isSeverity(severity) ? severityWord(severity) : '']
    .filter((part) => part !== '')
    .join(', ');

const complaintOpen: Sentence = (facts, date) => {
  const days = count(facts.days) ?? 0;
  const kind = complaintKind(facts);
  return days < 1 ? t('reason_complaint_new', kind, date) : plural('reason_complaint', days, kind, date);
};

const survey =
  (key: MessageKey, keyWithBefore: MessageKey): Sentence =>
  ({ score, before }, date) =>
    before === undefined ? t(key, score ?? '?', date) : t(keyWithBefore, score ?? '?', date, before);

const CHURN: Record<string, MessageKey> = {
  threat: 'reason_churn_threat',
  competitor: 'reason_churn_competitor',
  'cancel-request': 'reason_churn_cancel',
};

const dated =
  (key: MessageKey): Sentence =>
  (_facts, date) =>
    t(key, date);

const complaintDated =
  (key: MessageKey): Sentence =>
  (facts, date) =>
    t(key, complaintKind(facts), date);

const SENTENCE: Record<ReasonCode, Sentence> = {
  unanswered,
  complaint_open: complaintOpen,
  complaint_repeat: complaintDated('reason_complaint_repeat'),
  complaint_resolved: complaintDated('reason_complaint_resolved'),
  overdue_delivery: dated('reason_overdue_delivery'),
  late_delivery: dated('reason_late_delivery'),
  dunning_conflict: dated('reason_dunning_conflict'),
  dunning: dated('reason_dunning'),
  sentiment_drop: dated('reason_sentiment_drop'),
  cadence_drop: dated('reason_cadence_drop'),
  reply_stopped: dated('reason_reply_stopped'),
  nps_low: survey('reason_nps_low', 'reason_nps_low_before'),
  csat_low: survey('reason_csat_low', 'reason_csat_low_before'),
  churn_intent: ({ kind }, date) => t(CHURN[String(kind)] ?? 'reason_churn_threat', date),
  order_value_drop: dated('reason_order_value_drop'),
  contract_end: dated('reason_contract_end'),
};

/** Why points were given, with date and mail: "Mail “Where is …” of 9 Nov unanswered for 8 working days". */
export const reasonSentence = (reason: Reason, now: Instant = Date.now()): string =>
  SENTENCE[reason.code](reason.facts, shortDate(reason.since, now));

const END: Record<ReasonCode, MessageKey> = {
  unanswered: 'end_unanswered',
  complaint_open: 'end_complaint_open',
  complaint_repeat: 'end_complaint_open',
  complaint_resolved: 'end_fades',
  overdue_delivery: 'end_delivery',
  late_delivery: 'end_punctual',
  dunning_conflict: 'end_dunning',
  dunning: 'end_fades',
  sentiment_drop: 'end_tone',
  cadence_drop: 'end_contact',
  reply_stopped: 'end_contact',
  nps_low: 'end_survey',
  csat_low: 'end_survey',
  churn_intent: 'end_talk',
  order_value_drop: 'end_orders',
  contract_end: 'end_talk',
};

/** What would end the verdict, for the strongest three reasons; empty when there is nothing to end. */
export const endSentence = (reasons: readonly Reason[]): string => {
  const ends = [...new Set(reasons.slice(0, 3).map(({ code }) => END[code]))].map((key) => t(key));
  if (ends.length === 0) return '';
  return t('end_when', list(ends));
};

/** The one thing to do about a reason. `answer` needs the mail, `complaint` its card, `call` only a telephone. */
export type NextStep = { action: 'answer' | 'complaint' | 'call'; label: string };

const STEP: Record<ReasonCode, [NextStep['action'], MessageKey]> = {
  unanswered: ['answer', 'step_answer'],
  complaint_open: ['complaint', 'step_complaint'],
  complaint_repeat: ['complaint', 'step_complaint'],
  complaint_resolved: ['call', 'step_follow_up'],
  overdue_delivery: ['call', 'step_delivery'],
  late_delivery: ['call', 'step_delivery'],
  dunning_conflict: ['call', 'step_follow_up'],
  dunning: ['call', 'step_follow_up'],
  sentiment_drop: ['call', 'step_ask'],
  cadence_drop: ['call', 'step_ask'],
  reply_stopped: ['call', 'step_ask'],
  nps_low: ['call', 'step_ask'],
  csat_low: ['call', 'step_ask'],
  churn_intent: ['call', 'step_ask'],
  order_value_drop: ['call', 'step_ask'],
  contract_end: ['call', 'step_ask'],
};

export const nextStep = (reason: Reason): NextStep => {
  const [action, label] = STEP[reason.code];
  return { action, label: t(label) };
};
