import type { CDPSession, Page } from 'playwright-core';
import { until } from '../servers/processes';

type Node = {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: (Node & { shadowRootType?: string })[];
};

/**
 * What the badge in the page says, as the eye sees it. Its shadow root is closed to the page and to Playwright; only the
 * browser's own tools see in.
 */
export const badgeText = async (page: Page): Promise<string> => withBadge(page, async (_cdp, badge) => textOf(badge));

/** Waits until the badge says something that fits. */
export const badgeSaying = (page: Page, what: RegExp): Promise<string> =>
  until(`the badge saying ${what}`, async () => {
    const text = await badgeText(page);
    return what.test(text) ? text : undefined;
  });

/** Clicks the button in the badge whose label fits, with a real mouse: the badge acts on trusted events only. */
export const clickBadge = async (page: Page, label: RegExp): Promise<void> => {
  const { x, y } = await withBadge(page, async (cdp, badge) => {
    const button = buttonsOf(badge).find((one) => label.test(labelOf(one)));
    if (button === undefined) throw new Error(`no button ${label} in the badge: ${buttonsOf(badge).map(labelOf)}`);
    const { model } = await cdp.send('DOM.getBoxModel', { nodeId: button.nodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });
  await page.mouse.click(x, y);
};

const withBadge = async <T>(page: Page, look: (cdp: CDPSession, badge: Node) => Promise<T>): Promise<T> => {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const closed = all(root as Node).flatMap((node) =>
      (node.shadowRoots ?? []).filter(({ shadowRootType }) => shadowRootType === 'closed'),
    );
    // The page itself has no closed roots; ours is the only one.
    return await look(cdp, closed[0] ?? { nodeId: 0, nodeName: '', nodeValue: '' });
  } finally {
    await cdp.detach();
  }
};

const all = (node: Node): Node[] => [
  node,
  ...(node.children ?? []).flatMap(all),
  ...(node.shadowRoots ?? []).flatMap(all),
];

const isHidden = (node: Node): boolean =>
  node.nodeName === 'STYLE' || (node.attributes ?? []).some((name, index) => index % 2 === 0 && name === 'hidden');

const textOf = (node: Node): string => {
  if (isHidden(node)) return '';
  if (node.nodeName === '#text') return node.nodeValue;
  return (node.children ?? [])
    .map(textOf)
    .filter((text) => text.trim() !== '')
    .join(' ');
};

const buttonsOf = (node: Node): Node[] =>
  isHidden(node) ? [] : [...(node.nodeName === 'BUTTON' ? [node] : []), ...(node.children ?? []).flatMap(buttonsOf)];

const labelOf = (button: Node): string => {
  const at = (button.attributes ?? []).indexOf('aria-label');
  return at % 2 === 0 ? (button.attributes?.[at + 1] ?? '') : textOf(button);
};
