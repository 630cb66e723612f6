import { Octokit } from '@octokit/rest';
import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Octokit for one account. What may be sent when is no matter of it, but of the queue and the budget that stand around its fetch:
 * a queue that knows purposes, and a budget that lets a request fail at once with the time to try again.
 */
export function createOctokit(options: {
  apiBaseUrl: string;
  logger: LoggerService;
}): Octokit {
  const { apiBaseUrl, logger } = options;
  return new Octokit({
    baseUrl: apiBaseUrl,
    userAgent: 'mainline',
    // Only the sentence: the further arguments hold the request with its token. Failures are thrown, so they are no error here.
    log: {
      debug: message => logger.debug(message),
      info: message => logger.debug(message),
      warn: message => logger.warn(message),
      error: message => logger.debug(message),
    },
  });
}
