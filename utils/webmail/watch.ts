import type { Instant } from '@/utils/domain/schema';
import type { Page, Reading, WebmailAdapter } from './adapter';
import { native } from './read';
import { readPage } from './reading';

/** Nothing new for this long: the page has settled. */
const QUIET = 150;
/** SOGo's spinner changes the page without end (webmail-dom.md section 0): after this long we look anyway. */
const LONGEST_WAIT = 600;
/** A page that changed under two looks in a row is looked at again when it has settled. */
const LOOKS = 2;

export interface WatchOptions {
  readonly adapter: WebmailAdapter;
  /** Ends everything: nothing is observed, read or reported afterwards. */
  readonly signal: AbortSignal;
  /** Called with the first reading, and whenever there is something new to read; never twice for the same. */
  readonly onReading: (reading: Reading) => void | Promise<void>;
  readonly now: () => Instant;
  /** Whether the list is wanted too; asked at each look. Default: no. */
  readonly rows?: () => boolean;
  /** The user's further addresses; asked at each look. */
  readonly own?: () => readonly string[];
  /** Whether a node is one of ours: what we draw into the page is no news. */
  readonly isOurs?: (node: Node) => boolean;
  /** Told what went wrong in a look or in `onReading`; the page never notices. */
  readonly onFailure?: (error: unknown) => void;
}

/** What the caller holds of a watch: `again` reads even what looks unchanged, after settings have changed. */
export interface Watch {
  again(): void;
}

/**
 * Watches a webmail's page and reports what is open. All waiting of this room is here: a change is looked at once the
 * page has been quiet for 150 ms, after 600 ms at the latest. Frames of the same origin are watched from here, so it
 * runs in the top frame only.
 */
export const watch = (document: Document, options: WatchOptions): Watch => {
  const { adapter, signal, onReading, now, rows, own, isOurs = () => false, onFailure = () => {} } = options;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  let reported: string | undefined;
  let observed: readonly Node[] = [];

  const attempt = (action: () => void | Promise<void>) => {
    try {
      Promise.resolve(action()).catch(onFailure);
    } catch (error) {
      onFailure(error);
    }
  };

  const pageNow = (): Page => ({ document, url: native(document, 'URL'), now: now(), ...(own && { own: own() }) });

  const look = () => {
    stopWaiting();
    if (signal.aborted) return;
    attempt(() => {
      observe();
      for (let looks = 0; looks < LOOKS; looks++) {
        const page = pageNow();
        const withRows = rows?.() ?? false;
        const before = adapter.signature(page, withRows);
        if (before === reported) return;
        const reading = readPage(adapter, page, { rows: withRows });
        // A reading of two states of the page is neither of them.
        if (adapter.signature({ ...page, url: native(document, 'URL') }, withRows) !== before) continue;
        reported = before;
        return onReading(reading);
      }
      wake();
    });
  };

  const stopWaiting = () => {
    clearTimeout(quiet);
    clearTimeout(longest);
    longest = undefined;
  };

  const wake = () => {
    if (signal.aborted) return;
    clearTimeout(quiet);
    quiet = setTimeout(look, QUIET);
    longest ??= setTimeout(look, LONGEST_WAIT);
  };

  const isOwnDoing = ({ target, addedNodes, removedNodes }: MutationRecord): boolean => {
    if (isOurs(target)) return true;
    const changed = [...addedNodes, ...removedNodes];
    return changed.length > 0 && changed.every(isOurs);
  };

  const observer = new MutationObserver((records) => {
    if (!records.every(isOwnDoing)) wake();
  });

  /** Observes the scope, the way down to it, and the documents in its frames; anew where one of them was replaced. */
  const observe = () => {
    const scope = adapter.scope(document) ?? native(document, 'documentElement');
    const inner = adapter.frames(document).flatMap(({ contentDocument }) => contentDocument ?? []);
    const ancestors: Node[] = [];
    for (let node = native(scope, 'parentNode'); node; node = native(node, 'parentNode')) ancestors.push(node);
    const wanted = [scope, ...inner, ...ancestors];
    if (wanted.length === observed.length && wanted.every((node, at) => node === observed[at])) return;
    observer.disconnect();
    for (const node of [scope, ...inner]) {
      observer.observe(node, { childList: true, characterData: true, subtree: true });
    }
    for (const frame of inner) {
      // The frame's own `load` waits for every image of the mail; these come when its text is there.
      listen(frame, 'DOMContentLoaded', wake);
      const window = native(frame, 'defaultView');
      if (window) listen(window, 'pagehide', wake);
    }
    // A scope that is replaced goes silent; the change shows in its parents.
    for (const node of ancestors) observer.observe(node, { childList: true });
    observed = wanted;
  };

  const listen = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { capture: true, signal });

  signal.addEventListener('abort', () => {
    stopWaiting();
    observer.disconnect();
  });
  const window = native(document, 'defaultView');
  if (window) for (const type of ['hashchange', 'popstate', 'pageshow']) listen(window, type, wake);
  // `load` does not bubble, but it is captured on the way down: a frame that navigates is heard without a listener of its own.
  listen(document, 'load', ({ target }) => {
    if (target !== null && 'contentDocument' in target) wake();
  });
  look();
  return {
    again: () => {
      reported = undefined;
      wake();
    },
  };
};
