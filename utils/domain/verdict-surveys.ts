import type { ReasonCode } from './assessment';
import type { EventOf, HealthEvent } from './health-event';
import { recordOf } from './health-events';
import type { Id, Instant } from './schema';
import { type Evidence, evidence, halved, NOTHING } from './verdict-evidence';
import { honeymoon } from './verdict-relationship';
import type { AssessSettings, Rule, View } from './verdict-view';

// What the customer answered when we asked (2.1, nps_low and csat_low; 5). The newest answer replaces the older.

type Answer = {
  id: Id;
  at: Instant;
  score: number;
  scale: EventOf<'survey'>['scale'];
  /** The previous score on the same scale: answers on different scales are never compared. */
  before?: number;
  /** Times heavier because the relation is young. */
  weight: number;
};

export type Surveys = { nps?: Answer; csat?: Answer };

export const afterSurveys = (view: View, event: HealthEvent, settings: AssessSettings): Surveys => {
  if (event.type !== 'survey') return view.surveys;
  const { id, at, score, scale, kind } = event;
  const previous = view.surveys[kind];
  const before = previous?.scale === scale ? { before: previous.score } : {};
  const answer = { id, at, score, scale, ...before, weight: honeymoon(view, at, settings) };
  return { ...view.surveys, [kind]: answer };
};

const surveyEvidence = (code: ReasonCode, points: number, { id, at, score, scale, before }: Answer): Evidence[] =>
  evidence(code, code === 'csat_low' ? 'soft' : 'stated', points, {
    since: at,
    subjectId: recordOf(id),
    facts: () => ({ score, scale, ...(before !== undefined && { before }) }),
  });

export const npsRule: Rule = ({ surveys: { nps } }, now, { health: { survey } }) => {
  if (nps === undefined) return NOTHING;
  const level =
    nps.score <= 6 ? survey.detractor + survey.detractorStep * (6 - nps.score) : nps.score <= 8 ? survey.passive : 0;
  const drop = nps.before !== undefined && nps.before - nps.score >= survey.dropFrom ? survey.drop : 0;
  return surveyEvidence('nps_low', halved((level + drop) * nps.weight, now - nps.at, survey.npsHalfLifeDays), nps);
};

export const csatRule: Rule = ({ surveys: { csat } }, now, { health: { survey } }) => {
  if (csat === undefined) return NOTHING;
  const { one, two, three } = survey.csat;
  const points = csat.score <= 1 ? one : csat.score <= 2 ? two : csat.score <= 3 ? three : 0;
  return surveyEvidence('csat_low', halved(points * csat.weight, now - csat.at, survey.csatHalfLifeDays), csat);
};
