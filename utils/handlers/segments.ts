import { accounts } from '@/utils/db/accounts';
import { type AccountCounts, assessments } from '@/utils/db/assessments';
import { segmentRules } from '@/utils/db/segment-rules';
import { undoLog } from '@/utils/db/undo-log';
import type { Account } from '@/utils/domain/account';
import { depth, matches } from '@/utils/domain/segment';
import type { AccountFacts } from '@/utils/domain/segment-rule';
import { RequestFailed } from '@/utils/messaging/errors';
import type { Handlers } from '@/utils/messaging/server';
import { personWrites } from './person-writes';
import type { Services } from './services';

type Verbs = 'segment.list' | 'segment.save' | 'segment.remove' | 'segment.preview';

const DEEPEST = 3;
const PAGE = 500;
const SAMPLE = 5;

/** Use cases about groups of customers. */
export const segmentHandlers = (services: Services): Pick<Handlers, Verbs> => ({
  'segment.list': async () => {
    const history = await services.history();
    const rules = await history.read(['segmentRules'], (tx) => segmentRules.all(tx, { limit: 200 }));
    return rules.toSorted((a, b) => a.position - b.position);
  },

  'segment.save': async (rule, { writeId }) => {
    if (depth(rule.condition) > DEEPEST) throw new RequestFailed('refused', 'conditions nest at most three deep');
    const history = await services.history();
    return history.write(['segmentRules', 'undo'], { durability: 'strict', what: 'segment.save' }, async (tx) => {
      const before = await segmentRules.get(tx, rule.id);
      await segmentRules.put(tx, rule);
      await undoLog.add(tx, writeId, services.now(), [
        { store: 'segmentRules', id: rule.id, ...(before && { before }) },
      ]);
      return rule;
    });
  },

  'segment.remove': ({ id }, { writeId }) =>
    personWrites(services).remove('segmentRules', id, { what: 'segment.remove', writeId }),

  'segment.preview': async ({ condition }) => {
    const history = await services.history();
    const sample: string[] = [];
    let matching = 0;
    let of = 0;
    let after: string | undefined;
    do {
      const page = await history.read(['accounts', 'assessments'], async (tx) => {
        const some = await accounts.all(tx, { limit: PAGE, ...(after !== undefined && { after }) });
        const counts = await Promise.all(some.map(({ id }) => assessments.counts(tx, id)));
        return some.map((account, index) => ({ account, counts: counts[index] }));
      });
      for (const { account, counts } of page) {
        of += 1;
        if (counts === undefined || !matches(condition, factsOf(account, counts), services.now())) continue;
        matching += 1;
        if (sample.length < SAMPLE) sample.push(account.name);
      }
      after = page.length === PAGE ? page.at(-1)?.account.id : undefined;
    } while (after !== undefined);
    return { matches: matching, of, sample };
  },
});

/** What segment conditions look at. */
export const factsOf = (account: Account, counts: AccountCounts): AccountFacts => ({
  kind: account.kind,
  referrer: account.referrer,
  domains: account.domains,
  tags: account.tags,
  fields: account.fields,
  interactions: counts.interactions,
  complaints: counts.complaints,
  openComplaints: counts.openComplaints,
  orders: counts.orders,
  ...(account.lifecycleStage !== undefined && { lifecycleStage: account.lifecycleStage }),
  ...(account.valueClass !== undefined && { valueClass: account.valueClass }),
  ...(account.since !== undefined && { since: account.since }),
  ...(counts.lastContactAt !== undefined && { lastContactAt: counts.lastContactAt }),
  ...(counts.lastOrderAt !== undefined && { lastOrderAt: counts.lastOrderAt }),
});
