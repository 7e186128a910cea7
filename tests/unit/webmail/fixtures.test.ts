import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFixture, expectationOf, fixturesIn, readFixture } from '@/tests/eval/webmail';

const OWN = fileURLToPath(new URL('../../fixtures/webmail/', import.meta.url));
// A second set of captures, made by others; not in this repository.
const OTHERS = fileURLToPath(new URL('../../../../shared/fixtures/webmail/', import.meta.url));

// Each test file has its own process.
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});

const readAs = async (dir: string, name: string) => {
  const expected = expectationOf(join(dir, name));
  const compared = compareFixture(expected, await readFixture(join(dir, name), name, expected));
  const of = (verdict: string) => compared.filter(([, result]) => result === verdict).map(([field]) => field);
  return { compared: compared.length, missed: of('missed'), wrong: of('wrong') };
};

describe.each([OWN, `${OTHERS}roundcube/`].filter((dir) => existsSync(dir)))('captures in %s', (dir) => {
  it.each(fixturesIn(dir))('%s is read completely', async (name) => {
    const { compared, missed, wrong } = await readAs(dir, name);
    expect(compared).toBeGreaterThan(0);
    expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
  });
});

describe.runIf(existsSync(OTHERS))('captures of all webmails', () => {
  it.each(existsSync(OTHERS) ? fixturesIn(OTHERS) : [])('%s yields nothing wrong', async (name) => {
    expect((await readAs(OTHERS, name)).wrong).toEqual([]);
  });
});
