import type { WebmailAdapter } from '@/utils/webmail/adapter';
import { cypht } from './cypht';
import { fastmail } from './fastmail';
import { gmail } from './gmail';
import { gmx } from './gmx';
import { horde } from './horde';
import { nextcloud } from './nextcloud';
import { openXchange } from './open-xchange';
import { outlook } from './outlook';
import { proton } from './proton';
import { roundcube } from './roundcube';
import { snappymail } from './snappymail';
import { sogo } from './sogo';
import { yahoo } from './yahoo';
import { zimbra } from './zimbra';

/** Every webmail we can read, the surest marks first: a page is asked in this order. */
export const adapters: readonly WebmailAdapter[] = [
  roundcube,
  snappymail,
  sogo,
  horde,
  nextcloud,
  cypht,
  openXchange,
  zimbra,
  outlook,
  gmail,
  yahoo,
  proton,
  fastmail,
  gmx,
];

/** What the shipped scripts carry: Roundcube on any host, the others at their known ones. */
export const shipped: readonly WebmailAdapter[] = [roundcube, outlook, gmail, yahoo, openXchange, proton, fastmail];
