import { accounts } from '@/utils/db/accounts';
import { complaints } from '@/utils/db/complaints';
import { contacts } from '@/utils/db/contacts';
import { interactions } from '@/utils/db/interactions';
import { segmentRules } from '@/utils/db/segment-rules';
import { surveyResponses } from '@/utils/db/survey-responses';
import { tasks } from '@/utils/db/tasks';
import type { Account, Contact } from '@/utils/domain/account';
import type { Complaint } from '@/utils/domain/complaint';
import type { Interaction } from '@/utils/domain/interaction';
import type { SegmentRule } from '@/utils/domain/segment-rule';
import type { SurveyResponse } from '@/utils/domain/survey-response';
import type { Task } from '@/utils/domain/task';

/** The stores whose records a person writes, and can take back. */
export const repositories = { accounts, contacts, interactions, complaints, tasks, surveyResponses, segmentRules };
export type Store = keyof typeof repositories;
export const STORES = Object.keys(repositories) as Store[];

export type EntityOf = {
  accounts: Account;
  contacts: Contact;
  interactions: Interaction;
  complaints: Complaint;
  tasks: Task;
  surveyResponses: SurveyResponse;
  segmentRules: SegmentRule;
};
