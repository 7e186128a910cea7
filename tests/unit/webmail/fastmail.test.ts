import { fastmail } from '@/utils/webmail/adapters/fastmail';
import { behaves } from './behaves';

behaves(fastmail, {
  open: 'thread-details-en',
  senders: ['erika@muster-moebel.example', undefined],
  body: '.v-Message-body',
  opening: '<div class="v-Message-body">',
  anchors: [
    '.v-MessageCard-from',
    '.v-MessageCard-time',
    '.v-Message-details',
    '.v-Message-details dl',
    '.v-Message',
    '.v-MessageCard',
    '.v-Thread-title',
    '#conversation',
    '.v-MailboxItem',
  ],
  header: '.v-MessageCard-from,dl',
  row: '.v-MailboxItem',
  hosts: ['https://app.fastmail.com/mail/Inbox/'],
});
