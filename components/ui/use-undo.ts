import { useEffect, useRef, useState } from 'preact/hooks';

const SECONDS = 10;

/** What just happened, and whether it can still be taken back. */
export type Toast =
  | { state: 'hidden' }
  | { state: 'offered'; text: string }
  | { state: 'undoing'; text: string }
  | { state: 'undone' }
  | { state: 'too-late' }
  | { state: 'failed'; text: string };

/** `undo` answers whether there was still something to take back. */
type Offer = { text: string; undo: () => Promise<boolean> };

export type Undo = {
  toast: Toast;
  /** Says what happened and offers to take it back for ten seconds. A new offer replaces the old one. */
  offer: (text: string, undo: () => Promise<boolean>) => void;
  undo: () => void;
  /** Stops the clock while somebody points at the toast or has the focus in it. */
  hold: () => void;
  release: () => void;
};

/** The one toast of a screen; draw it with `UndoToast`. */
export const useUndo = (): Undo => {
  const [toast, setToast] = useState<Toast>({ state: 'hidden' });
  const offered = useRef<Offer | undefined>(undefined);
  const clock = useClock(() => setToast({ state: 'hidden' }));

  const undo = async () => {
    const offer = offered.current;
    if (offer === undefined) return;
    offered.current = undefined;
    clock.stop();
    setToast({ state: 'undoing', text: offer.text });
    try {
      const undone = await offer.undo();
      setToast({ state: undone ? 'undone' : 'too-late' });
    } catch {
      // The offer stands: whoever wants it undone tries again, with the same id.
      offered.current = offer;
      setToast({ state: 'failed', text: offer.text });
    }
    clock.start(SECONDS / 2);
  };

  return {
    toast,
    offer: (text, take) => {
      offered.current = { text, undo: take };
      setToast({ state: 'offered', text });
      clock.start(SECONDS);
    },
    undo: () => void undo(),
    hold: clock.pause,
    release: clock.resume,
  };
};

/** A clock that can be paused. */
const useClock = (over: () => void) => {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const left = useRef(0);
  const since = useRef(0);
  const held = useRef(false);
  const stop = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  const run = () => {
    stop();
    since.current = Date.now();
    timer.current = setTimeout(over, left.current);
  };
  useEffect(() => stop, []);
  return {
    stop,
    start: (seconds: number) => {
      left.current = seconds * 1000;
      if (!held.current) run();
    },
    pause: () => {
      held.current = true;
      if (timer.current === undefined) return;
      left.current -= Date.now() - since.current;
      stop();
    },
    resume: () => {
      held.current = false;
      if (left.current > 0) run();
    },
  };
};
