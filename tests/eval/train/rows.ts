import { readFile } from 'node:fs/promises';
import type { z } from '@/utils/domain/schema';

/** Where lines go: what was asked for, and what went wrong. */
export interface RowOutput {
  score?: boolean;
  out: (line: string) => void;
  err: (line: string) => void;
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // Reported with its number by the caller, as any other line that does not fit.
  }
};

/** The rows of a JSON-lines file; a line that is none is named on `err` with its number and counted. */
export const readRows = async <Row>(file: string, schema: z.ZodMiniType<Row>, err: (line: string) => void) => {
  const rows: Row[] = [];
  let broken = 0;
  for (const [index, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = schema.safeParse(parsed(line));
    if (read.success) rows.push(read.data);
    else {
      broken += 1;
      const [issue] = read.error.issues;
      err(`line ${index + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
  }
  return { rows, broken };
};
