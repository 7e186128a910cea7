import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowsers, ensureWebmailServers } from './install';

// `npm test`: builds what ships, gets the browsers and servers the tests need where that is possible, runs everything
// but the soak, and closes with one plain line of counts.

const run = (command: string, args: string[], env: Record<string, string> = {}): number =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
    .status ?? 1;

const needs = [await ensureBrowsers(), await ensureWebmailServers()];
for (const need of needs) if (need.state === 'missing') console.log(`Skipping what needs it: ${need.why}`);

if (run('npm', ['run', '-s', 'build']) !== 0) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'kundenpuls-tests-'));
const report = join(folder, 'report.json');
const status = run('npx', [
  'vitest',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  'unit',
  '--project',
  'laws',
  '--project',
  'e2e',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
rmSync(folder, { recursive: true });
console.log(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`);
process.exit(status);
