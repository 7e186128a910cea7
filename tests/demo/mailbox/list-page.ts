import { US } from '../mails';
import { listDate } from './dates';
import { page, type Site } from './frame';
import { html, type Markup } from './html';
import type { Folder, Store, StoredMail } from './store';
import { urls } from './urls';

const FOLDERS: readonly Folder[] = ['INBOX', 'Sent'];

type ListPage = {
  readonly folder: Folder;
  readonly open: StoredMail | undefined;
  readonly justSent: boolean;
  readonly nonce: string;
};

/** Folders, messages and the reading pane, which is a frame of its own. */
export const listPage = (site: Site, store: Store, { folder, open, justSent, nonce }: ListPage): string => {
  const { words } = site;
  const preview = open ? urls.preview(folder, open.uid) : urls.nothing;
  return page(site, {
    title: words[folder],
    action: 'none',
    nonce,
    // Like the webmail, the list page does not name the login in its data, only on the screen.
    env: { mailbox: folder, contentframe: 'messagecontframe', layout: 'widescreen', username: undefined },
    body: html`
<div id="layout" class="layout">
  <header class="masthead">
    <span class="wordmark">${words.mailbox}</span>
    <span class="header-title username">${US.address}</span>
    <span class="demo-note">${words.demo}</span>
  </header>
  <nav id="layout-sidebar" class="sidebar" aria-label="${words.folders}">
    <a class="button primary" href="${urls.write}">${words.write}</a>
    <ul id="mailboxlist" class="folder-list">${FOLDERS.map((one) => folderEntry(site, store, one, one === folder))}</ul>
  </nav>
  <section id="layout-list" class="list-pane" aria-label="${words.messages}">
    <h1>${words[folder]}</h1>
    <div class="scroller">
      <table id="messagelist" class="message-list" aria-label="${words.messages}">
        <tbody>${store.list(folder).map((mail) => row(site, mail, mail === open))}</tbody>
      </table>
    </div>
  </section>
  <main id="layout-content" class="reading-pane">
    ${justSent ? html`<p class="notice" role="status">${words.sent}</p>` : undefined}
    <iframe id="messagecontframe" name="messagecontframe" title="${words.preview}" src="${preview}"></iframe>
  </main>
</div>`,
  });
};

const folderEntry = ({ words }: Site, store: Store, folder: Folder, selected: boolean): Markup => {
  const unread = store.list(folder).filter((mail) => mail.unread).length;
  const count = unread > 0 ? html`<span class="unreadcount">${unread}</span>` : undefined;
  return html`<li class="mailbox${selected ? ' selected' : ''}"><a href="${urls.folder(folder)}"${
    selected ? html` aria-current="page"` : undefined
  }>${words[folder]}</a>${count}</li>`;
};

const row = ({ words, now }: Site, mail: StoredMail, selected: boolean): Markup => {
  // The person of a sent mail is the one it went to.
  const person = mail.folder === 'Sent' ? (mail.to[0] ?? mail.from) : mail.from;
  const state = `${mail.unread ? ' unread' : ''}${selected ? ' selected' : ''}`;
  return html`
<tr id="rcmrow${Buffer.from(String(mail.uid)).toString('base64url')}" class="message${state}"><td class="subject">
  <span class="fromto"><span class="adr"><span class="rcmContactAddress" title="${person.address}">${person.name}</span></span></span>
  <span class="date">${listDate(mail.date, now(), words)}</span>
  <span class="subject">${
    mail.unread ? html`<span class="msgicon unread" title="${words.unread}"></span>` : undefined
  }<a href="${urls.show(mail.folder, mail.uid)}" data-preview="${urls.preview(mail.folder, mail.uid)}"><span>${mail.subject}</span></a></span>
</td></tr>`;
};
