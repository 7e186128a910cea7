import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { adapters } from '@/utils/webmail/adapters';
import { ROOT } from './sources';

it.each(adapters.map(({ id }) => id))('%s has a captured page with its expected reading', (id) => {
  const folder = `${ROOT}tests/fixtures/webmail/${id}`;
  expect(existsSync(folder)).toBe(true);
  const files = readdirSync(folder);
  const captures = files.filter((file) => file.endsWith('.html') && !/\.frame\d+\.html$/.test(file));
  expect(captures.length).toBeGreaterThan(0);
  for (const capture of captures) expect(files).toContain(capture.replace(/\.html$/, '.expected.json'));
});
