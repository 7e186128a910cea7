import { accounts } from './accounts';
import { commitments } from './commitments';
import { complaints } from './complaints';
import { contacts } from './contacts';
import { interactions } from './interactions';
import { orders } from './orders';
import type { Upkeep } from './repository';
import type { RecordStore } from './schema';
import { segmentRules } from './segment-rules';
import { settings } from './settings';
import { surveyResponses } from './survey-responses';
import { tasks } from './tasks';

/** What belongs to an account and goes with it. */
export const ACCOUNT_PARTS = [contacts, interactions, complaints, commitments, tasks, surveyResponses, orders] as const;

/** The stores whose records this code understands. `segments` and `playbooks` are made, but nothing is written there yet. */
export const UPKEEP: Partial<Record<RecordStore, Upkeep>> = Object.fromEntries(
  [accounts, ...ACCOUNT_PARTS, segmentRules, settings].map(({ upkeep }) => [upkeep.store, upkeep]),
);
