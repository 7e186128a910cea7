import { styleText } from 'node:util';

/** What the demo says, line by line. */
export type Terminal = {
  readonly title: (text: string) => void;
  readonly step: (text: string) => void;
  /** A fact with its name before it, all names in one column. */
  readonly fact: (name: string, ...texts: readonly string[]) => void;
  /** An empty line between two groups of facts. */
  readonly gap: () => void;
  readonly problem: (text: string) => void;
};

const NAME_WIDTH = 12;

export const terminal = (
  out: NodeJS.WriteStream,
  variables: Readonly<Record<string, string | undefined>>,
): Terminal => {
  const colours = out.isTTY === true && variables.NO_COLOR === undefined;
  const styled = (style: Parameters<typeof styleText>[0], text: string): string =>
    colours ? styleText(style, text) : text;
  const say = (line: string): void => {
    out.write(`${line}\n`);
  };
  let steps = 0;
  return {
    title: (text) => say(`\n${styled('bold', text)}\n`),
    step: (text) => {
      steps += 1;
      say(`\n${styled('bold', `${String(steps).padEnd(2)} ${text}`)}`);
    },
    fact: (name, first, ...more) => {
      say(`   ${styled('dim', name.padEnd(NAME_WIDTH))} ${first ?? ''}`);
      for (const text of more) say(`   ${' '.repeat(NAME_WIDTH)} ${text}`);
    },
    gap: () => say(''),
    problem: (text) => say(`\n${styled('red', text)}`),
  };
};
