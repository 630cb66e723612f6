import type {
  Message,
  Words,
} from '@mainline/backstage-plugin-mainline-common';
import { storable } from './stored';

/** Why a repository, or a name that is looked for, can't be read. */
export interface ErrorColumns {
  /** A sentence; null where nothing is in the way. */
  error: string | null;
  /** The same as messages, JSON; null where it is only a sentence. */
  error_messages: string | null;
}

export const noError: ErrorColumns = { error: null, error_messages: null };

/** Both are written together, always. */
export function errorColumns({ sentence, messages }: Words): ErrorColumns {
  return storable({
    error: sentence,
    error_messages: messages ? JSON.stringify(messages) : null,
  });
}

/** The messages as they were stored; undefined where there are none. */
export function errorMessages(stored: string | null): Message[] | undefined {
  return stored === null ? undefined : (JSON.parse(stored) as Message[]);
}
