import { isError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import { Unanswered } from './Unanswered';

/**
 * A question to another plugin. Throws {@link Unanswered} where there is no such plugin, or it does not answer.
 *
 * @param plugin - its id: `ci`
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
        ? say('plugin.notInstalled', { plugin })
        : say('plugin.notAnswering', { plugin }),
      error,
    );
  }
}

function statusOf(error: unknown): unknown {
  return isError(error) ? error.statusCode : undefined;
}
