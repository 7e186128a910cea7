import type { ReadMessage, WebmailAdapter } from './adapter';
import { shipped } from './adapters';
import { outline } from './outline';
import { native } from './read';
import { readPage } from './reading';
import { adapterFor } from './registry';

const MOST_MESSAGES = 50;
/** Ids and classes this far down belong to a page's frame; further down they may be a mail's. */
const UNKNOWN_DEPTH = 4;

/** The names of what was read of a mail, with the number of people; never what it says. */
const fieldsOf = (message: ReadMessage): string[] => {
  const { to, cc, element: _head, ...rest } = message;
  return [
    ...Object.entries(rest).flatMap(([field, value]) => (value === undefined ? [] : [field])),
    ...(to.length > 0 ? [`to ${to.length}`] : []),
    ...(cc.length > 0 ? [`cc ${cc.length}`] : []),
  ];
};

const documentsIn = (document: Document, { frames }: WebmailAdapter): Document[] =>
  frames(document).flatMap((frame) => native(frame, 'contentDocument') ?? []);

/** Reads a page as the content script does, and tells what was found by names alone; see `SelfTest` in the domain. */
export const selfTest = (document: Document, url: string, now: number) => {
  const adapter = adapterFor(shipped, document, { href: url });
  const root = native(document, 'documentElement');
  if (adapter === undefined)
    return {
      matched: [],
      misses: [],
      fields: [],
      rows: 0,
      frames: 0,
      skeleton: outline(root, undefined, UNKNOWN_DEPTH),
    };
  const { messages, listRows, misses, matched, ownAddress, folder } = readPage(
    adapter,
    { document, url, now },
    { rows: true },
  );
  const inner = documentsIn(document, adapter);
  const facts = [...(ownAddress === undefined ? [] : ['own address']), ...(folder === undefined ? [] : ['folder'])];
  return {
    provider: adapter.id,
    matched: [...matched, ...facts.map((fact) => `page: ${fact}`)],
    misses: misses.map(({ part }) => part),
    fields: messages.slice(-MOST_MESSAGES).map(fieldsOf),
    rows: listRows.length,
    frames: inner.length,
    skeleton: [root, ...inner.map((one) => native(one, 'documentElement'))]
      .map((one) => outline(one, adapter.bodies))
      .join('\n\n'),
  };
};
