import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/mini';
import type { MessageKey } from '@/utils/platform/i18n';

const Messages = z.record(z.string(), z.object({ message: z.string() }));

/** The extension's own texts in the language it speaks, so that the demo looks for what is really written. */
export type Texts = (key: MessageKey) => string;

export const textsOf = async (extension: string, language: string): Promise<Texts> => {
  const folder = language.startsWith('de') ? 'de' : 'en';
  const file = join(extension, '_locales', folder, 'messages.json');
  const messages = Messages.parse(JSON.parse(await readFile(file, 'utf8')));
  return (key) => {
    const text = messages[key]?.message;
    if (text === undefined) throw new Error(`The extension has no text “${key}”.`);
    return text;
  };
};
