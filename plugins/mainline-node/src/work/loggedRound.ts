import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

/** What ends a round with an error is tried again by the next one, and said aloud. */
export async function loggedRound(
  logger: LoggerService,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.error(
      `${what} stopped, and is tried again with the next round: ${stringifyError(
        error,
      )}`,
    );
  }
}
