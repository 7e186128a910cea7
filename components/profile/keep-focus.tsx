import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard's place: when what had the focus is gone after a write (a task done, a complaint solved), the nearest
 * part of the page around it takes it, so that the next Tab goes on from there and not from the top.
 */
export const KeepFocus = ({ children, className }: { children: ComponentChildren; className?: string }) => {
  const whole = useRef<HTMLDivElement>(null);
  /** What had the focus last, and what it stood in, from the inside out. */
  const place = useRef<HTMLElement[]>([]);
  useEffect(() => {
    const [last, ...around] = place.current;
    if (last === undefined || last.isConnected) return;
    place.current = [];
    if (document.activeElement !== document.body) return;
    const nearest = around.find(({ isConnected }) => isConnected);
    if (nearest === undefined) return;
    nearest.tabIndex = -1;
    nearest.focus({ preventScroll: true });
  });
  return (
    <div
      class={className}
      tabIndex={-1}
      ref={whole}
      onFocusIn={({ target }) => {
        place.current = [];
        for (let at = target; at instanceof HTMLElement && at !== whole.current; at = at.parentElement)
          place.current.push(at);
        if (whole.current !== null) place.current.push(whole.current);
      }}
    >
      {children}
    </div>
  );
};
