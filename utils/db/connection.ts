import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { NotSaved } from './errors';
import { SCHEMA_VERSION, type StoreName, upgrade } from './schema';

export type Durability = 'strict' | 'relaxed';
export type ReadOnlyTransaction = IDBPTransaction<unknown, string[], 'readonly'>;
export type WriteTransaction = IDBPTransaction<unknown, string[], 'readwrite'>;

/** How the connection stands: `newer` code made the database; another context `blocked` our upgrade; storage `failed` thrice. */
export type ConnectionState = 'open' | 'newer' | 'blocked' | 'failed';

const ATTEMPTS = 3;

// What Chrome and Firefox throw when the connection is gone or the disk is full (reliability F2): a new connection may help.
const CONNECTION_ERRORS = new Set(['InvalidStateError', 'UnknownError', 'QuotaExceededError', 'AbortError']);

export const isConnectionError = (error: unknown): boolean =>
  error instanceof Error && CONNECTION_ERRORS.has(error.name);

/**
 * A connection that is opened when needed and dropped when it fails, closes or stands in the way of newer code.
 * After three failures in a row it is `failed`: writing is over until the next start, reading still tries.
 */
export type Connection = {
  state(): ConnectionState;
  /** Resolves at the first opening, or when it is known that another context blocks it; then the opening goes on. */
  opened(): Promise<void>;
  reading(stores: readonly StoreName[]): Promise<ReadOnlyTransaction>;
  writing(stores: readonly StoreName[], durability: Durability): Promise<WriteTransaction>;
  /** Says how a transaction ended; a failure that lies in the connection drops it. */
  ended(error?: unknown): void;
  close(): void;
};

/** `version` is another one only in tests: what a later release will meet. */
export const connect = (name: string, onBlocked: () => void, version: number = SCHEMA_VERSION): Connection => {
  let cached: Promise<IDBPDatabase> | undefined;
  let state: ConnectionState = 'open';
  let failures = 0;
  let blockedAtFirst = (): void => undefined;

  const drop = (): void => {
    cached = undefined;
  };

  const callbacks = {
    // Newer code wants to upgrade in another context: an open connection here would let it wait without end (F6).
    blocking: (_current: number, _blocked: number | null, event: IDBVersionChangeEvent): void => {
      drop();
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: drop,
  };

  const open = async (): Promise<IDBPDatabase> => {
    try {
      const database = await openDB(name, version, {
        ...callbacks,
        upgrade: (raw, _from, _to, transaction) => upgrade(raw, transaction),
        blocked: () => {
          state = 'blocked';
          blockedAtFirst();
          onBlocked();
        },
      });
      if (state === 'blocked') state = 'open';
      return database;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'VersionError') throw error;
      state = 'newer';
      return openDB(name, undefined, callbacks);
    }
  };

  const database = (): Promise<IDBPDatabase> => {
    cached ??= open();
    return cached;
  };

  const close = (): void => {
    cached?.then(
      (opened) => opened.close(),
      () => undefined, // never opened, so there is nothing to close
    );
    drop();
  };

  const failed = (): void => {
    close();
    failures += 1;
    if (failures >= ATTEMPTS && state === 'open') state = 'failed';
  };

  const begin = async <T>(start: (opened: IDBPDatabase) => T): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return start(await database());
      } catch (error) {
        if (!isConnectionError(error)) throw error;
        failed();
        if (attempt >= ATTEMPTS) throw error;
      }
    }
  };

  return {
    state: () => state,
    opened: () =>
      new Promise((resolve) => {
        blockedAtFirst = resolve;
        // A failure shows in `state`; reading will try again and tell its caller.
        begin(() => undefined).then(resolve, () => resolve());
      }),
    reading: (stores) => begin((opened) => opened.transaction<string[], 'readonly'>([...stores], 'readonly')),
    writing: (stores, durability) =>
      begin((opened) => {
        // Found out only by opening: newer code upgraded while this connection was closed.
        if (state === 'newer') throw new NotSaved('history-newer');
        return opened.transaction<string[], 'readwrite'>([...stores], 'readwrite', { durability });
      }),
    ended: (error) => {
      if (error === undefined) failures = 0;
      else if (isConnectionError(error)) failed();
    },
    close,
  };
};
