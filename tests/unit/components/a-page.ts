import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';

/** Draws into the document and waits until nothing is pending. */
export const draw = async (page: VNode): Promise<void> => {
  document.body.replaceChildren();
  const app = document.body.appendChild(document.createElement('main'));
  await act(() => render(page, app));
  await settle();
};

/** Lets answers arrive and their drawings happen. */
export const settle = async (): Promise<void> => {
  for (let round = 0; round < 5; round += 1) await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
};

export const clear = (): void => {
  const app = document.querySelector('main');
  if (app !== null) render(null, app);
  document.body.replaceChildren();
};

/** The one element of `selector` whose text or label holds `text`. */
export const the = (selector: string, text = ''): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
    `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`.includes(text),
  );
  const [first] = found;
  if (first === undefined) throw new Error(`no ${selector} says "${text}" in: ${document.body.textContent}`);
  return first;
};

export const click = async (element: HTMLElement): Promise<void> => {
  element.click();
  await settle();
};

export const choose = (label: string): Promise<void> => {
  const input = the('label', label).querySelector('input');
  if (input === null) throw new Error(`"${label}" is no choice`);
  return click(input);
};

export const press = async (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await settle();
};

export const type = async (element: HTMLElement, text: string): Promise<void> => {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement))
    throw new Error('nothing to type into');
  element.value = text;
  element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
};
