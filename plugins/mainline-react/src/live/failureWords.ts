import type {
  Message,
  Words,
} from '@mainline/backstage-plugin-mainline-common';

/**
 * What a person is told of a failed request: the server's own sentence, which Backstage's `ResponseError` keeps as its
 * cause behind "Request failed with 503". Undefined where no answer came at all: a browser then says little more than
 * "Failed to fetch", and the page has a sentence of its own.
 *
 * @public
 */
export function failureWords(error: Error): Words | undefined {
  if (error.name === 'TypeError') return undefined;
  const { cause } = error;
  if (error.name === 'ResponseError' && isError(cause) && cause.message) {
    const { message: sentence, messages } = cause;
    return { sentence, messages };
  }
  return { sentence: error.message };
}

/**
 * The same in the language of the server.
 *
 * @public
 */
export function failureSentence(error: Error): string | undefined {
  return failureWords(error)?.sentence;
}

function isError(value: unknown): value is Error & { messages?: Message[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Error).message === 'string'
  );
}
