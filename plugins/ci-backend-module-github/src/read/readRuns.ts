import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Instant,
  RepositoryFact,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type {
  ConditionalRead,
  ReadOptions,
} from '@mainline/backstage-plugin-ci-node';
import { translateRun } from '../translate/translateRun';
import { itemsOf } from './itemsOf';
import type { RepositoryReader } from './RepositoryReader';

/**
 * Runs by creation, newest first, until one is older than `since`.
 *
 * Without GitHub's own filters on purpose: a filtered list ends at 1,000 runs, and its address (and so its etag) would change with every `since`.
 */
export async function* readRuns(input: {
  reader: RepositoryReader;
  repository: RepositoryFact;
  since: Instant;
  validator?: string;
  options: ReadOptions;
  logger: LoggerService;
}): AsyncIterable<ConditionalRead<RunFact[]> & { hasNone?: true }> {
  const { reader, repository, since, validator, options, logger } = input;
  let isFirst = true;

  for await (const page of reader.requiredPages(
    'GET /repos/{owner}/{repo}/actions/runs',
    { per_page: 100 },
    { ...options, etag: validator },
  )) {
    if (page.notModified) {
      yield { changed: false };
      return;
    }
    const runs = itemsOf(
      page.data,
      'workflow_runs',
      item => translateRun(item, repository),
      logger,
    );
    yield {
      changed: true,
      value: runs.filter(run => run.createdAt >= since),
      validator: isFirst ? page.etag : undefined,
      ...(isFirst && runs.length === 0 && { hasNone: true }),
    };
    isFirst = false;
    if (runs.some(run => run.createdAt < since)) return;
  }
}
