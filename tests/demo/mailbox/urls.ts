import type { Folder } from './store';

/** Addresses in the form of the webmail: `?_task=mail&_mbox=INBOX&_uid=7&_action=show`. */
const url = (values: Readonly<Record<string, string | number>>): string =>
  `/?${new URLSearchParams(Object.entries({ _task: 'mail', ...values }).map(([name, value]) => [name, String(value)]))}`;

export const urls = {
  folder: (folder: Folder): string => url({ _mbox: folder }),
  /** The list with one mail open beside it. */
  open: (folder: Folder, uid: number): string => url({ _mbox: folder, _uid: uid }),
  preview: (folder: Folder, uid: number): string => url({ _uid: uid, _mbox: folder, _framed: 1, _action: 'preview' }),
  nothing: url({ _framed: 1, _action: 'nothing' }),
  show: (folder: Folder, uid: number): string => url({ _mbox: folder, _uid: uid, _action: 'show' }),
  write: url({ _action: 'compose' }),
  reply: (folder: Folder, uid: number): string => url({ _action: 'compose', _mbox: folder, _reply_uid: uid }),
  send: url({ _action: 'send' }),
};
