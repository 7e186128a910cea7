import type { Badge } from '@/utils/domain/profile';
import { t } from '@/utils/platform/i18n';
import css from './badge.css?inline';
import { badgeText } from './badge-text';
import { isDarkPage } from './ground';

/**
 * `badges`: of the open mails, the newest last; nobody to speak of hides the badge. `orphaned`: the extension was
 * updated under the page, which only a reload repairs.
 */
export type BadgeState = { badges: readonly Badge[] } | { orphaned: true };

export type BadgeOptions = {
  /** Removes the badge and all that belongs to it. */
  signal: AbortSignal;
  onOpen: () => void;
  onUndo: (writeId: string) => void;
};

/** An undo clicked sooner than this was meant for what stood there before, or was lured (clickjacking). Opening harms nobody. */
const ARMED_AFTER_MS = 500;
const TAG = 'kundenpuls-badge';

/**
 * Puts the badge into the page's corner: one element at the end of the document, its inside closed to the page. A badge
 * that a former version of this script left behind is removed. Answers the way to say what it shows.
 */
export const mountBadge = (document: Document, { signal, onOpen, onUndo }: BadgeOptions) => {
  for (const old of document.querySelectorAll(TAG)) old.remove();
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...inside: Node[]) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...inside);
    return element;
  };

  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'closed' });
  const shape = make('span', 'shape');
  const word = make('span', 'text');
  const more = make('span', 'more');
  const open = make('button', 'open', shape, word, more);
  const undo = make('button', 'undo');
  const fold = make('button', 'fold');
  const pill = make('div', 'pill', open, undo, fold);
  const status = make('output', '');
  // Read now: once the extension is updated, its texts are out of reach for this script.
  const orphaned = t('badge_reload');
  undo.textContent = t('ui_undo');
  shape.setAttribute('aria-hidden', 'true');
  const foldLabel = t('badge_fold');
  const closeLabel = t('badge_close');
  pill.hidden = true;
  dress(document, root);
  root.append(pill, status);

  let drawn = '';
  let since = 0;
  let undoable: string | undefined;
  let alone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const says = (tone: string, character: string, words: string, rest: string): void => {
    const said = [tone, words, rest, undoable].join();
    if (said === drawn) return;
    if (pill.hidden) pill.classList.toggle('dark', isDarkPage(document));
    drawn = said;
    since = performance.now();
    open.className = `open is-${tone}`;
    shape.textContent = character;
    word.textContent = words;
    more.textContent = rest;
    undo.hidden = undoable === undefined;
    const label = alone ? words : t('badge_label', rest === '' ? words : `${words}, ${rest}`);
    name(open, label);
    fold.textContent = alone ? '×' : '–';
    name(fold, alone ? closeLabel : foldLabel);
    status.textContent = label;
    pill.hidden = false;
  };

  const hide = (): void => {
    pill.hidden = true;
    status.textContent = '';
    drawn = '';
  };

  const show = (state: BadgeState): void => {
    if (signal.aborted) return;
    clearTimeout(timer);
    if (!host.isConnected) document.documentElement.append(host);
    if ('orphaned' in state) {
      if (alone) return;
      alone = true;
      undoable = undefined;
      pill.classList.remove('small');
      says('orphaned', '↻', orphaned, '');
      return;
    }
    const text = badgeText(state.badges);
    const left = (text?.undo?.until ?? 0) - Date.now();
    undoable = left > 0 ? text?.undo?.writeId : undefined;
    if (left > 0) timer = setTimeout(() => show(state), left);
    if (text === undefined) hide();
    else says(text.tone, text.shape, text.word, text.more);
  };

  root.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    const [target] = event.composedPath();
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === fold && alone) hide();
    else if (button === fold) {
      pill.classList.add('small');
      open.focus();
    } else if (button === undo && undoable !== undefined && performance.now() - since >= ARMED_AFTER_MS) {
      const id = undoable;
      undoable = undefined;
      undo.hidden = true;
      // Should the undo fail, the next state offers it anew.
      drawn = '';
      open.focus();
      onUndo(id);
    } else if (button === open && pill.classList.contains('small')) pill.classList.remove('small');
    else if (button === open && !alone) onOpen();
  });
  // The webmail's own keys ("d" deletes) must not hear what is pressed in here.
  for (const type of ['keydown', 'keyup', 'keypress']) root.addEventListener(type, (event) => event.stopPropagation());
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    host.remove();
  });
  return { show };
};

const name = (button: HTMLButtonElement, label: string): void => {
  button.setAttribute('aria-label', label);
  button.title = label;
};

const dress = (document: Document, root: ShadowRoot): void => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses a content script's sheet in the page's document: it counts as made by another document.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
};
