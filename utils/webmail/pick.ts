import { placeOf } from './outline';
import { addressIn, addressKey, attribute, lineOf, mailtoAddress, native, person } from './read';

/** An address found anywhere in a page: for a person to choose from, never to conclude from. */
export interface FoundAddress {
  readonly address: string;
  readonly name?: string | undefined;
  /** Where in the page, by names that developers give (see `placeOf`). */
  readonly place: string;
  readonly selected: boolean;
}

const MAX_NODES = 5_000;
const MAX_ADDRESSES = 200;
const MAX_SELECTION = 10_000;
const MAX_ATTRIBUTES = 30;
const SHOW_ELEMENT = 0x1;
const IN_TEXT = /[^\s@<>"'(),:;[\]\\]{1,64}@[^\s@<>"'(),:;[\]\\]{1,253}/g;

/** The address an element carries in an attribute that holds nothing else. */
const carried = (element: Element): string | undefined => {
  const link = mailtoAddress(attribute(element, 'href'));
  if (link !== undefined) return link;
  const names = native(element, 'getAttributeNames').call(element).slice(0, MAX_ATTRIBUTES);
  for (const name of names) {
    if (name !== 'email' && name !== 'title' && !name.startsWith('data-')) continue;
    const address = addressIn(attribute(element, name));
    if (address !== undefined) return address;
  }
  return undefined;
};

/** A row that carries an address holds subject and date too: only the innermost text is a name. */
const nameAt = (element: Element): string =>
  attribute(element, 'name', 200) ?? (native(element, 'childElementCount') === 0 ? (lineOf(element, 200) ?? '') : '');

/**
 * Addresses of a page that no adapter knows: those in the selected text, then those in links and attributes, each once.
 * Looks at 5,000 elements at most and gives 200 addresses at most; parses no HTML, changes nothing.
 */
export const addressesIn = (document: Document): FoundAddress[] => {
  const found = new Map<string, FoundAddress>();
  const add = (address: string, rawName: string, place: string, selected: boolean) => {
    const key = addressKey(address);
    const before = found.get(key);
    const who = person(address, rawName);
    if (before === undefined && found.size < MAX_ADDRESSES) found.set(key, { ...who, place, selected });
    // The same person twice: the first place counts, the first name too.
    else if (before !== undefined && before.name === undefined && who.name !== undefined)
      found.set(key, { ...before, name: who.name });
  };

  const chosen = native(document, 'getSelection').call(document);
  const text = (chosen === null ? '' : native(chosen, 'toString').call(chosen)).slice(0, MAX_SELECTION);
  for (const [match] of text.matchAll(IN_TEXT)) {
    const address = addressIn(match.replace(/[.!?]+$/, ''));
    if (address !== undefined) add(address, '', 'selection', true);
  }

  const walker = native(document, 'createTreeWalker').call(document, document, SHOW_ELEMENT);
  for (let looked = 0; looked < MAX_NODES; looked++) {
    const node = walker.nextNode();
    if (node === null) break;
    const element = node as Element;
    const address = carried(element);
    if (address !== undefined) add(address, nameAt(element), placeOf(element), false);
  }
  return [...found.values()];
};
