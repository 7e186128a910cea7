import { expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { adapters } from '@/utils/webmail/adapters';
import { openXchange } from '@/utils/webmail/adapters/open-xchange';
import { adapterFor } from '@/utils/webmail/registry';
import { readText } from '@/utils/webmail/text';
import { behaves, fixtureOf, readAs } from './behaves';

behaves(openXchange, {
  open: 'thread-de',
  senders: ['erika@muster-moebel.example', 'o.neill@anders-uhren.example'],
  body: '.mail-detail-content',
  framed: 'iframe',
  anchors: [
    '.detail-view-header',
    '.from a',
    '.recipients',
    'a.person-to',
    'a.person-cc',
    'time',
    'h1.subject',
    '.mail-detail',
    '.list-view li',
    '#io-ox-windowmanager',
  ],
  header: '.detail-view-header .from',
  row: '.list-view li',
  hosts: [
    'https://app.mailbox.org/appsuite/',
    'https://office.mailbox.org/appsuite/',
    'https://email.ionos.de/appsuite/',
  ],
});

it('is known on any host by its own page, but not by a mail about it', async () => {
  const { html } = fixtureOf('open-xchange', 'sent-en');
  const href = 'https://webmail.hoster.example/appsuite/';
  const real = openPage(html, href);
  expect(adapterFor(adapters, real.document, { href })?.id).toBe('open-xchange');
  const mail = openPage(`<body><div class="mail">${html.replace(/.*<body>/s, '')}</div></body>`, href);
  expect(adapterFor(adapters, mail.document, { href })).toBeUndefined();
  await Promise.all([real.close(), mail.close()]);
});

it('takes nothing from a mail that imitates it in the page itself, without a frame', async () => {
  const { document, url, close } = fixtureOf('open-xchange', 'sent-en').mounted();
  const mail = document.querySelector('.mail-detail');
  document
    .querySelector('.mail-detail-content')
    ?.insertAdjacentHTML(
      'afterbegin',
      (mail?.outerHTML ?? '').replaceAll('laden@uhren-lindner.example', 'chef@boese.example'),
    );
  expect(readAs(openXchange, document, url).messages.map(({ from }) => from?.address)).toEqual([
    'laden@uhren-lindner.example',
  ]);
  await close();
});

it('reads the text where it stands in an open shadow root', async () => {
  const { document, url, close } = fixtureOf('open-xchange', 'sent-en').mounted();
  const content = document.querySelector('.mail-detail-content');
  const shadow = content?.attachShadow({ mode: 'open' });
  if (shadow) shadow.innerHTML = '<style>p{color:red}</style><div><p>Aus dem Schatten.</p></div>';
  expect(readText(openXchange, readAs(openXchange, document, url).messages[0] ?? {})).toEqual({
    text: 'Aus dem Schatten.',
  });
  await close();
});
