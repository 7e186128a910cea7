import { browser } from './browser';

/** Scripts of ours that are run once in a page, on a click, and answer by what they return. */
export type PageScript = 'pick' | 'self-test';

/**
 * Runs a script in a tab that we may see, by a grant or by the click that opened the popup, and answers what it returned
 * in each frame, unchecked. The picker looks into all frames; the self-test reads them from the top one, as the content
 * script does. `undefined`: the browser keeps the page closed to us.
 */
export const runInPage = async (tabId: number, script: PageScript): Promise<unknown[] | undefined> => {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: script === 'pick' },
      files: [`/${script}.js`],
    });
    return results.toSorted((a, b) => a.frameId - b.frameId).map(({ result }) => result);
  } catch {
    // Expected: a page of the browser's own, an error page, or one that was neither granted nor clicked on.
    return undefined;
  }
};
