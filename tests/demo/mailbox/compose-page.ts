import { US } from '../mails';
import { longDate } from './dates';
import { page, type Site } from './frame';
import { html } from './html';
import type { StoredMail } from './store';
import { urls } from './urls';
import type { MailboxWords } from './words';

/** A new message, or the answer to one. */
export const composePage = (site: Site, answered: StoredMail | undefined, nonce: string): string => {
  const { words } = site;
  const other = answered?.folder === 'Sent' ? answered.to[0] : answered?.from;
  return page(site, {
    title: answered ? words.reply : words.write,
    action: 'compose',
    nonce,
    env: { compose_id: nonce },
    body: html`
<form class="compose message-page" method="post" action="${urls.send}">
  <a class="back" href="${answered ? urls.open(answered.folder, answered.uid) : urls.folder('INBOX')}">← ${words.back}</a>
  <h1>${answered ? words.reply : words.write}</h1>
  <label>${words.from}<input value="${`${US.name} <${US.address}>`}" readonly></label>
  <label>${words.to}<input name="_to" required value="${other ? `${other.name} <${other.address}>` : ''}"></label>
  <label>${words.subject}<input name="_subject" value="${answered ? replySubject(answered.subject, words) : ''}"></label>
  <label>${words.text}<textarea name="_message" rows="16" required autofocus>
${answered ? quotation(answered, words) : ''}</textarea></label>
  <div class="message-toolbar">
    <button class="button primary" type="submit">${words.send}</button>
    <a class="button" href="${urls.folder('INBOX')}">${words.cancel}</a>
  </div>
</form>`,
  });
};

const replySubject = (subject: string, { replyPrefix }: MailboxWords): string =>
  /^(re|aw):/i.test(subject) ? subject : replyPrefix + subject;

const quotation = ({ from, date, text }: StoredMail, words: MailboxWords): string => {
  const intro = words.wrote.replace('{who}', from.name).replace('{when}', longDate(date, words));
  return `\n\n${intro}\n${text.replace(/^/gm, '> ')}`;
};
