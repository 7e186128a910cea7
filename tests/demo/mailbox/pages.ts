import { composePage } from './compose-page';
import type { Site } from './frame';
import { listPage } from './list-page';
import { messagePage, nothingOpenPage } from './message-page';
import type { Folder, Store } from './store';

/** The page of an address; nothing for a mail that is not there. */
export const pageFor = (site: Site, store: Store, query: URLSearchParams, nonce: string): string | undefined => {
  const folder: Folder = query.get('_mbox') === 'Sent' ? 'Sent' : 'INBOX';
  const mail = store.find(folder, Number(query.get('_uid') ?? query.get('_reply_uid')));
  switch (query.get('_action')) {
    case 'compose':
      return composePage(site, mail, nonce);
    case 'nothing':
      return nothingOpenPage(site, nonce);
    case 'preview':
    case 'show': {
      if (mail === undefined) return undefined;
      mail.unread = false;
      return messagePage(site, mail, query.get('_action') === 'show' ? 'show' : 'preview', nonce);
    }
    default:
      return listPage(site, store, { folder, open: mail, justSent: query.has('_sent'), nonce });
  }
};
