import type { Page, Reading, WebmailAdapter } from './adapter';
import { Reader } from './read';

/** Reads a page once: its facts, its open mails, and its list when `rows` is set. Changes nothing in the page. */
export const readPage = (adapter: WebmailAdapter, page: Page, { rows }: { rows: boolean }): Reading => {
  const reader = new Reader(adapter.id);
  const facts = adapter.readFacts(page);
  const messages = adapter.readMessages(page, facts, reader);
  const listRows = rows ? (adapter.readRows?.(page, facts, reader) ?? []) : [];
  return { provider: adapter.id, ...facts, messages, listRows, misses: reader.misses, matched: reader.matched };
};
