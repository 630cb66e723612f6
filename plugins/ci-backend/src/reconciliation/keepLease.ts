import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Knex } from 'knex';
import { leaseMs, LeaseLostError, renewLease } from './claimRepository';

/**
 * Keeps a lease while its reader waits for the source: what a large repository has to answer with before there is
 * anything to merge (its check-ins of months) may take longer than a lease holds. It ends with the process.
 */
export function keepLease(options: {
  knex: Knex;
  repositoryId: string;
  token: string;
  clock: () => Date;
  logger: LoggerService;
}): { stop: () => Promise<void> } {
  const { knex, repositoryId, token, clock, logger } = options;
  let renewing: Promise<void> | undefined;
  const renew = async () => {
    try {
      const now = clock().toISOString();
      await renewLease({ tx: knex, repositoryId, token, now });
    } catch (error) {
      // The reader finds out by itself, with the next that it merges.
      if (error instanceof LeaseLostError) return;
      logger.warn(
        `The lease of ${repositoryId} could not be renewed: ${stringifyError(
          error,
        )}`,
      );
    }
  };
  const timer = setInterval(() => {
    renewing ??= renew().finally(() => {
      renewing = undefined;
    });
  }, leaseMs / 4);
  return {
    stop: async () => {
      clearInterval(timer);
      await renewing;
    },
  };
}
