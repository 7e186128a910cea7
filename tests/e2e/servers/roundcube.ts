import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Running, start, startOnFreePort } from './processes';

const run = promisify(execFile);
const PHP = '/usr/bin/php';
// Tells our Roundcube from one that another test file serves.
const HOME_HEADER = 'X-Mail-Host';

export type Skin = 'elastic' | 'larry';
export type WebmailLanguage = 'de_DE' | 'en_US';

type Setup = {
  readonly home: string;
  readonly imapPort: number;
  readonly smtpPort: number;
  readonly skin: Skin;
  readonly language: WebmailLanguage;
};

/** An empty Roundcube database in `home`; needs no other server, so it can be made while they start. */
export async function createDatabase(home: string): Promise<void> {
  const schema = '/usr/share/dbconfig-common/data/roundcube/install/sqlite3';
  const fill = '$db = new PDO("sqlite:" . $argv[1]); $db->exec(file_get_contents($argv[2]));';
  await run(PHP, ['-r', fill, '--', databaseIn(home), schema]);
}

const databaseIn = (home: string) => join(home, 'roundcube.db');

/** Serves Debian's Roundcube with the database in `home` and a config folder of its own. */
export async function startRoundcube(setup: Setup): Promise<{ url: string; stop: Running['stop'] }> {
  const config = join(setup.home, 'roundcube');
  for (const folder of ['logs', 'temp']) await mkdir(join(config, folder), { recursive: true });
  for (const file of ['defaults.inc.php', 'mimetypes.php']) {
    await copyFile(join('/etc/roundcube', file), join(config, file));
  }
  await writeFile(join(config, 'config.inc.php'), configFor(setup, config));

  const env = { ...process.env, ROUNDCUBE_CONFIG_DIR: config, PHP_CLI_SERVER_WORKERS: '4' };
  const serve = (port: number) =>
    start(PHP, ['-S', `127.0.0.1:${port}`, '-t', '/var/lib/roundcube/public_html'], { env });
  const { port, server } = await startOnFreePort('Roundcube', serve, (freePort) => showsLogIn(freePort, setup.home));
  return { url: `http://127.0.0.1:${port}/`, stop: server.stop };
}

const configFor = ({ home, imapPort, smtpPort, skin, language }: Setup, folder: string) => `<?php
if (PHP_SAPI === 'cli-server') header('${HOME_HEADER}: ${home}');
$config['db_dsnw'] = 'sqlite:///${databaseIn(home)}?mode=0646';
$config['imap_host'] = '127.0.0.1:${imapPort}';
$config['smtp_host'] = '127.0.0.1:${smtpPort}';
// Empty: the SMTP server takes mail without a log-in.
$config['smtp_user'] = '';
$config['smtp_pass'] = '';
$config['des_key'] = 'any-24-characters-do-it-';
$config['log_dir'] = '${folder}/logs';
$config['temp_dir'] = '${folder}/temp';
$config['skin'] = '${skin}';
$config['language'] = '${language}';
$config['ip_check'] = false;
$config['plugins'] = [];
$config['drafts_mbox'] = 'Drafts';
$config['sent_mbox'] = 'Sent';
$config['junk_mbox'] = 'Junk';
$config['trash_mbox'] = 'Trash';
// Newest first by the Date header, in whatever order a story seeds its mails.
$config['message_sort_col'] = 'date';
`;

const showsLogIn = async (port: number, home: string) => {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) });
    const page = await answer.text();
    return answer.headers.get(HOME_HEADER) === home && page.includes('rcmloginuser');
  } catch (error) {
    // fetch's ways to say: nobody listens yet, or whoever does is busy.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return false;
    throw error;
  }
};
