import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import type { RepositoryRow } from '../../facts';
import type { Reading } from '../Reading';
import { readArtifacts } from './readArtifacts';
import { readBranches } from './readBranches';
import { readChangedPaths } from './readChangedPaths';
import { readEnvironments } from './readEnvironments';
import { readPullRequests } from './readPullRequests';

const kinds = [
  readPullRequests,
  readBranches,
  readChangedPaths,
  readArtifacts,
  readEnvironments,
];

/**
 * Reads how work came to mainline, or waits for it: merged pull requests with their commits, open branches, changed paths;
 * and what became of it: artifacts and environments.
 * Answers whether some is left to be read at once.
 *
 * Health does not wait for it, nor fail with it, nor does one kind with another: what the source can't answer now is asked
 * for with the next reading.
 */
export async function readWork(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { logger } = reading.options;
  let left = false;
  for (const read of kinds) {
    try {
      if (await read(reading, row)) left = true;
    } catch (error) {
      if (!(error instanceof SourceUnavailableError)) throw error;
      logger.info(
        `How work came to mainline in ${reading.repository.slug} will be read later: ${error.message}`,
      );
    }
  }
  return left;
}
