import { plainText } from '@/utils/domain/plain';
import { newText } from '@/utils/text/quoted';
import type { Cut, ReadMessage, WebmailAdapter } from './adapter';
import { MAX_TEXT, matches, native } from './read';

/** Limits per mail (reliability.md B7): nodes visited, characters of new text kept. */
export const MAX_NODES = 5_000;
const MAX_NEW_TEXT = 20_000;

/**
 * What the writer of a mail newly wrote: no quotation, no signature, at most 20,000 characters. Apart from the reading
 * of headers, so that a script that needs no text does not carry this.
 */
export const readText = (
  { cut = {} }: Pick<WebmailAdapter, 'cut'>,
  { body }: Pick<ReadMessage, 'body'>,
): { text?: string; truncated?: boolean } => {
  if (body === undefined) return {};
  const { text, truncated } = textOf(body, {
    quotes: [USUAL_CUT.quotes, cut.quotes].filter(Boolean).join(),
    after: [USUAL_CUT.after, cut.after].filter(Boolean).join(),
    skip: [USUAL_CUT.skip, cut.skip].filter(Boolean).join(),
  });
  return { text: newText(text).slice(0, MAX_NEW_TEXT), ...(truncated && { truncated }) };
};

/**
 * Marks that mail programs leave in their HTML. Webmails prefix a mail's own classes and ids ("v1gmail_quote" in
 * Roundcube, "x_divRplyFwdMsg" in Outlook), hence the open beginnings; Gmail's and Proton's quotes end alike.
 */
const USUAL_CUT: Cut = {
  quotes: 'blockquote,[class*="mail_quote"],[class*="yahoo_quoted"],[class*="moz-cite-prefix"]',
  after: '[id$="divRplyFwdMsg"],[id$="appendonsend"],[id$="reference-message-container"]',
  skip: 'script,style,template,noscript,title,[class*="gmail_signature"],[class*="moz-signature"]',
};

const BLOCKS = new Set(
  'blockquote center dd div dl dt form h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul'.split(' '),
);

// NodeFilter's constants; the interface itself is not everywhere a document is (tests, measurements).
const SHOW_ELEMENT_AND_TEXT = 0x1 | 0x4;
const ACCEPT = 1;
const REJECT = 2;
const TEXT_NODE = 3;

/**
 * The text of an element with its line breaks, read node by node without asking the browser for layout; ends at
 * `MAX_NODES` or `MAX_TEXT` and says so.
 */
export const textOf = (root: Element, cut: Partial<Cut> = {}): { text: string; truncated: boolean } => {
  const lines = [''];
  let length = 0;
  let visited = 0;
  let truncated = false;
  let ended = false;
  const line = (text = '') => lines.push(text);
  /** A block begins or ends: on a line of its own, but no empty line for it. */
  const block = () => lines.at(-1) === '' || line();

  const document = native(root, 'ownerDocument');
  const walker = native(document, 'createTreeWalker').call(document, root, SHOW_ELEMENT_AND_TEXT, {
    // Every node passes here, also those left out; accepting ends the walk at once where nothing more is wanted.
    acceptNode: (node: Node) => {
      truncated ||= ++visited >= MAX_NODES || length >= MAX_TEXT;
      if (truncated || !isElement(node)) return ACCEPT;
      ended ||= cut.after !== undefined && matches(node, cut.after);
      if (ended) return ACCEPT;
      if (cut.skip && matches(node, cut.skip)) return REJECT;
      if (!cut.quotes || !matches(node, cut.quotes)) return ACCEPT;
      line('>');
      line();
      return REJECT;
    },
  });
  const enter = (node: Node) => {
    if (isElement(node)) {
      if (node.localName === 'br') line();
      else if (BLOCKS.has(node.localName)) block();
      else if (node.localName === 'td' || node.localName === 'th') lines[lines.length - 1] += ' ';
      return;
    }
    const raw = (native(node, 'nodeValue') ?? '').slice(0, MAX_TEXT - length);
    length += raw.length;
    const text = raw.replace(/\s+/g, ' ');
    if (text !== ' ' || lines.at(-1) !== '') lines[lines.length - 1] += text;
  };
  const leave = (node: Node) => {
    if (isElement(node) && BLOCKS.has(node.localName)) block();
  };

  let node = walker.firstChild();
  while (node && !truncated && !ended) {
    enter(node);
    let next = walker.firstChild();
    while (!next) {
      leave(walker.currentNode);
      next = walker.nextSibling();
      if (next || !walker.parentNode() || walker.currentNode === root) break;
    }
    node = next;
  }
  if (ended) line('>');
  const text = plainText(lines.map((one) => one.replace(/ +/g, ' ').trim()).join('\n')).replace(/\n{3,}/g, '\n\n');
  return { text, truncated };
};

const isElement = (node: Node): node is Element => native(node, 'nodeType') !== TEXT_NODE;
