import { evalHealth } from './health';
import { evalQuotes } from './quotes';
import { evalText } from './text';
import { evalWebmail } from './webmail';

// `npm run -s eval -- COMMAND PATH [--score] [--daily]`: the product's own functions on data of your own, one JSON
// object a line on standard output. Exit code 0 when it ran, whatever it found.

// Whoever reads may stop reading (`| head`): that is no failure of ours.
process.stdout.on('error', () => process.exit(0));

const USAGE =
  'usage: npm run -s eval -- webmail DIR [--score] | health FILE.json [--score | --daily] | text FILE.jsonl [--score] | quotes FILE.jsonl [--score]';

const [command, path, ...rest] = process.argv.slice(2);
const flags = new Set(rest);
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const err = (line: string): void => void process.stderr.write(`${line}\n`);
const score = flags.has('--score');

const run = (): Promise<void> | undefined => {
  if (path === undefined) return undefined;
  if (command === 'webmail') return evalWebmail(path, { score, out, err });
  if (command === 'health') return evalHealth(path, { score, daily: flags.has('--daily'), out, err });
  if (command === 'text') return evalText(path, { score, out, err });
  if (command === 'quotes') return evalQuotes(path, { score, out, err });
  return undefined;
};

const running = run();
if (running === undefined) {
  err(USAGE);
  process.exitCode = 2;
} else {
  await running.catch((error: unknown) => {
    err(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
