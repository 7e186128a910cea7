import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOf } from '@/tests/eval/simulator/customer';
import { END_DAY, EPOCH } from '@/tests/eval/simulator/diary';
import { VARIANTS } from '@/tests/eval/simulator/population';
import { type AssessSettings, assess as assessHere } from '@/utils/domain/assess';
import { DAY } from '@/utils/domain/instant';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';

const SETTINGS: AssessSettings = {
  health: DEFAULT_SETTINGS.health,
  workingDays: DEFAULT_SETTINGS.workingDays,
  offsetMinutes: 60,
};
const CUSTOMERS = 1000;
/** What one slice of the background may take, so that a save never waits. */
const SLICE = 25;
const SLICE_MOST_MS = 250;

let assess = assessHere;
let folder = '';

// Measured as it ships, in one bundle: the test runner's own modules look every import up anew.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assess-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../../utils/domain/assess.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => 'assess.mjs',
      },
    },
  });
  const bundle: { assess: typeof assessHere } = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'assess.mjs')).href
  );
  assess = bundle.assess;
});
afterAll(() => rm(folder, { recursive: true }));

const histories = Array.from({ length: CUSTOMERS }, (_, number) => customerOf(7, number, VARIANTS.base).events);
const now = EPOCH + END_DAY * DAY;
const assessAll = (of: typeof histories) => {
  // Processor time: what else runs on the machine is no fault of ours.
  const started = process.cpuUsage();
  for (const events of of) assess('account', events, now, SETTINGS);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};

describe('a thousand customers with three years of history each', () => {
  it('are assessed in full in under two seconds', () => {
    // The best of three rounds: the first one also compiles.
    const took = Math.min(...[1, 2, 3].map(() => assessAll(histories)));
    console.log(`${took.toFixed(0)} ms for ${CUSTOMERS} customers`);
    expect(took).toBeLessThan(2000);
  });

  it('are assessed in slices that nothing has to wait for', () => {
    const slices = Array.from({ length: CUSTOMERS / SLICE }, (_, slice) =>
      assessAll(histories.slice(slice * SLICE, (slice + 1) * SLICE)),
    );
    const longest = Math.max(...slices);
    console.log(`${longest.toFixed(0)} ms for the longest slice of ${SLICE}`);
    expect(longest).toBeLessThan(SLICE_MOST_MS);
  });
});
