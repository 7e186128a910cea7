import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type ReceivedMail, readMail } from './received-mail';

/** Takes every mail it is given. */
export type Receiver = {
  readonly port: number;
  /** In the order of arrival. */
  readonly received: () => readonly ReceivedMail[];
  readonly stop: () => Promise<void>;
};

/** Starts the SMTP server; a mail is accepted only after `deliverTo` has put it into every recipient's mailbox. */
export async function startReceiver(
  deliverTo: (recipient: string, mail: ReceivedMail) => Promise<void>,
): Promise<Receiver> {
  const received: ReceivedMail[] = [];
  const take = async (stream: SMTPServerDataStream, { envelope }: SMTPServerSession) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    const to = envelope.rcptTo.map(({ address }) => address);
    const mail = readMail(Buffer.concat(chunks).toString('utf8'), { from, to });
    for (const recipient of to) await deliverTo(recipient, mail);
    received.push(mail);
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    // Without this it asks a name server who 127.0.0.1 is, and each mail waits for that.
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      take(stream, session).then(() => done(), done);
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('The SMTP server has no port.');
  return {
    port: address.port,
    received: () => [...received],
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
