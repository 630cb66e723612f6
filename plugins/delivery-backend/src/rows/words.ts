import type {
  Message,
  Words,
} from '@mainline/backstage-plugin-mainline-common';
import { parseStored } from './parseStored';

/** The messages of words, as they are stored beside the sentence: as JSON, null where they are only a sentence. */
export function messagesColumn(words: Words | undefined): string | null {
  return words?.messages ? JSON.stringify(words.messages) : null;
}

/** Words as they were stored. */
export function wordsOf(
  sentence: string | null,
  messages: string | null,
): Words | undefined {
  if (sentence === null) return undefined;
  return {
    sentence,
    ...(messages !== null && { messages: parseStored<Message[]>(messages) }),
  };
}
