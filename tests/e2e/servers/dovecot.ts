import { chown, mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Maildirs, Owner } from './mailbox';
import { type Running, start, startOnFreePort } from './processes';

/** The IMAP server: any user, any password. Mail may be put into a Maildir before its user's first log-in. */
export type MailStore = Maildirs & { readonly port: number; readonly stop: Running['stop'] };

/** Starts Dovecot with a config, a state and a mail folder of its own below `home`. */
export async function startDovecot(home: string): Promise<MailStore> {
  const owner = process.getuid?.() === 0 ? NOBODY : undefined;
  const mail = join(home, 'mail');
  await mkdir(mail, { recursive: true });
  if (owner) await chown(mail, owner.uid, owner.gid);

  const config = join(home, 'dovecot.conf');
  const launch = async (port: number) => {
    await writeFile(config, configFor({ home, mail, port, owner }));
    return start('/usr/sbin/dovecot', ['-F', '-c', config]);
  };
  const { port, server } = await startOnFreePort('Dovecot', launch, (freePort) => greets(freePort, home));
  return { port, owner, maildirOf: (user) => join(mail, user.toLowerCase()), stop: server.stop };
}

// The same numbers on every Debian: user nobody, group nogroup. Dovecot refuses to read mail as root.
const NOBODY: Owner = { uid: 65_534, gid: 65_534 };

type Setup = { home: string; mail: string; port: number; owner: Owner | undefined };

const configFor = ({ home, mail, port, owner }: Setup) => `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
protocols = imap
login_greeting = ${home}
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
# Roundcube opens many short connections as one user from one address.
mail_max_userip_connections = 100
mail_location = maildir:${mail}/%Lu
passdb {
  driver = static
  args = nopassword=yes
}
userdb {
  driver = static
  args = uid=${owner?.uid ?? userInfo().uid} gid=${owner?.gid ?? userInfo().gid} home=${mail}/%Lu
}
namespace inbox {
  inbox = yes
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Junk {
    auto = subscribe
    special_use = \\Junk
  }
  mailbox Trash {
    auto = subscribe
    special_use = \\Trash
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${owner ? '' : asOurselves()}`;

// Without root Dovecot can neither change its user nor chroot, so every part of it runs as whoever started it.
const asOurselves = () => `
default_internal_user = ${userInfo().username}
default_login_user = ${userInfo().username}
default_internal_group =
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
service stats {
  chroot =
}
`;

const greets = (port: number, home: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', (greeting) => answer(greeting.toString().includes(home)));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
    // A server that waits for us to speak first is not Dovecot.
    socket.setTimeout(1_000, () => answer(false));
  });
