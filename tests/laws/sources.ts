import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's own folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type Source = { path: string; text: string };

/** Files below `folder` whose names match, as paths from the top level with forward slashes. */
export const filesIn = (folder: string, name: RegExp): string[] =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length).replaceAll('\\', '/'))
    .toSorted();

export const textOf = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

/** What ships: the code of entrypoints, components and utils. */
export const shipped = (): Source[] =>
  ['entrypoints', 'components', 'utils'].flatMap((folder) =>
    filesIn(folder, /\.tsx?$/).map((path) => ({ path, text: textOf(path) })),
  );
