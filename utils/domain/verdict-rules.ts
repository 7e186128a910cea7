import type { ReasonCode } from './assessment';
import type { Instant } from './schema';
import type { HealthSettings } from './settings';
import { churnRule } from './verdict-churn';
import { complaintRule, suspicionRule } from './verdict-complaints';
import { contractEvidence } from './verdict-contract';
import { lateRule, overdueRule } from './verdict-deliveries';
import { dunningConflictRule, dunningRule } from './verdict-dunning';
import type { Evidence } from './verdict-evidence';
import { pulsePoints } from './verdict-judgement';
import { orderValueRule } from './verdict-order-value';
import { reliefOf } from './verdict-relief';
import { replyRule } from './verdict-reply';
import { rhythmRule } from './verdict-rhythm';
import { csatRule, npsRule } from './verdict-surveys';
import { toneRule } from './verdict-tone';
import { lateAnswerRule, unansweredRule } from './verdict-unanswered';
import type { AssessSettings, Rule, View } from './verdict-view';

/** The causes of points (2.1). A new channel is a file of its own and an entry here. */
const RULES: readonly Rule[] = [
  unansweredRule,
  lateAnswerRule,
  complaintRule,
  suspicionRule,
  overdueRule,
  lateRule,
  dunningConflictRule,
  dunningRule,
  toneRule,
  rhythmRule,
  replyRule,
  npsRule,
  csatRule,
  churnRule,
  orderValueRule,
];

/** Everything that weighs at a moment: the evidence, what is set against it, and what people say. */
export type Weight = {
  evidence: Evidence[];
  relief: number;
  /** Points a person's pulse adds or takes. */
  pulse: number;
  /** The sum of the evidence less relief plus pulse. */
  load: number;
  /** Of the evidence, what lasts until somebody ends it, and what is left of ended conditions. */
  open: number;
  residue: number;
};

export const sum = (numbers: readonly { points: number }[]): number =>
  numbers.reduce((total, { points }) => total + points, 0);

export const weigh = (view: View, now: Instant, settings: AssessSettings): Weight => {
  const found: Evidence[] = [];
  for (const rule of RULES) for (const it of rule(view, now, settings)) found.push(it);
  const before = weighed(view, found, now, settings);
  const contract = contractEvidence(view, now, before.load, settings);
  return contract.length === 0 ? before : weighed(view, [...found, ...contract], now, settings);
};

const weighed = (view: View, evidence: Evidence[], now: Instant, settings: AssessSettings): Weight => {
  let [soft, open, stated, residue] = [0, 0, 0, 0];
  for (const { kind, points } of evidence) {
    if (kind === 'open') open += points;
    else if (kind === 'stated') stated += points;
    else if (kind === 'soft') soft += points;
    else residue += points;
  }
  const relief = soft + residue === 0 ? 0 : reliefOf(view, soft + residue, now, settings);
  // A good pulse takes from what fades, never from open conditions or from what the customer said himself.
  const said = pulsePoints(view, now, settings);
  const pulse = said < 0 ? 0 - Math.min(-said, soft + residue - relief) : said;
  return { evidence, relief, pulse, open, residue, load: open + stated + soft + residue - relief + pulse };
};

/** Points of each code, strongest first: several complaints are one kind of evidence. */
export const pointsByCode = <R extends { code: ReasonCode; points: number }>(
  reasons: readonly R[],
): { code: ReasonCode; points: number }[] => {
  const sums = new Map<ReasonCode, number>();
  for (const { code, points } of reasons) sums.set(code, (sums.get(code) ?? 0) + points);
  return [...sums].map(([code, points]) => ({ code, points })).sort((a, b) => b.points - a.points);
};

/** Minimal evidence for a flag (2.3): two kinds that matter, or one that reaches the threshold alone. */
export const hasEvidence = ({ evidence, pulse }: Weight, health: HealthSettings): boolean => {
  const kinds = pointsByCode(evidence).map(({ points }) => points);
  if (pulse > 0) kinds.push(pulse);
  return (
    kinds.filter((points) => points >= health.hysteresis.secondOpinion).length >= 2 ||
    kinds.some((points) => points >= health.slippingFrom)
  );
};
