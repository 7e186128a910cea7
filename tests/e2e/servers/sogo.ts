import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';

import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { startDovecot } from './dovecot';
import type { MailHost } from './index';
import { deliver, type Owner } from './mailbox';
import { type Running, start, startOnFreePort } from './processes';
import { startReceiver } from './smtp';

const run = promisify(execFile);

export type SogoLanguage = 'German' | 'English';
/** SOGo lets in only whom its database knows. */
export type SogoUser = { readonly address: string; readonly name: string };
export type SogoHostOptions = { readonly language: SogoLanguage; readonly users: readonly SogoUser[] };

/** The same for every user. */
export const SOGO_PASSWORD = 'geheim';

/** PostgreSQL's first user, who may do everything. */
const ROLE = 'postgres';
const SOGOD = '/usr/sbin/sogod';
const POSTGRES = '/usr/lib/postgresql';
const RESOURCES = '/usr/lib/GNUstep/SOGo/WebServerResources/';

/** Whether Debian's `sogo`, `postgresql` and `memcached` are here. */
export const hasSogo = existsSync(SOGOD) && existsSync(POSTGRES) && existsSync('/usr/bin/memcached');

/** Starts Dovecot, an SMTP server, PostgreSQL, memcached and SOGo, each with a folder and a port of its own. */
export async function startSogoHost({ language, users }: SogoHostOptions): Promise<MailHost> {
  const home = await mkdtemp(join(tmpdir(), 'kundenpuls-sogo-'));
  await chmod(home, 0o755);
  const stops: (() => Promise<void>)[] = [() => rm(home, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const store = await startDovecot(home);
    stops.push(store.stop);
    const [database, cache, receiver] = await Promise.all([
      startDatabase(home, store.owner, users),
      startCache(home, store.owner),
      startReceiver((recipient, { source }) => deliver(store, recipient, { source, date: new Date() })),
    ]);
    stops.push(database.stop, cache.stop, receiver.stop);
    const ports = { imap: store.port, smtp: receiver.port, database: database.port, cache: cache.port };
    const sogo = await startSogo(home, await sogoItself(), ports, language);
    stops.push(sogo.stop);
    const gate = await startGate(sogo.port);
    stops.push(gate.stop);
    return {
      url: `http://127.0.0.1:${gate.port}/`,
      seed: async (user, mails) => {
        const oldestFirst = mails.toSorted((one, other) => one.date.getTime() - other.date.getTime());
        for (const mail of oldestFirst) await deliver(store, user, mail);
      },
      received: receiver.received,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Service = { readonly port: number; readonly stop: Running['stop'] };

/** Servers that refuse to run as root run as whoever owns the mail. */
const as = (owner: Owner | undefined) => (owner === undefined ? {} : { uid: owner.uid, gid: owner.gid });

/** SOGo aborts unless it may read `/etc/sogo/sogo.conf`, which its own user may; what it says there we overrule. */
const sogoItself = async (): Promise<Owner | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const [, uid, gid] = /^sogo:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8')) ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
};

const ownFolder = async (owner: Owner | undefined, ...path: string[]): Promise<string> => {
  const folder = join(...path);
  await mkdir(folder, { recursive: true });
  if (owner) await chown(folder, owner.uid, owner.gid);
  return folder;
};

async function startDatabase(home: string, owner: Owner | undefined, users: readonly SogoUser[]): Promise<Service> {
  const folder = await ownFolder(owner, home, 'postgres');
  const [version] = readdirSync(POSTGRES).toSorted((one, other) => Number(other) - Number(one));
  const program = (name: string) => join(POSTGRES, version ?? '', 'bin', name);
  const data = join(folder, 'data');
  const environment = { cwd: folder, env: { PATH: '/usr/bin:/bin', HOME: folder, LC_ALL: 'C.UTF-8' }, ...as(owner) };
  await run(program('initdb'), ['-D', data, '-U', ROLE, '-A', 'trust', '--no-sync', '-E', 'UTF8'], environment);

  // "sogo" is created in single-user mode, before anybody listens.
  const single = (database: string, sql: string) =>
    new Promise<void>((resolve, reject) => {
      const child = execFile(program('postgres'), ['--single', '-D', data, database], environment, (error) =>
        error ? reject(error) : resolve(),
      );
      child.stdin?.end(sql);
    });
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const rows = users.map(({ address, name }) =>
    [address, address, SOGO_PASSWORD, name, address].map(quoted).join(', '),
  );
  await single('postgres', 'CREATE DATABASE sogo;\n');
  await single(
    'sogo',
    [
      'CREATE TABLE sogo_users (c_uid text PRIMARY KEY, c_name text, c_password text, c_cn text, mail text);',
      ...rows.map((values) => `INSERT INTO sogo_users VALUES (${values});`),
      '',
    ].join('\n'),
  );
  const options = [
    'fsync=off',
    'max_connections=60',
    `unix_socket_directories=${folder}`,
    'listen_addresses=127.0.0.1',
  ];
  const launch = (port: number) =>
    start(
      program('postgres'),
      ['-D', data, '-p', String(port), ...options.flatMap((option) => ['-c', option])],
      environment,
    );
  // Its socket lies in our folder: nobody else's server can be taken for ours.
  const isReady = async (port: number) => existsSync(join(folder, `.s.PGSQL.${port}`)) && (await listens(port));
  const { port, server } = await startOnFreePort('PostgreSQL', launch, isReady);
  return { port, stop: server.stop };
}

async function startCache(home: string, owner: Owner | undefined): Promise<Service> {
  const folder = await ownFolder(owner, home, 'memcached');
  const pid = join(folder, 'pid');
  const launch = (port: number) =>
    start('/usr/bin/memcached', ['-l', '127.0.0.1', '-p', String(port), '-m', '16', '-P', pid], {
      cwd: folder,
      ...as(owner),
    });
  const { port, server } = await startOnFreePort('memcached', launch, async (freePort) => listens(freePort));
  return { port, stop: server.stop };
}

type Ports = { imap: number; smtp: number; database: number; cache: number };

async function startSogo(
  home: string,
  owner: Owner | undefined,
  ports: Ports,
  language: SogoLanguage,
): Promise<Service> {
  const folder = await ownFolder(owner, home, 'sogo');
  const table = (name: string) => `postgresql://${ROLE}@127.0.0.1:${ports.database}/sogo/${name}`;
  const source = {
    type: 'sql',
    id: 'users',
    viewURL: table('sogo_users'),
    canAuthenticate: 'YES',
    userPasswordAlgorithm: 'plain',
  };
  const defaults: Record<string, string> = {
    SOGoProfileURL: table('sogo_user_profile'),
    OCSFolderInfoURL: table('sogo_folder_info'),
    OCSSessionsFolderURL: table('sogo_sessions_folder'),
    OCSEMailAlarmsFolderURL: table('sogo_alarms_folder'),
    SOGoUserSources: `({ ${Object.entries(source)
      .map(([key, value]) => `${key} = "${value}";`)
      .join(' ')} })`,
    SOGoIMAPServer: `imap://127.0.0.1:${ports.imap}`,
    SOGoSMTPServer: `smtp://127.0.0.1:${ports.smtp}`,
    SOGoMailingMechanism: 'smtp',
    SOGoMemcachedHost: `127.0.0.1:${ports.cache}`,
    SOGoDraftsFolderName: 'Drafts',
    SOGoSentFolderName: 'Sent',
    SOGoTrashFolderName: 'Trash',
    SOGoJunkFolderName: 'Junk',
    SOGoForceExternalLoginWithEmail: 'NO',
    SOGoLoginModule: 'Mail',
    SOGoMailComposeMessageType: 'text',
    SOGoLanguage: language,
    SOGoTimeZone: 'Europe/Berlin',
    SOGoPageTitle: 'SOGo',
    WOWorkersCount: '3',
    WONoDetach: 'YES',
    WOLogFile: '-',
    WOPidFile: join(folder, 'pid'),
    SxVMemLimit: '0',
  };
  const settings = Object.entries(defaults).flatMap(([key, value]) => [`-${key}`, value]);
  const launch = (port: number) =>
    start(SOGOD, [...settings, '-WOPort', `127.0.0.1:${port}`], {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', HOME: folder, LC_ALL: 'C.UTF-8' },
      ...as(owner),
    });
  const { port, server } = await startOnFreePort('SOGo', launch, showsLogIn);
  return { port, stop: server.stop };
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** SOGo listens before it can answer. */
const showsLogIn = async (port: number) => {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/SOGo/`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.text()).includes('ng-app="SOGo.');
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return false;
    throw error;
  }
};

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ico: 'image/x-icon',
};

/** What a web server does before SOGo: serves its scripts, and tells it under which address it is seen. */
async function startGate(sogoPort: number): Promise<Service> {
  const gate: Server = createServer((incoming, answer) => {
    const path = (incoming.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/') {
      answer.writeHead(302, { location: '/SOGo/' }).end();
      return;
    }
    const [, resource] = /^\/SOGo(?:\.woa)?\/WebServerResources\/(.*)$/.exec(path) ?? [];
    if (resource !== undefined) {
      const file = normalize(join(RESOURCES, decodeURIComponent(resource)));
      const type = TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      (file.startsWith(RESOURCES) ? readFile(file) : Promise.reject(new Error('outside'))).then(
        (content) => answer.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' }).end(content),
        () => answer.writeHead(404).end(),
      );
      return;
    }
    const { port } = gate.address() as AddressInfo;
    const headers = {
      ...incoming.headers,
      'x-webobjects-server-port': String(port),
      'x-webobjects-server-name': '127.0.0.1',
      'x-webobjects-server-url': `http://127.0.0.1:${port}`,
      'x-webobjects-server-protocol': 'HTTP/1.1',
      'x-webobjects-remote-host': '127.0.0.1',
      connection: 'close',
    };
    const onward = request(
      { host: '127.0.0.1', port: sogoPort, path: incoming.url, method: incoming.method, headers, agent: false },
      (reply) => {
        const { connection: _hop, 'transfer-encoding': _chunks, ...kept } = reply.headers;
        answer.writeHead(reply.statusCode ?? 502, kept);
        reply.pipe(answer);
      },
    );
    onward.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', () => resolve()));
  const { port } = gate.address() as AddressInfo;
  return {
    port,
    stop: async () => {
      gate.closeAllConnections();
      await new Promise<void>((resolve) => gate.close(() => resolve()));
    },
  };
}
