import { isError, stringifyError } from '@backstage/errors';
import type {
  Message,
  Words,
} from '@mainline/backstage-plugin-mainline-common';

/** An error of Backstage's that says this: it is answered with its messages, too. */
export function errorSaying(
  ErrorOfKind: new (message: string) => Error,
  { sentence, messages }: Words,
): Error {
  return Object.assign(new ErrorOfKind(sentence), { messages });
}

/** What {@link errorSaying} gave an error. */
export function messagesOf(error: Error): Message[] | undefined {
  return 'messages' in error ? (error.messages as Message[]) : undefined;
}

/** What an error says, to be written down: that of {@link errorSaying} with its messages, any other with its name. */
export function wordsOfError(error: unknown): Words {
  const messages = isError(error) ? messagesOf(error) : undefined;
  return messages
    ? { sentence: (error as Error).message, messages }
    : { sentence: stringifyError(error) };
}
