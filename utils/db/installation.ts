import type { Id } from '@/utils/domain/schema';
import { z } from '@/utils/domain/schema';
import { randomNode } from './stamp';

const salt = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * Who this history is. `salts[0]` makes the keyed ids; further ones came with backups of other installations and are only
 * asked whether an address was erased there.
 */
export type Installation = z.infer<typeof Installation>;
export const Installation = z.object({
  id: z.literal('installation'),
  databaseId: z.string(),
  node: z.string().check(z.regex(/^n[0-9a-z]{5}$/)),
  salts: z.array(salt).check(z.minLength(1)),
});

export const installationOf = (row: unknown): Installation | undefined => {
  const read = Installation.safeParse(row);
  return read.success ? read.data : undefined;
};

const randomHex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export const newInstallation = (salts: readonly Id[] = [randomHex(32)]): Installation => ({
  id: 'installation',
  databaseId: crypto.randomUUID(),
  node: randomNode(),
  salts: [...salts],
});
