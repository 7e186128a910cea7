import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT, shipped, textOf } from './sources';

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map(([, path]) => path ?? '');

describe('the house', () => {
  const rooms = readdirSync(`${ROOT}utils`, { withFileTypes: true });

  it('has rooms only, no loose files, in utils', () => {
    expect(rooms.filter((room) => !room.isDirectory()).map(({ name }) => name)).toEqual([]);
  });

  it.each(rooms.map(({ name }) => name))('tells in a README what utils/%s is for', (room) => {
    expect(existsSync(`${ROOT}utils/${room}/README.md`)).toBe(true);
    expect(textOf(`utils/${room}/README.md`)).toMatch(/decided/i);
  });

  it('keeps each entrypoint under 30 lines', () => {
    const entries = shipped().filter(({ path }) => /^entrypoints\/[^/]+(\/(index|main)\.tsx?|\.ts)$/.test(path));
    expect(entries.length).toBeGreaterThan(4);
    expect(entries.filter(({ text }) => text.split('\n').length > 31).map(({ path }) => path)).toEqual([]);
  });

  it('never climbs out of a folder by ../', () => {
    const climbing = shipped().filter(({ text }) => importsOf(text).some((path) => path.startsWith('../')));
    expect(climbing.map(({ path }) => path)).toEqual([]);
  });

  it('imports the polyfilled browser in one file', () => {
    const users = shipped().filter(({ text }) => importsOf(text).includes('webextension-polyfill'));
    expect(users.map(({ path }) => path)).toEqual(['utils/platform/browser.ts']);
  });

  it('has no file called helpers, misc or common', () => {
    expect(shipped().filter(({ path }) => /\/(helpers?|misc|common|utils?)\.tsx?$/.test(path))).toEqual([]);
  });
});

describe('the boundaries', () => {
  // Sinks and channels that design.md section 5 forbids, as they would be written.
  const FORBIDDEN: [string, RegExp][] = [
    [
      'HTML sinks',
      /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\(|setHTMLUnsafe/,
    ],
    ['code from strings', /\beval\(|new Function\(|setTimeout\(\s*['"`]/],
    ['network requests', /\bfetch\(|XMLHttpRequest|WebSocket\(|EventSource\(|sendBeacon/],
    ['channels with the page', /\.postMessage\(|externally_connectable|onMessageExternal|onConnectExternal/],
    ['fixed waits in tests of state', /waitForTimeout/],
  ];

  it.each(FORBIDDEN)('have no %s in what ships', (_name, pattern) => {
    expect(
      shipped()
        .filter(({ text }) => pattern.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('keep real people out of fixtures: every address is at a domain that cannot exist', () => {
    const real = filesIn('tests', /\.(json|html|ts|tsx|jsonl|md)$/).flatMap((path) =>
      (textOf(path).match(/[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi) ?? [])
        .filter((address) => !INVENTED.test(address) && !NOBODY.test(address))
        .map((address) => `${path}: ${address}`),
    );
    expect(real).toEqual([]);
  });
});

/** Domains that are reserved for examples and can belong to nobody. */
const INVENTED = /[@.]example(?:\.(?:com|org|net))?$/i;
/** Free-mail domains must be tested by their real names, and a language pack's file looks like an address. */
const NOBODY = /@(?:gmx\.de|firefox-esr\.mozilla\.org\.xpi)$/;
