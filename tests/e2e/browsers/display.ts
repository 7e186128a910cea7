import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readXwd, type ScreenImage } from './screen-image';

const run = promisify(execFile);

/** A screen in memory with a keyboard: for what a page cannot show or answer, the browser's own prompts. */
export type Display = {
  /** What goes into the environment of a program that shall appear here, `:7` say. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Presses keys one after the other: `Tab`, `Return`, … */
  readonly press: (...keys: string[]) => Promise<void>;
  /** What the screen shows now, windows' frames and prompts included. */
  readonly look: () => Promise<ScreenImage>;
  readonly stop: () => Promise<void>;
};

/** Starts Xvfb on a display that nobody uses, so that several can run side by side. */
export async function startDisplay({ width, height }: { width: number; height: number }): Promise<Display> {
  const folder = await mkdtemp(join(tmpdir(), 'kundenpuls-display-'));
  // -displayfd lets Xvfb choose the number and tells it when it is ready; -fbdir makes the screen a file we can read.
  const screen = ['-screen', '0', `${width}x${height}x24`, '-fbdir', folder];
  const xvfb = spawn('/usr/bin/Xvfb', ['-displayfd', '3', ...screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const endWithUs = () => xvfb.kill('SIGKILL');
  process.once('exit', endWithUs);

  const ready = once(xvfb.stdio[3] as Readable, 'data').then(([number]) => `:${String(number).trim()}`);
  const ended = once(xvfb, 'exit').then(([code]) => new Error(`Xvfb ended with ${code}.`));
  const name = await Promise.race([ready, ended]);
  if (name instanceof Error) throw name;

  return {
    name,
    width,
    height,
    press: async (...keys) => {
      for (const key of keys) await run('/usr/bin/xdotool', ['key', key], { env: { ...process.env, DISPLAY: name } });
    },
    look: async () => readXwd(await readFile(join(folder, 'Xvfb_screen0'))),
    stop: async () => {
      process.off('exit', endWithUs);
      xvfb.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until nothing on the screen has changed for `calm` milliseconds; for ten times as long where something never stops. */
export async function screenStandsStill(display: Display, calm: number): Promise<void> {
  let before = (await display.look()).pixels;
  let since = performance.now();
  const end = since + 10 * calm;
  while (performance.now() - since < calm && performance.now() < end) {
    await pause(25);
    const { pixels } = await display.look();
    if (!pixels.equals(before)) since = performance.now();
    before = pixels;
  }
}
