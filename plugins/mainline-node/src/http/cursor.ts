import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/** The place in a list where the next page begins, opaque to whoever hands it back. */
export function encodeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}

/** Throws `InputError` where it is not a cursor of that list. */
export function decodeCursor<T>(cursor: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(cursor));
  if (!parsed.success) {
    throw new InputError(
      `The query parameter 'cursor' is not one that this list gave: hand back 'nextCursor' of the page before, with the same sort and order, or leave it out to begin at the first page.`,
    );
  }
  return parsed.data;
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined; // Not JSON: the schema refuses it, and the caller says so.
  }
}
