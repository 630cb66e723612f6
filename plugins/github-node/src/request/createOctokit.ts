import { Octokit } from '@octokit/rest';
import { throttling } from '@octokit/plugin-throttling';
import type { LoggerService } from '@backstage/backend-plugin-api';

// The plugin's types name another copy of @octokit/core, the one that Backstage's older Octokit brings. It imports nothing of it when it runs.
type Plugin = Parameters<typeof Octokit.plugin>[number];
const ThrottledOctokit = Octokit.plugin(throttling as unknown as Plugin);

/**
 * Octokit for one account: at most ten requests at once, writes a second apart.
 *
 * `throttleId` names the queue. Octokit keeps its queues per process, under one default name: accounts that share a name wait for each other.
 * Limits are not handled here (both handlers say: don't repeat) but by the budget, which lets a request fail at once with the time to try again.
 */
export function createOctokit(options: {
  apiBaseUrl: string;
  throttleId: string;
  logger: LoggerService;
}): Octokit {
  const { apiBaseUrl, throttleId, logger } = options;
  return new ThrottledOctokit({
    baseUrl: apiBaseUrl,
    userAgent: 'mainline',
    throttle: {
      id: throttleId,
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
    // Only the sentence: the further arguments hold the request with its token. Failures are thrown, so they are no error here.
    log: {
      debug: message => logger.debug(message),
      info: message => logger.debug(message),
      warn: message => logger.warn(message),
      error: message => logger.debug(message),
    },
  });
}
