import type { Instant } from '@/utils/domain/schema';
import { SurveyResponse } from '@/utils/domain/survey-response';
import { between } from './newest';
import { repository } from './repository';
import type { ReadTx } from './transaction';

const stored = repository({
  store: 'surveyResponses',
  t: 'survey-response',
  schema: SurveyResponse,
  collections: {},
  place: ({ accountId, at }) => ({ accountId, at }),
  judged: true,
});

/** Answers to satisfaction questions. */
export const surveyResponses = {
  ...stored,
  /** Over all accounts, from `from` up to but without `to`, oldest first. */
  between: (tx: ReadTx<'surveyResponses'>, from: Instant, to: Instant): Promise<SurveyResponse[]> =>
    between((query) => stored.list(tx, query), from, to),
};
