import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A server which runs until `stop`; `output()` is all it has said, for the sentence of an error. */
export type Running = {
  readonly hasEnded: () => boolean;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
};

/** Asks again and again until there is an answer; `what` ends the sentence "Waited in vain for …". */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  within = 15_000,
): Promise<T> {
  const end = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what} (${within / 1000} s).`);
    await pause(20);
  }
}

/** Starts a program in a process group of its own, so that `stop` also reaches the workers that it forks. */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}): Running {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  child.on('error', (error) => listen(Buffer.from(error.message)));

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const endWithUs = () => signalGroup(child, 'SIGKILL');
  process.once('exit', endWithUs);

  const stop = async () => {
    process.off('exit', endWithUs);
    if (!hasEnded()) {
      const ended = once(child, 'exit');
      signalGroup(child, 'SIGTERM');
      await Promise.race([ended, pause(3_000, undefined, { ref: false })]);
    }
    // The leader may be gone while a worker finishes its last request.
    signalGroup(child, 'SIGKILL');
  };
  return { hasEnded, output: () => said, stop };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    // ESRCH is what we want: nobody is left.
  }
}

// Chromium refuses many ports below (10080 among them).
const FIRST_PORT = 18_080;
const LAST_PORT = 30_000;
// Test files run side by side in processes of their own: each begins its search elsewhere.
let lastGiven = FIRST_PORT + ((process.pid * 16) % (LAST_PORT - FIRST_PORT));

/** A port on 127.0.0.1 which was free a moment ago; no two calls in a row get the same. */
async function freePort(): Promise<number> {
  for (let tried = FIRST_PORT; tried <= LAST_PORT; tried++) {
    lastGiven = lastGiven < LAST_PORT ? lastGiven + 1 : FIRST_PORT;
    if (await isFree(lastGiven)) return lastGiven;
  }
  throw new Error(`No free port between ${FIRST_PORT} and ${LAST_PORT} on 127.0.0.1.`);
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/**
 * Starts a server on a free port and waits until it is ready. Another process may take the port between the probe
 * and the start, so an early end means: once more, on the next port. For the same reason `isReady` has to recognise
 * our own server: somebody else's may answer on that port while ours is about to give up.
 */
export async function startOnFreePort(
  name: string,
  launch: (port: number) => Promise<Running> | Running,
  isReady: (port: number) => Promise<boolean>,
): Promise<{ port: number; server: Running }> {
  let said = '';
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const server = await launch(port);
    const ready = await until(`${name} on port ${port}`, async () => {
      if (server.hasEnded()) return false;
      return (await isReady(port)) ? !server.hasEnded() : undefined;
    });
    if (ready) return { port, server };
    said = server.output();
    await server.stop();
  }
  throw new Error(`${name} did not start. It said: ${said}`);
}
