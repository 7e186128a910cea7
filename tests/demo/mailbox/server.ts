import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../environment';
import type { MailPerson } from '../mails';
import type { Site } from './frame';
import { pageFor } from './pages';
import { openStore, type Store } from './store';
import { urls } from './urls';
import { MAILBOX_WORDS } from './words';

/** A running demo mailbox. */
export type Mailbox = { readonly origin: string; readonly close: () => Promise<void> };

// Browsers refuse some lower ports; the real test servers use the range from 18080 on too.
const FIRST_PORT = 18080;
const MOST_BYTES = 256 * 1024;

/** Serves the demo mailbox on the first free loopback port, its pages in `language`. */
export const serveMailbox = async (language: Language): Promise<Mailbox> => {
  const site: Site = { words: MAILBOX_WORDS[language], now: () => new Date() };
  const store = openStore(site.now());
  const server = createServer((request, response) => {
    answer(site, store, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  const port = await listen(server, FIRST_PORT);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port < 65_000) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const HERE = dirname(fileURLToPath(import.meta.url));
const FILES: Readonly<Record<string, string>> = {
  '/mailbox.css': 'text/css; charset=utf-8',
  '/mailbox.js': 'text/javascript; charset=utf-8',
  '/mailbox.svg': 'image/svg+xml',
};

const answer = async (site: Site, store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  // Only who asks for this very address: no other site's page can reach the mailbox under a name of its own.
  if (!/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? '')) {
    response.writeHead(403).end();
    return;
  }
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const type = FILES[url.pathname];
  if (type !== undefined) {
    response.writeHead(200, { 'content-type': type }).end(await readFile(join(HERE, url.pathname)));
    return;
  }
  if (request.method === 'POST') {
    const sent = store.send(draftOf(new URLSearchParams(await bodyOf(request))));
    response.writeHead(303, { location: `${urls.open('Sent', sent.uid)}&_sent=1` }).end();
    return;
  }
  const nonce = randomBytes(12).toString('base64url');
  const shown = pageFor(site, store, url.searchParams, nonce);
  response
    .writeHead(shown === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' 'nonce-${nonce}'; frame-src 'self'; form-action 'self'`,
    })
    .end(shown ?? '');
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > MOST_BYTES) throw new Error('The message is too long for the demo mailbox.');
  }
  return body;
};

const draftOf = (form: URLSearchParams) => ({
  to: personOf(form.get('_to') ?? ''),
  subject: form.get('_subject') ?? '',
  text: (form.get('_message') ?? '').replaceAll('\r\n', '\n'),
});

/** `Name <address>`, or the address alone. */
const personOf = (written: string): MailPerson => {
  const [, name = '', address = ''] = /^(.*?)\s*<([^>]*)>\s*$/.exec(written) ?? [];
  return address === '' ? { name: written.trim(), address: written.trim() } : { name, address };
};
