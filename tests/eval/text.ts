import { type RowOutput, readRows } from '@/tests/eval/train/rows';
import { z } from '@/utils/domain/schema';
import { SIGNAL_KINDS } from '@/utils/text/phrases';
import { signalsOf, type TextSignals } from '@/utils/text/signals';

const Row = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.optional(z.nullable(z.string())),
  complaint: z.optional(z.nullable(z.union([z.boolean(), z.enum(['none', 'possible', 'probable'])]))),
  category: z.optional(z.nullable(z.string())),
  sentiment: z.optional(z.nullable(z.enum(['neg', 'neu', 'pos']))),
  signals: z.optional(z.nullable(z.array(z.string()))),
});
type Row = z.infer<typeof Row>;

/** Finer names of categories that files may use, as what the product calls them. */
const CATEGORIES: Record<string, string> = {
  delivery_late: 'delivery',
  invoice_dunning: 'invoice',
  price: 'invoice',
  product_defect: 'defect',
  service_unfriendly: 'service',
  no_reply: 'service',
  cancellation_churn: 'other',
};

interface Judged {
  row: Row;
  found: TextSignals;
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000;

const f1 = (right: number, wrong: number, missed: number): number | null =>
  share(2 * right, 2 * right + wrong + missed);

/** A mail that a person would log as a complaint: `possible` ones are neither and counted by themselves. */
const isComplaint = ({ complaint }: Row): boolean | undefined =>
  complaint === true || complaint === 'probable'
    ? true
    : complaint === false || complaint === 'none'
      ? false
      : undefined;

const complaintScore = (judged: readonly Judged[]) => {
  const yes = judged.filter(({ row }) => isComplaint(row) === true);
  const no = judged.filter(({ row }) => isComplaint(row) === false);
  const hinted = judged.filter(({ row }) => row.complaint === 'possible');
  const flagged = (list: readonly Judged[]) => list.filter(({ found }) => found.complaint !== 'none').length;
  const probable = (list: readonly Judged[]) => list.filter(({ found }) => found.complaint === 'probable').length;
  return {
    complaints: yes.length,
    others: no.length,
    precision: share(flagged(yes), flagged(yes) + flagged(no)),
    recall: share(flagged(yes), yes.length),
    f1: f1(flagged(yes), flagged(no), yes.length - flagged(yes)),
    falsePositiveRate: share(flagged(no), no.length),
    probablePrecision: share(probable(yes), probable(yes) + probable(no)),
    probableRecall: share(probable(yes), yes.length),
    hinted: hinted.length,
    hintedFlagged: share(flagged(hinted), hinted.length),
  };
};

const categoryScore = (judged: readonly Judged[]) => {
  const asked = judged.filter(({ row, found }) => isComplaint(row) && row.category && found.category !== undefined);
  const right = asked.filter(({ row, found }) => (CATEGORIES[row.category ?? ''] ?? row.category) === found.category);
  return share(right.length, asked.length);
};

const sentimentScore = (judged: readonly Judged[]) => {
  const asked = judged.filter(({ row }) => row.sentiment);
  return share(asked.filter(({ row, found }) => row.sentiment === found.sentiment).length, asked.length);
};

const signalScores = (judged: readonly Judged[]) =>
  Object.fromEntries(
    SIGNAL_KINDS.map((kind) => {
      const asked = judged.filter(({ row }) => row.signals);
      const said = asked.filter(({ row }) => row.signals?.includes(kind));
      const found = asked.filter((one) => one.found.signals.some((signal) => signal.kind === kind));
      const right = found.filter(({ row }) => row.signals?.includes(kind)).length;
      return [kind, { said: said.length, precision: share(right, found.length), recall: share(right, said.length) }];
    }),
  );

/** The figures of judged mails, by the language each was written in (as the file says, or as it was recognized). */
export const scoreText = (judged: readonly Judged[]) => {
  const languages = [...new Set(judged.map(({ row, found }) => row.lang ?? found.language))].sort();
  return Object.fromEntries(
    languages.map((language) => {
      const ones = judged.filter(({ row, found }) => (row.lang ?? found.language) === language);
      return [
        language,
        {
          rows: ones.length,
          languageRight: share(ones.filter(({ found }) => found.language === language).length, ones.length),
          complaint: complaintScore(ones),
          category: categoryScore(ones),
          sentiment: sentimentScore(ones),
          signals: signalScores(ones),
        },
      ];
    }),
  );
};

/** What the product reads in the mails of a file, a line each; with `score` one summary against the labels they carry. */
export const evalText = async (file: string, { score = false, out, err }: RowOutput): Promise<void> => {
  const { rows, broken } = await readRows(file, Row, err);
  const judged = rows.map((row) => ({ row, found: signalsOf(row.text) }));
  if (score) {
    out(JSON.stringify({ rows: rows.length, broken, ...scoreText(judged) }));
    return;
  }
  for (const { row, found } of judged) {
    const { language, complaint, category = null, sentiment, signals, evidence } = found;
    out(JSON.stringify({ id: row.id, language, complaint, category, sentiment, signals, evidence }));
  }
};
