import { isError } from '@backstage/errors';
import { Unanswered } from './Unanswered';

/**
 * A question to another plugin. Throws {@link Unanswered} where there is no such plugin, or it does not answer.
 *
 * @param plugin - as sentences name it: `ci`
 */
export async function askPlugin<T>(
  plugin: string,
  question: () => Promise<T>,
): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw new Unanswered(
      statusOf(error) === 404
        ? `The ${plugin} plugin is not installed here.`
        : `The ${plugin} plugin does not answer at present.`,
      error,
    );
  }
}

function statusOf(error: unknown): unknown {
  return isError(error) ? error.statusCode : undefined;
}
