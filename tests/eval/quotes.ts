import { type RowOutput, readRows } from '@/tests/eval/train/rows';
import { z } from '@/utils/domain/schema';
import { newText } from '@/utils/text/quoted';

const Row = z.object({ id: z.string(), raw: z.string(), expected: z.optional(z.string()) });

/** White space is no content: line ends trimmed, runs of empty lines are one line end. */
const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** What the writers of a file's mails newly wrote, a line each; with `score` how many are exactly as expected. */
export const evalQuotes = async (file: string, { score = false, out, err }: RowOutput): Promise<void> => {
  const { rows, broken } = await readRows(file, Row, err);
  const wrong: string[] = [];
  let expected = 0;
  for (const { id, raw, expected: wanted } of rows) {
    const text = newText(raw);
    if (!score) out(JSON.stringify({ id, text }));
    if (wanted === undefined) continue;
    expected += 1;
    if (plain(text) !== plain(wanted)) wrong.push(id);
  }
  if (score) out(JSON.stringify({ rows: rows.length, expected, exact: expected - wrong.length, wrong, broken }));
};
