import { Assessment, RiskFlag } from '@/utils/domain/assessment';
import { Id, Instant, z } from '@/utils/domain/schema';

const count = z._default(z.number(), 0);

/**
 * What the history knows about an account without reading its rows. `interactions` and `lastContactAt` leave out mail that no
 * person wrote; removed records do not count.
 */
export type AccountCounts = z.infer<typeof AccountCounts>;
export const AccountCounts = z.object({
  interactions: count,
  complaints: count,
  openComplaints: count,
  orders: count,
  openTasks: count,
  openCommitments: count,
  lastContactAt: z.optional(Instant),
  lastOrderAt: z.optional(Instant),
});

export const NO_COUNTS: AccountCounts = {
  interactions: 0,
  complaints: 0,
  openComplaints: 0,
  orders: 0,
  openTasks: 0,
  openCommitments: 0,
};

/** The one derived row of an account: its counts, the last verdict, and whether that is out of date. */
export type AccountRow = z.infer<typeof AccountRow>;
export const AccountRow = z.object({
  accountId: Id,
  counts: AccountCounts,
  /** Something happened since the verdict. */
  stale: z.boolean(),
  assessment: z.optional(Assessment),
  flag: z.optional(RiskFlag),
  /** The account was removed: kept for its return, found by no index. */
  gone: z.optional(z.literal(true)),
});

export type CountName = Exclude<keyof AccountCounts, LatestName>;
export type LatestName = 'lastContactAt' | 'lastOrderAt';

/** What one living record adds to its account. */
export type Standing = {
  accountId: Id;
  counts: Partial<Record<CountName, number>>;
  latest?: { name: LatestName; at: Instant };
  /** The verdict looks at records of this kind. */
  judged: boolean;
};

/** What happened to one account in one transaction, to be added to its row at the end. */
export type AccountTouch = {
  counts: Map<CountName, number>;
  latest: Map<LatestName, { raised?: Instant; lowered?: Instant; find: () => Promise<Instant | undefined> }>;
  stale?: boolean;
  gone?: boolean;
  erased?: true;
  verdict?: { assessment: Assessment; flag?: RiskFlag };
};

export const newTouch = (): AccountTouch => ({ counts: new Map(), latest: new Map() });

export const blankRow = (accountId: Id): AccountRow => ({ accountId, counts: NO_COUNTS, stale: false });

const later = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/** Adds to `touch` that a record stopped (`sign` -1) or began (+1) to stand as `standing` says. */
export const addStanding = (
  touch: AccountTouch,
  sign: 1 | -1,
  standing: Standing,
  find: () => Promise<Instant | undefined>,
): void => {
  for (const [name, amount] of entriesOf(standing.counts)) {
    touch.counts.set(name, (touch.counts.get(name) ?? 0) + sign * amount);
  }
  if (standing.judged) touch.stale = true;
  if (standing.latest === undefined) return;
  const { name, at } = standing.latest;
  const seen = touch.latest.get(name) ?? { find };
  const bound = sign === 1 ? 'raised' : 'lowered';
  touch.latest.set(name, { ...seen, [bound]: later(seen[bound], at) });
};

const COUNT_NAMES: readonly CountName[] = [
  'interactions',
  'complaints',
  'openComplaints',
  'orders',
  'openTasks',
  'openCommitments',
];

const entriesOf = (counts: Standing['counts']): [CountName, number][] =>
  COUNT_NAMES.flatMap((name) =>
    counts[name] === undefined ? [] : [[name, counts[name]] satisfies [CountName, number]],
  );

/** The row after `touch`. Looks a latest moment up again only where the record that held it went. */
export const touchedRow = async (row: AccountRow, touch: AccountTouch): Promise<AccountRow> => {
  const counts: AccountCounts = { ...row.counts };
  for (const [name, amount] of touch.counts) counts[name] += amount;
  for (const [name, { raised, lowered, find }] of touch.latest) {
    const known = later(counts[name], raised);
    const fell = lowered !== undefined && lowered === counts[name] && (raised === undefined || raised < lowered);
    const at = fell ? await find() : known;
    delete counts[name];
    if (at !== undefined) counts[name] = at;
  }
  const { gone: wasGone, ...kept } = row;
  const gone = touch.gone ?? wasGone === true;
  return {
    ...kept,
    ...touch.verdict,
    counts,
    stale: touch.stale ?? row.stale,
    ...(gone && { gone: true }),
  };
};

/** The row as it is stored, with what its indexes look at. */
export const storedRow = (row: AccountRow): AccountRow & { ix: Record<string, string | number> } => ({
  ...row,
  ix:
    row.gone === true
      ? {}
      : {
          ...(row.stale && { stale: 1 }),
          ...(row.assessment !== undefined && { state: row.assessment.state }),
          ...(row.assessment?.nextChangeAt !== undefined && { nextChangeAt: row.assessment.nextChangeAt }),
        },
});
