import { useEffect, useRef } from 'preact/hooks';

/** What a key does, by the key as the keyboard names it, in lower case (`b`, `enter`, `/`, `escape`). */
export type Shortcuts = Readonly<Record<string, () => void>>;

/**
 * Single keys for the whole page. They are silent while somebody types, while a dialog is open, with Ctrl, Alt or Meta,
 * and while the key is held down.
 */
export const useShortcuts = (shortcuts: Shortcuts, enabled = true): void => {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!enabled) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      // Enter and Space belong to the button, link or choice that has the focus.
      if ((event.key === 'Enter' || event.key === ' ') && isControl(event.target)) return;
      const run = current.current[event.key.toLowerCase()];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [enabled]);
};

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a[href], input, select, textarea, summary') !== null;

const NOT_TEXT = new Set(['radio', 'checkbox', 'button', 'submit']);

const isTyping = (target: EventTarget | null): boolean => {
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
};
