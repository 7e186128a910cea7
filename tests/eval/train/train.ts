import { writeFileSync } from 'node:fs';
import { corpusOf } from './corpus';
import { learn, written } from './learn';

// `npx tsx tests/eval/train/train.ts`: learns the weights of both languages from the training part of the corpus and writes
// them where they ship; the same corpus gives the same bytes.

for (const language of ['de', 'en'] as const) {
  const { training, test } = await corpusOf(language);
  const text = written(learn(training, language), language);
  writeFileSync(`utils/text/weights-${language}.ts`, text);
  process.stdout.write(`${language}: ${training.length} mails learnt, ${test.length} kept, ${text.length} bytes\n`);
}
