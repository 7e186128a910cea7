import type { ElementHandle, Page } from 'puppeteer-core';
import { eventually, PATIENCE } from '../eventually';

/** A page, or a frame in it. */
export type Surface = Pick<Page, '$' | 'waitForSelector' | 'evaluate'>;

/** A page as a person uses it: by what is written on it. */
export type Screen = {
  /** Clicks the button with this text. */
  readonly press: (name: string) => Promise<void>;
  /** Clicks the link with this text. */
  readonly follow: (name: string) => Promise<void>;
  /** Chooses one of several, by its label. */
  readonly choose: (name: string) => Promise<void>;
  /** Writes into the field with this label, in place of what stands there. */
  readonly write: (label: string, text: string) => Promise<void>;
  /** Waits until this text can be read somewhere. */
  readonly see: (text: string) => Promise<void>;
  /** Waits until this text is nowhere any more. */
  readonly missing: (text: string) => Promise<void>;
  /** Whether there is a button with this text now. */
  readonly has: (name: string) => Promise<boolean>;
};

/** `name` is how the screen is called in the sentence that tells what was not found on it. */
export const screenOf = (surface: Surface, name: string): Screen => {
  const find = async (role: string, label: string): Promise<ElementHandle<Element>> => {
    const found = await surface
      .waitForSelector(byRole(role, label), { timeout: PATIENCE })
      .catch((error: unknown) => Promise.reject(new NotSeen(name, `${role} “${label}”`, error)));
    if (found === null) throw new NotSeen(name, `${role} “${label}”`);
    return found;
  };
  const wait = (text: string, there: boolean): Promise<void> => {
    const asked = (wanted: string, shown: boolean) =>
      // biome-ignore lint/performance/useDomNodeTextContent: only what is drawn can be seen
      document.body.innerText.replace(/\s+/g, ' ').toLowerCase().includes(wanted.toLowerCase()) === shown;
    return eventually(`${name}: ${there ? '' : 'the end of '}“${text}”`, () => surface.evaluate(asked, text, there));
  };

  return {
    press: async (label) => (await find('button', label)).click(),
    follow: async (label) => (await find('link', label)).click(),
    choose: async (label) => {
      const radio = await find('radio', label);
      // What a person clicks is the label; the button itself is drawn by it.
      const drawn = await radio.evaluateHandle((element) => element.closest('label') ?? element);
      await drawn.click();
    },
    write: async (label, text) => {
      const field = await find('textbox', label);
      await field.focus();
      await field.evaluate((element) => {
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) element.select();
      });
      await field.type(text);
    },
    see: (text) => wait(text, true),
    missing: (text) => wait(text, false),
    has: async (label) => (await surface.$(byRole('button', label))) !== null,
  };
};

/** The selector for an element by its role and its accessible name. */
export const byRole = (role: string, label: string): string =>
  `::-p-aria([name=${JSON.stringify(label)}][role="${role}"])`;

/** Something that the demo promises to show did not appear. */
export class NotSeen extends Error {
  constructor(screen: string, what: string, cause?: unknown) {
    super(`${screen}: ${what} did not appear.`, { cause });
  }
}
