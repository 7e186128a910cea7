import { US } from '../mails';
import { html, type Markup, script } from './html';
import type { MailboxWords } from './words';

/** What every page of the mailbox is made from. */
export type Site = {
  readonly words: MailboxWords;
  readonly now: () => Date;
};

export type PageParts = {
  readonly title: string;
  /** `none` for the list, as in the webmail's own pages. */
  readonly action: 'none' | 'preview' | 'show' | 'compose';
  readonly env: Readonly<Record<string, unknown>>;
  readonly nonce: string;
  readonly body: Markup;
};

/**
 * A whole page in the shape by which the extension knows this kind of webmail: the environment as data in an inline
 * script, task and action as classes of the body.
 */
export const page = ({ words }: Site, { title, action, env, nonce, body }: PageParts): string => {
  const shared = {
    task: 'mail',
    action: action === 'none' ? '' : action,
    locale: words.locale,
    date_format: words.dateFormat,
    delimiter: '/',
    mailboxes: {
      INBOX: { id: 'INBOX', name: words.INBOX, class: 'inbox' },
      Sent: { id: 'Sent', name: words.Sent, class: 'sent' },
    },
    username: US.address,
  };
  const data = JSON.stringify({ ...shared, ...env });
  return html`<!DOCTYPE html>
<html lang="${words.locale.slice(0, 2)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${US.name}</title>
<link rel="icon" href="/mailbox.svg">
<link rel="stylesheet" href="/mailbox.css">
${script(nonce, `var rcmail = { env: {}, set_env(values) { Object.assign(this.env, values); } };\nrcmail.set_env(${data});`)}
<script src="/mailbox.js" defer></script>
</head>
<body class="task-mail action-${action}">${body}</body>
</html>
`.markup;
};
