import { attribute, isWithin, native } from './read';

const MAX_LINES = 2_000;
const MAX_DEPTH = 60;
const MAX_TOKENS = 8;
const SHOW_ELEMENT = 0x1;
const ACCEPT = 1;
const REJECT = 2;

/**
 * An id or class as a developer named it, figures made 0; or `~` for one that may carry data: odd characters, great
 * length, or letters mixed like an encoding (Roundcube names a folder's line `rcmli` + base64 of the folder's name).
 */
const tokenOf = (raw: string): string => {
  const token = raw.replace(/\d+/g, '0');
  if (!/^[A-Za-z_-][\w-]{0,39}$/.test(raw) || /\d[A-Za-z]/.test(raw)) return '~';
  const humps = token.split(/(?=[A-Z])|[-_]/).filter((hump) => /[A-Za-z]/.test(hump));
  const short = humps.filter((hump) => hump.length < 3).length;
  return short > 1 && short * 2 >= humps.length ? '~' : token;
};

const tokensOf = (value: string | undefined): string[] =>
  (value ?? '')
    .split(/\s+/)
    .filter((token) => token !== '')
    .slice(0, MAX_TOKENS)
    .map(tokenOf);

/** Attribute names from HTML and the usual frameworks; a name the page made up from data would not pass. */
const nameOf = (name: string): string => (/^[a-z][a-z-]{0,29}$/.test(name) ? name : '~');

const lineFor = (element: Element, named: boolean): string => {
  if (!named) return element.localName.includes('-') ? '~' : element.localName;
  const id = tokensOf(attribute(element, 'id', 200)).map((token) => `#${token}`);
  const classes = tokensOf(attribute(element, 'class', 2_000)).map((token) => `.${token}`);
  const names = native(element, 'getAttributeNames')
    .call(element)
    .filter((name) => name !== 'id' && name !== 'class')
    .slice(0, MAX_TOKENS)
    .map(nameOf);
  return [element.localName, ...id, ...classes, ...(names.length > 0 ? [`[${names.sort().join(' ')}]`] : [])].join('');
};

/**
 * The skeleton of a page for a "this is wrong" report: tag names, ids, classes and the names of attributes, one element
 * a line, indented. No text and no other value of an attribute is in it; what lies in `hidden` (the mails' own HTML,
 * whose classes a sender chooses) is left out. Where nobody knows what that is, only elements up to `depthOfNames` keep
 * their names. At most 2,000 lines.
 */
export const outline = (root: Element, hidden: string | undefined, depthOfNames = MAX_DEPTH * 2): string => {
  const lines: string[] = [];
  const document = native(root, 'ownerDocument');
  const walker = native(document, 'createTreeWalker').call(document, root, SHOW_ELEMENT, {
    acceptNode: (node: Node) =>
      hidden !== undefined && node.parentNode && isHidden(node.parentNode, hidden) ? REJECT : ACCEPT,
  });
  let depth = 0;
  let node: Node | null = root;
  while (node && lines.length < MAX_LINES) {
    const element = node;
    if (isElement(element)) {
      lines.push(`${'  '.repeat(Math.min(depth, MAX_DEPTH))}${lineFor(element, depth <= depthOfNames)}`);
    }
    let next = walker.firstChild();
    if (next) depth++;
    while (!next) {
      if (walker.currentNode === root) return lines.join('\n');
      next = walker.nextSibling();
      if (next) break;
      if (!walker.parentNode()) return lines.join('\n');
      depth--;
    }
    node = next;
  }
  return `${lines.join('\n')}\n…`;
};

const MAX_PLACE = 200;

/** Where an element stands, by tag, id and class of itself and the two around it, figures made 0: no word of the page. */
export const placeOf = (element: Element): string => {
  const steps: string[] = [];
  for (let at: Element | null = element; at && steps.length < 3; at = native(at, 'parentElement')) {
    const id = tokensOf(attribute(at, 'id', 200)).map((token) => `#${token}`);
    const classes = tokensOf(attribute(at, 'class', 2_000)).map((token) => `.${token}`);
    steps.unshift([at.localName, ...id, ...classes.slice(0, 3)].join(''));
  }
  return steps.join('>').slice(0, MAX_PLACE);
};

const isElement = (node: Node): node is Element => native(node, 'nodeType') === 1;

const isHidden = (node: Node, hidden: string): boolean => isElement(node) && isWithin(node, hidden);
