import { stringifyError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-ci-common';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { Words } from '@mainline/backstage-plugin-mainline-common';

/**
 * What people are told of a reading that failed: the source's own words, or that it broke off.
 *
 * @param repository - what was read: `acme/catalog`
 */
export function whyUnreadable(error: unknown, repository: string): Words {
  return error instanceof SourceUnavailableError
    ? { sentence: error.message, messages: error.messages }
    : say('source.failed', { repository, reason: stringifyError(error) });
}
