import { isError, ServiceUnavailableError } from '@backstage/errors';

/**
 * A question to the ci backend. Throws `ServiceUnavailableError` where it can't answer: whatever status it gave was an answer
 * to this plugin, not to whoever asks it.
 */
export async function askCi<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw new ServiceUnavailableError(
      `The ci backend could not be asked what was built${
        isError(error) ? ` (${error.message})` : ''
      }: try again later.`,
      error,
    );
  }
}
