import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvalHealthOptions, evalHealth } from '@/tests/eval/health';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'health-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (cases: unknown[], options: Pick<EvalHealthOptions, 'score' | 'daily'> = {}) => {
  const file = join(folder, 'cases.json');
  await writeFile(file, JSON.stringify({ schema: 'health-cases/1', cases }));
  const out: string[] = [];
  const err: string[] = [];
  await evalHealth(file, { ...options, out: (line) => out.push(line), err: (line) => err.push(line) });
  return { out: out.map((line) => JSON.parse(line)), err };
};

const order = { id: 'e0', t: '2025-01-06T09:00:00Z', type: 'order', order: 'A', colour: 'unknown fields are ignored' };
const threat = { id: 'e1', t: '2026-01-05T09:00:00Z', type: 'churn_signal', kind: 'cancel_request' };
const check = (now: string, slipping: boolean | null, topReasonAnyOf: string[] = [], mustNotReason: string[] = []) => ({
  now,
  slipping,
  topReasonAnyOf,
  mustNotReason,
});
const leaving = {
  id: 'X1',
  events: [order, threat, threat],
  checks: [check('2026-01-04T09:00:00Z', false), check('2026-01-05T09:00:00Z', true, ['churn_intent'])],
};

describe('measuring the verdict on a file of histories', () => {
  it('prints one line a check', async () => {
    expect(await run([leaving])).toEqual({
      out: [
        { case: 'X1', now: '2026-01-04T09:00:00Z', state: 'new', slipping: false, load: 0, reasons: [] },
        {
          case: 'X1',
          now: '2026-01-05T09:00:00Z',
          state: 'at-risk',
          slipping: true,
          load: 5,
          reasons: [{ code: 'churn_intent', points: 5 }],
        },
      ],
      err: [],
    });
  });

  it('names a broken case by its number, counts it and goes on', async () => {
    const broken = { ...leaving, events: [{ ...threat, t: 'yesterday' }] };
    const { out, err } = await run([broken, null, leaving], { score: true });
    expect(err).toEqual([expect.stringMatching(/^case 1: events\.0\.t/), expect.stringMatching(/^case 2/)]);
    expect(out).toMatchObject([{ checks: 2, broken: 2 }]);
  });

  it('scores verdicts and reasons, by case', async () => {
    const wrong = {
      ...leaving,
      id: 'X2',
      checks: [
        check('2026-01-05T09:00:00Z', false, [], ['churn_intent']),
        check('2026-01-05T09:00:00Z', true, ['nps_low']),
        check('2026-01-05T09:00:00Z', null),
      ],
    };
    const { out } = await run([leaving, wrong], { score: true });
    expect(out).toEqual([
      {
        checks: 5,
        verdicts: { right: 3, of: 4 },
        reasons: { right: 1, of: 3 },
        cases: {
          X1: { verdicts: { right: 2, of: 2 }, reasons: { right: 1, of: 1 } },
          X2: { verdicts: { right: 1, of: 2 }, reasons: { right: 0, of: 2 } },
        },
        broken: 0,
      },
    ]);
  });

  it('prints a letter for each day, as the day ended', async () => {
    const { out } = await run([{ id: 'X3', events: [order, threat], until: '2026-01-06T00:00:00Z' }], { daily: true });
    expect(out).toHaveLength(1);
    expect(out[0].from).toBe('2025-01-06');
    expect(out[0].states).toHaveLength(366);
    expect(out[0].states.slice(-3)).toBe('nrr');
  });
});
