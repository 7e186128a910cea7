/** A verdict of the product beside what the case expects of it. */
export type CheckedVerdict = {
  case: string;
  now: string;
  slipping: boolean;
  /** Strongest first. */
  reasons: readonly { code: string; points: number }[];
  expected: {
    slipping?: boolean | null | undefined;
    topReasonAnyOf?: readonly string[] | undefined;
    mustNotReason?: readonly string[] | undefined;
  };
};

/** Points from which a reason is shown as material (the cases' README). */
const MATERIAL = 1;

const isVerdictRight = ({ slipping, expected }: CheckedVerdict): boolean => slipping === expected.slipping;

const isReasonRight = ({ reasons, expected }: CheckedVerdict): boolean => {
  const top = reasons[0]?.code;
  const { topReasonAnyOf = [], mustNotReason = [] } = expected;
  const isTopRight =
    expected.slipping !== true || topReasonAnyOf.length === 0 || (top !== undefined && topReasonAnyOf.includes(top));
  return isTopRight && !reasons.some(({ code, points }) => points >= MATERIAL && mustNotReason.includes(code));
};

const asksReason = ({ expected }: CheckedVerdict): boolean =>
  (expected.slipping === true && (expected.topReasonAnyOf ?? []).length > 0) ||
  (expected.mustNotReason ?? []).length > 0;

/** How many right of how many asked. */
type Tally = { right: number; of: number };

const tally = (checks: readonly CheckedVerdict[], isRight: (check: CheckedVerdict) => boolean): Tally => ({
  right: checks.filter(isRight).length,
  of: checks.length,
});

const tallies = (checks: readonly CheckedVerdict[]) => ({
  verdicts: tally(
    checks.filter(({ expected }) => typeof expected.slipping === 'boolean'),
    isVerdictRight,
  ),
  reasons: tally(checks.filter(asksReason), isReasonRight),
});

/** Verdicts and reasons right of all that were asked, over everything and by case. */
export const scoreHealth = (checks: readonly CheckedVerdict[]) => {
  const ids = [...new Set(checks.map((check) => check.case))];
  const cases = ids.map((id) => [id, tallies(checks.filter((check) => check.case === id))]);
  return { checks: checks.length, ...tallies(checks), cases: Object.fromEntries(cases) };
};
