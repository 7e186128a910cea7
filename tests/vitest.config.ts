import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const resolve = { alias: { '@': root.replace(/\/$/, '') } };
const esbuild = { jsx: 'automatic', jsxImportSource: 'preact' } as const;

const project = (name: string, include: string[], more: object = {}) => ({
  root,
  resolve,
  esbuild,
  test: { name, include, ...more },
});

// A browser takes seconds where a function takes microseconds: the slow projects get their own patience, one at a time.
const slow = { testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false, retry: 0 };

export default defineConfig({
  root,
  test: {
    projects: [
      project('unit', ['tests/unit/**/*.test.{ts,tsx}', 'tests/demo/**/*.test.ts'], { testTimeout: 20_000 }),
      project('laws', ['tests/laws/**/*.test.ts'], { testTimeout: 60_000 }),
      project('e2e', ['tests/e2e/**/*.test.ts'], slow),
      project('bench', ['tests/bench/**/*.bench.ts'], slow),
      project('soak', ['tests/soak/**/*.test.ts'], { ...slow, testTimeout: 3_600_000 }),
    ],
  },
});
