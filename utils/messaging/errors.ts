/** Why a request was not answered with a value. A closed list: `components/ui/error-text` has a sentence and a next step for each. */
export const FAILURE_CODES = [
  'refused',
  'too-large',
  'rate-limited',
  'not-found',
  'not-saved',
  'read-only',
  'history-lost',
  'history-newer',
  'unreadable',
  'not-a-backup',
  'backup-damaged',
  'backup-newer',
  'no-connection',
  'failed',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** A request that got no value. `message` is for developers; people read the sentence that belongs to `code`. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
  }
}
