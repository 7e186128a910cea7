import type { Page } from 'playwright-core';

type ProfileNode = { id: number; callFrame: { url: string; functionName: string }; children?: number[] };

/**
 * The longest time in milliseconds for which a script of the page (`content-scripts/webmail.js`, say) kept the page from
 * doing anything else while `act` went on, and the sum of all such times. By the browser's own profiler, which sees
 * isolated worlds too.
 */
export const timeOfScript = async (
  page: Page,
  script: string,
  act: () => Promise<unknown>,
): Promise<{ longest: number; all: number }> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 250 });
  await cdp.send('Profiler.start');
  await act();
  const { profile } = await cdp.send('Profiler.stop');
  await cdp.detach();

  const nodes = profile.nodes as ProfileNode[];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const mark = (node: ProfileNode | undefined, within: boolean): void => {
    if (node === undefined) return;
    const isOurs = within || node.callFrame.url.includes(script);
    if (isOurs) ours.add(node.id);
    for (const child of node.children ?? []) mark(byId.get(child), isOurs);
  };
  mark(nodes[0], false);
  const collectors = new Set(
    nodes.flatMap((one) => (one.callFrame.functionName === '(garbage collector)' ? [one.id] : [])),
  );

  let longest = 0;
  let all = 0;
  let run = 0;
  const deltas = profile.timeDeltas ?? [];
  for (const [index, sample] of (profile.samples ?? []).entries()) {
    // A sample stands for the time until the next one.
    const lasted = (deltas[index + 1] ?? 0) / 1000;
    const isOurs = ours.has(sample) || (run > 0 && collectors.has(sample));
    run = isOurs ? run + lasted : 0;
    if (isOurs) all += lasted;
    longest = Math.max(longest, run);
  }
  return { longest, all };
};
