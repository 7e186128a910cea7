import { readdirSync } from 'node:fs';
import { z } from '@/utils/domain/schema';
import { SIGNAL_KINDS } from '@/utils/text/phrases';
import { readRows } from './rows';

const Mail = z.object({
  id: z.string(),
  scenario: z.string(),
  text: z.string(),
  complaint: z.enum(['none', 'possible', 'probable']),
  category: z.nullable(z.enum(['delivery', 'invoice', 'defect', 'service', 'other'])),
  sentiment: z.enum(['neg', 'neu', 'pos']),
  signals: z.array(z.enum(SIGNAL_KINDS)),
  style: z.string(),
});
export type Mail = z.infer<typeof Mail>;

/** One scenario in five is for measuring: no weight and no threshold is chosen on it. */
export const TEST_PARTS = 5;

/** A part by the name of the scenario, so that twins stay together and mails added later move nobody. */
export const partOf = (scenario: string, parts: number): number => {
  let hash = 2_166_136_261;
  for (let at = 0; at < scenario.length; at++) hash = Math.imul(hash ^ scenario.charCodeAt(at), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 15)) >>> 0) % parts;
};

/** The mails of a language in the order of their files, as the part to learn from and the part to measure on. */
export const corpusOf = async (language: 'de' | 'en') => {
  const folder = `tests/eval/corpus/${language}`;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
  const mails: Mail[] = [];
  for (const name of files) {
    const { rows } = await readRows(`${folder}/${name}`, Mail, (line) => {
      throw new Error(`${folder}/${name}, ${line}`);
    });
    mails.push(...rows);
  }
  const isTest = ({ scenario }: Mail): boolean => partOf(`${language}${scenario}`, TEST_PARTS) === 0;
  return { training: mails.filter((mail) => !isTest(mail)), test: mails.filter(isTest) };
};
