import { line, lines, z } from './schema';

/** The most a report holds: what an issue tracker takes in one go. */
const MOST_SKELETON = 50_000;
const name = line(120);

/** What a look at a page gave, in names and numbers: not a word of the page or of its mails. */
export type SelfTest = z.infer<typeof SelfTest>;
export const SelfTest = z.strictObject({
  /** The adapter that recognized the page; absent: none. */
  provider: z.optional(line(40)),
  /** Which selector of several found a part, as "part: name". */
  matched: z.array(name).check(z.maxLength(100)),
  misses: z.array(name).check(z.maxLength(100)),
  /** Of each open mail, the names of the fields that were read; "to 2" is two recipients. */
  fields: z.array(z.array(line(40)).check(z.maxLength(40))).check(z.maxLength(50)),
  rows: z.number(),
  frames: z.number(),
  skeleton: lines(500_000),
});

/** Where the self-test was made. */
export type Surroundings = { version: string; browser: string; language: string };

/** The text of a "this is wrong" report. English, for whoever mends the adapter. */
export const reportOf = (test: SelfTest, { version, browser, language }: Surroundings): string => {
  const { provider, matched, misses, fields, rows, frames, skeleton } = test;
  const cut = skeleton.length > MOST_SKELETON;
  return [
    `Kundenpuls ${version}, ${browser}, ${language}`,
    `webmail: ${provider ?? 'none recognized'}`,
    `matched: ${matched.join('; ') || 'nothing'}`,
    `missed: ${misses.join(', ') || 'nothing'}`,
    `list rows: ${rows}, frames: ${frames}, open mails: ${fields.length}`,
    ...fields.map((read, index) => `mail ${index + 1}: ${read.join(', ') || 'nothing'}`),
    '',
    'skeleton:',
    cut ? `${skeleton.slice(0, MOST_SKELETON)}\n…` : skeleton,
  ].join('\n');
};
