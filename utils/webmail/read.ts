import type { OpenMessage, Person } from '@/utils/domain/open-message';
import { plainLine } from '@/utils/domain/plain';
import type { SelectorMiss } from './adapter';

/** Characters taken from one place of the page (reliability.md B7). */
export const MAX_TEXT = 200_000;
const MAX_PEOPLE = 200;
const MAX_LINE = 1_000;
const MAX_NAME = 200;

/**
 * A property of a node as the browser defines it. A mail can hold `<img name="querySelector">` or `<input name="matches">`,
 * which hides the real one on the document or on a form; the prototype can't be reached that way.
 */
export const native = <T extends object, K extends keyof T>(target: T, key: K): T[K] =>
  Reflect.get(Object.getPrototypeOf(target), key, target);

/** The first element that matches. */
export const one = (root: ParentNode, css: string): Element | undefined =>
  native(root, 'querySelector').call(root, css) ?? undefined;

/** All elements that match, in the order of the page. */
export const all = (root: ParentNode, css: string): Element[] => [...native(root, 'querySelectorAll').call(root, css)];

export const matches = (element: Element, css: string): boolean => native(element, 'matches').call(element, css);

/** Whether an element is in one of the containers `css` names. */
export const isWithin = (element: Element, css: string): boolean =>
  native(element, 'closest').call(element, css) !== null;

/** Those that stand in none of their kind. */
export const outermost = (elements: readonly Element[], css: string): Element[] =>
  elements.filter((element) => {
    const parent = native(element, 'parentElement');
    return parent === null || !isWithin(parent, css);
  });

const PRECEDING = 2;

/**
 * Which elements are the page's own: those in none of its containers of mail content, and not after the open mail's, where
 * a mail that closes more than it opened would end up.
 */
export const isPagesOwn =
  (bodies: string, body: Element | undefined) =>
  (element: Element): boolean =>
    !isWithin(element, bodies) &&
    (body === undefined || (native(body, 'compareDocumentPosition').call(body, element) & PRECEDING) !== 0);

/** An attribute of at most `max` characters; a longer one is nothing we asked for. */
export const attribute = (element: Element | undefined, name: string, max = MAX_LINE): string | undefined => {
  const value = element && native(element, 'getAttribute').call(element, name);
  return value && value.length <= max ? value : undefined;
};

/** The text of an element on one line; absent when there is none. For headers: the text of mails goes through `textOf`. */
export const lineOf = (element: Element | undefined, max = MAX_LINE): string | undefined =>
  element ? plainLine((native(element, 'textContent') ?? '').slice(0, max * 2)).slice(0, max) || undefined : undefined;

/** One way to find a part: `name` says which version, skin or year it is from. */
export interface Anchor {
  readonly name: string;
  readonly css: string;
  /** Containers whose elements are something else. */
  readonly outside?: string;
}

/** Notes, while one page is read, which anchors matched and which parts were missed. */
export class Reader {
  readonly misses: SelectorMiss[] = [];
  readonly matched: string[] = [];
  readonly provider: string;

  constructor(provider: string) {
    this.provider = provider;
  }

  /**
   * The first element that the anchors find, newest anchor first, and that `allowed` accepts. Where no anchor matches,
   * the part is missed by name, unless it is optional.
   */
  first(
    root: ParentNode,
    part: string,
    anchors: readonly Anchor[],
    { allowed = () => true, optional = false }: { allowed?: (element: Element) => boolean; optional?: boolean } = {},
  ): Element | undefined {
    for (const { name, css, outside } of anchors) {
      const element = all(root, css).find((found) => !(outside && isWithin(found, outside)) && allowed(found));
      if (!element) continue;
      this.matched.push(`${part}: ${name}`);
      return element;
    }
    return optional ? undefined : this.miss(part);
  }

  /** Notes that a part that should be there is not. */
  miss(part: string): undefined {
    if (!this.misses.some((known) => known.part === part)) this.misses.push({ provider: this.provider, part });
    return undefined;
  }
}

// The same rule as the domain's EmailAddress, without lower-casing: what the page shows stays recognisable.
const ADDRESS = /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,253}$/;

/** The address that this text is, and nothing beside it. */
export const addressIn = (text: string | undefined): string | undefined => {
  if (text === undefined || text.length > 400) return undefined;
  const address = plainLine(text);
  return address.length <= 254 && ADDRESS.test(address) ? address : undefined;
};

/** The form in which addresses are compared: as the domain stores them. */
export const addressKey = (address: string): string => address.normalize('NFC').trim().toLowerCase();

export const sameAddress = (one: string, other: string): boolean => addressKey(one) === addressKey(other);

/** A person by address and shown name; a name that only repeats the address is none. */
export const person = (address: string, rawName: string): Person => {
  const name = plainLine(rawName).slice(0, MAX_NAME);
  return name && !sameAddress(name, address) ? { name, address } : { address };
};

const unquoted = (name: string): string => {
  const trimmed = name.trim();
  return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replace(/\\(.)/gs, '$1') : trimmed;
};

/** One person written as `Name <address>`, `"Name, with comma" <address>` or `address`. */
export const parsePerson = (text: string): Person | undefined => {
  const line = plainLine(text.slice(0, MAX_LINE));
  const open = line.endsWith('>') ? line.lastIndexOf('<') : -1;
  const address = addressIn(open < 0 ? line : line.slice(open + 1, -1));
  return address === undefined ? undefined : person(address, open < 0 ? '' : unquoted(line.slice(0, open)));
};

/**
 * The people of a header line, split at commas and semicolons outside quotes, brackets and comments; in one pass over
 * the text. What holds no address is left out. A name that an unquoted comma tears ("Brandt, Uwe <u@x>") is no name.
 */
export const parsePeople = (text: string): Person[] => {
  const people: Person[] = [];
  const header = text.slice(0, MAX_TEXT);
  let start = 0;
  let quoted = false;
  let bracket = false;
  let comments = 0;
  let torn = false;
  const take = (end: number) => {
    const piece = header.slice(start, end);
    start = end + 1;
    if (piece.trim() === '' || people.length >= MAX_PEOPLE) return;
    const found = parsePerson(piece);
    if (found) people.push(torn ? { address: found.address } : found);
    torn = !found;
  };
  for (let at = 0; at < header.length; at++) {
    const character = header[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '<') bracket = true;
    else if (character === '>') bracket = false;
    else if (character === '(') comments++;
    else if (character === ')') comments = Math.max(0, comments - 1);
    else if ((character === ',' || character === ';') && !bracket && comments === 0) take(at);
  }
  take(header.length);
  return people;
};

/** The address of a `mailto:` link, with and without percent-encoding. */
export const mailtoAddress = (href: string | undefined): string | undefined => {
  if (!href || !/^mailto:/i.test(href)) return undefined;
  const raw = href.slice('mailto:'.length).split('?', 1)[0] ?? '';
  const plain = addressIn(raw);
  if (plain && !/%[0-9a-f]{2}/i.test(raw)) return plain;
  try {
    return addressIn(decodeURIComponent(raw));
  } catch {
    // A lone percent sign: not encoded at all (Roundcube writes addresses as they are).
    return plain;
  }
};

/**
 * The person an element stands for: the address from `title`, a `mailto:` link or the text, the name from the text.
 * Where they name different addresses, nobody: one of them lies.
 */
export const personOf = (element: Element): Person | undefined => {
  const text = lineOf(element) ?? '';
  const written = parsePerson(text);
  const bracketed = written && text.endsWith('>') ? written : undefined;
  const claims = [
    addressIn(attribute(element, 'title')),
    mailtoAddress(attribute(element, 'href')),
    bracketed?.address,
  ].filter((claim) => claim !== undefined);
  const [address] = claims;
  if (address === undefined) return written;
  if (claims.some((claim) => !sameAddress(claim, address))) return undefined;
  return person(address, bracketed ? (bracketed.name ?? '') : text);
};

/**
 * The person an element names in parts (`<b>Erika</b> <i>&lt;e@x&gt;</i>`): the address from `email`, `title`, `mailto:` or
 * brackets, else, if `bare`, from a part that is nothing but one: where a page may show names alone, such a part is a name
 * somebody gave themselves. The name is the part `named`, else the first that is no address. Where two addresses are
 * claimed, nobody: one of them lies, or they are several people.
 */
export const personWithin = (
  element: Element,
  { named, bare = true }: { named?: string; bare?: boolean } = {},
): Person | undefined => {
  const parts = [element, ...all(element, '*').slice(0, 50)];
  const lines = parts.flatMap((part) => (native(part, 'childElementCount') === 0 ? (lineOf(part) ?? []) : []));
  const bracketed = [lineOf(element) ?? '', ...lines].map((line) =>
    line.endsWith('>') ? parsePerson(line) : undefined,
  );
  const attributed = parts.flatMap((part) => [
    addressIn(attribute(part, 'email')),
    parsePerson(attribute(part, 'title') ?? '')?.address,
    mailtoAddress(attribute(part, 'href')),
  ]);
  const sure = [...attributed, ...bracketed.map((found) => found?.address)].filter((claim) => claim !== undefined);
  const claims = sure.length > 0 || !bare ? sure : lines.flatMap((line) => addressIn(line) ?? []);
  const [address] = claims;
  if (address === undefined || claims.some((claim) => !sameAddress(claim, address))) return undefined;
  const label = named === undefined ? undefined : lineOf(one(element, named));
  const own = lines.find((line) => !sameAddress(parsePerson(line)?.address ?? '', address));
  return person(address, label ?? attribute(element, 'name') ?? own ?? bracketed[0]?.name ?? '');
};

/** The text of an element on one line, without what stands inside descendants that `skip` names. */
export const lineWithout = (element: Element, skip: string): string => {
  const rest = [...native(element, 'childNodes')].map((node) => {
    if (native(node, 'nodeType') !== ELEMENT_NODE) return native(node, 'textContent') ?? '';
    return matches(node as Element, skip) ? '' : lineWithout(node as Element, skip);
  });
  return plainLine(rest.join('').slice(0, MAX_LINE * 2));
};

const ELEMENT_NODE = 1;

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same object without the keys that hold nothing. */
export const present = <T extends object>(values: T): Present<T> =>
  // Object.fromEntries forgets the keys it was given.
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;

/**
 * Which way a mail went, by the user's own addresses; absent when none is known. In a folder of sent mail an unknown
 * sender is the user under another name, if no own address is among the recipients; else it can't be told.
 */
export const directionOf = (
  from: Person | undefined,
  recipients: readonly Person[],
  own: readonly string[],
  inSentFolder: boolean,
): OpenMessage['direction'] => {
  if (!from) return undefined;
  const isOwn = ({ address }: Person) => own.some((candidate) => sameAddress(candidate, address));
  if (isOwn(from)) return recipients.length > 0 && recipients.every(isOwn) ? 'self' : 'outbound';
  if (inSentFolder) return recipients.some(isOwn) ? undefined : 'outbound';
  return own.length > 0 ? 'inbound' : undefined;
};
