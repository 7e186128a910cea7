import { scoreText } from '@/tests/eval/text';
import { signalsOf } from '@/utils/text/signals';
import { corpusOf } from './corpus';

// `npx tsx tests/eval/train/measure.ts`: the committed weights on the part of the corpus that nothing was chosen on.

for (const language of ['de', 'en'] as const) {
  const { test } = await corpusOf(language);
  const judged = test.map((mail) => ({ row: { ...mail, lang: language }, found: signalsOf(mail.text) }));
  process.stdout.write(`${JSON.stringify(scoreText(judged))}\n`);
  for (const style of [...new Set(test.map((mail) => mail.style))].sort()) {
    const { complaint } = scoreText(judged.filter(({ row }) => row.style === style))[language] ?? {};
    process.stdout.write(`  ${style}: ${JSON.stringify(complaint)}\n`);
  }
}
