import type { HealthEvent } from './health-event';
import type { WorkingCalendar } from './instant';
import type { Id, Instant } from './schema';
import type { HealthSettings } from './settings';
import { afterChurn, type Churn } from './verdict-churn';
import { afterComplaints, type Complaints, NO_COMPLAINTS } from './verdict-complaints';
import { afterContract, type Contract } from './verdict-contract';
import { afterDeliveries, type Deliveries, NO_DELIVERIES } from './verdict-deliveries';
import { afterDunning, type Dunning, NO_DUNNING } from './verdict-dunning';
import type { Evidence } from './verdict-evidence';
import { afterJudgement, type Judgement } from './verdict-judgement';
import { afterOrderValue, type OrderValue } from './verdict-order-value';
import { afterRelationship, type Relationship, relationshipFrom } from './verdict-relationship';
import { afterRelief, NO_RELIEF, type Relief } from './verdict-relief';
import { afterReply, NO_REPLIES, type Replies } from './verdict-reply';
import { afterRhythm, NO_RHYTHM, type Rhythm } from './verdict-rhythm';
import { afterSurveys, type Surveys } from './verdict-surveys';
import { afterTone, type Tone, UNKNOWN_TONE } from './verdict-tone';
import { afterLateAnswer, type LateAnswers } from './verdict-unanswered';
import { afterEvent, type Waiting } from './waiting';

export type AssessSettings = WorkingCalendar & { health: HealthSettings };

/** What the rules know about a customer at some moment: the events up to then, folded. Plain JSON, a few kilobytes. */
export type View = {
  relationship: Relationship;
  waiting?: Waiting | undefined;
  lateAnswers: LateAnswers;
  complaints: Complaints;
  replies: Replies;
  tone: Tone;
  rhythm: Rhythm;
  deliveries: Deliveries;
  dunning: Dunning;
  surveys: Surveys;
  churn: Churn;
  orderValue: OrderValue;
  contract: Contract;
  relief: Relief;
  judgement: Judgement;
  /** From here on nothing changes the view but the waiting clock. */
  lostAt?: Instant;
  /** The last event that is in it. */
  last?: { id: Id; at: Instant };
};

/** One cause of points. Looks at the view and the clock only; returns nothing when it has nothing to say. */
export type Rule = (view: View, now: Instant, settings: AssessSettings) => Evidence[];

export const viewBefore = (first: Instant): View => ({
  relationship: relationshipFrom(first),
  lateAnswers: [],
  complaints: NO_COMPLAINTS,
  replies: NO_REPLIES,
  tone: UNKNOWN_TONE,
  rhythm: NO_RHYTHM,
  deliveries: NO_DELIVERIES,
  dunning: NO_DUNNING,
  surveys: {},
  churn: [],
  orderValue: { orders: 0, fast: 0, slow: 0 },
  contract: {},
  relief: NO_RELIEF,
  judgement: {},
});

/** The view after one more event. Every channel learns from the view as it was before, so their order does not matter. */
export const withEvent = (view: View, event: HealthEvent, settings: AssessSettings): View => {
  const last = { id: event.id, at: event.at };
  const waiting = afterEvent(view.waiting, event);
  if (view.lostAt !== undefined) return { ...view, waiting, last };
  const next: View = {
    relationship: afterRelationship(view, event),
    waiting,
    lateAnswers: afterLateAnswer(view, event, waiting, settings),
    complaints: afterComplaints(view, event, settings),
    replies: afterReply(view, event, settings),
    tone: afterTone(view, event, settings),
    rhythm: afterRhythm(view, event, settings),
    deliveries: afterDeliveries(view, event, settings),
    dunning: afterDunning(view, event, settings),
    surveys: afterSurveys(view, event, settings),
    churn: afterChurn(view, event),
    orderValue: afterOrderValue(view, event, settings),
    contract: afterContract(view, event),
    relief: afterRelief(view, event, settings),
    judgement: afterJudgement(view, event),
    last,
  };
  return event.type === 'churned' ? { ...next, lostAt: event.at } : next;
};
