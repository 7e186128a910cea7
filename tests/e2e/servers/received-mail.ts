/** A mail that left the webmail, as the SMTP server got it. Texts are decoded. */
export type ReceivedMail = {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly subject: string;
  /** The first plain text part. */
  readonly text: string;
  readonly messageId: string;
  readonly header: (name: string) => string | undefined;
  readonly source: string;
};

/** Reads what the tests ask about; `source` has the rest. */
export function readMail(source: string, envelope: ReceivedMail['envelope']): ReceivedMail {
  const { header, body } = split(source);
  return {
    envelope,
    subject: decodedWords(header('subject') ?? ''),
    text: plainTextOf(header, body) ?? '',
    messageId: header('message-id') ?? '',
    header: (name) => header(name.toLowerCase()),
    source,
  };
}

type Header = (lowerCaseName: string) => string | undefined;

function split(source: string): { header: Header; body: string } {
  const end = source.indexOf('\r\n\r\n');
  const head = end < 0 ? source : source.slice(0, end);
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const fields = new Map(
    unfolded.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { header: (name) => fields.get(name), body: end < 0 ? '' : source.slice(end + 4) };
}

function plainTextOf(header: Header, body: string): string | undefined {
  const type = header('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    const inner = parts.map((part) => split(part.replace(/^\r\n/, '')));
    return inner.map((part) => plainTextOf(part.header, part.body)).find((text) => text !== undefined);
  }
  if (!type.toLowerCase().startsWith('text/plain')) return undefined;
  return bytesOf(body, header('content-transfer-encoding') ?? '7bit')
    .toString('utf8')
    .replaceAll('\r\n', '\n');
}

function bytesOf(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (/quoted-printable/i.test(encoding)) return fromQuotedPrintable(body.replace(/=\r\n/g, ''));
  return Buffer.from(body, 'utf8');
}

const fromQuotedPrintable = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

const decodedWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      (encoding.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : fromQuotedPrintable(word.replaceAll('_', ' '))
      ).toString('utf8'),
    );
