import { browser } from './browser';

/** Who sent a message, as the browser vouches for it. */
export type Sender = { id?: string; url?: string; origin?: string; frameId?: number; tab?: { id?: number } };

/** Answers every message with what `answer` resolves to. Registered synchronously: a worker that wakes late loses messages. */
export const onMessage = (answer: (message: unknown, sender: Sender) => Promise<unknown> | undefined): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => answer(message, sender as Sender));
};

/** Tells all open pages of ours. That none is open is no error. */
export const broadcast = async (message: object): Promise<void> => {
  try {
    await browser.runtime.sendMessage(message);
  } catch {
    // Expected: no page of ours is open.
  }
};
