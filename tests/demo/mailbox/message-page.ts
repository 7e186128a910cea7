import type { MailPerson } from '../mails';
import { longDate } from './dates';
import { page, type Site } from './frame';
import { html, type Markup } from './html';
import type { StoredMail } from './store';
import { urls } from './urls';

/** One mail, in the reading pane (`preview`) or as a page of its own (`show`). */
export const messagePage = (site: Site, mail: StoredMail, action: 'preview' | 'show', nonce: string): string =>
  page(site, {
    title: mail.subject,
    action,
    nonce,
    env: {
      ...(action === 'preview' && { framed: true }),
      uid: String(mail.uid),
      mailbox: mail.folder,
      sender: `${mail.from.name} <${mail.from.address}>`,
      permaurl: urls.show(mail.folder, mail.uid),
    },
    body: html`
<div id="layout-content" class="message-page" role="main">
  ${action === 'show' ? html`<a class="back" href="${urls.open(mail.folder, mail.uid)}">← ${site.words.back}</a>` : undefined}
  ${header(site, mail, action)}
  <div id="message-content" class="message-content">
    <div id="messagebody"><div class="message-part" id="message-part1"><div class="pre">${textOf(mail.text)}</div></div></div>
  </div>
</div>`,
  });

/** The reading pane while no mail is open. */
export const nothingOpenPage = (site: Site, nonce: string): string =>
  page(site, {
    title: site.words.preview,
    action: 'preview',
    nonce,
    env: { action: 'nothing', framed: true },
    body: html`<p class="nothing-open">${site.words.nothingOpen}</p>`,
  });

const header = ({ words }: Site, mail: StoredMail, action: 'preview' | 'show'): Markup => html`
<div id="message-header" class="message-header">
  <div class="message-toolbar">
    <a class="button" href="${urls.reply(mail.folder, mail.uid)}" target="_top">${words.reply}</a>
  </div>
  <h2 class="subject"><span class="voice">${words.subject}: </span>${mail.subject}${
    action === 'preview'
      ? html` <a class="extwin" href="${urls.show(mail.folder, mail.uid)}" target="_top">${words.ownWindow}</a>`
      : undefined
  }</h2>
  <table class="header-headers"><tbody>
    ${headerRow(words.from, 'from', people([mail.from]))}
    ${headerRow(words.to, 'to', people(mail.to))}
    ${mail.cc.length > 0 ? headerRow(words.cc, 'cc', people(mail.cc)) : undefined}
    ${headerRow(words.date, 'date', html`${longDate(mail.date, words)}`)}
  </tbody></table>
</div>`;

const headerRow = (title: string, field: string, value: Markup): Markup =>
  html`<tr><td class="header-title">${title}</td><td class="header ${field}">${value}</td></tr>`;

const people = (all: readonly MailPerson[]): Markup => {
  const each = all.map(({ name, address }, index) => {
    const link = html`<a class="rcmContactAddress" href="mailto:${address}" title="${address}">${name}</a>`;
    return html`${index > 0 ? ', ' : ''}<span class="adr">${link}</span>`;
  });
  return html`${each}`;
};

/** Plain text as the webmail shows it: paragraphs as lines, quoted lines in a block of their own. */
const textOf = (text: string): Markup => {
  const blocks: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = line.startsWith('>');
    const block = blocks.at(-1);
    const shown = quoted ? line.replace(/^> ?/, '') : line;
    if (block?.quoted === quoted) block.lines.push(shown);
    else blocks.push({ quoted, lines: [shown] });
  }
  return html`${blocks.map(({ quoted, lines }) => {
    const shown = lines.map((line, index) => (index > 0 ? html`<br>\n${line}` : html`${line}`));
    return quoted ? html`<blockquote>${shown}</blockquote>` : html`${shown}`;
  })}`;
};
