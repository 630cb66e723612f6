import type { Instant, RunFact } from '@mainline/backstage-plugin-ci-common';
import type { ConditionalRead } from '@mainline/backstage-plugin-ci-node';
import { translateRun } from '../translate/translateRun';
import { isPartlyRead, itemsOf } from './itemsOf';
import type { ReadInput } from './ReadInput';
import { readPastRuns } from './readPastRuns';

/** An unfiltered list fails somewhere before its 40,000th run; what is further back is read by when it was created. */
const mostPages = 10;

/**
 * Runs by creation, newest first, whole pages until one holds a run older than `since`.
 *
 * Without GitHub's own filters on purpose, near the head: the address (and so its etag) would change with every `since`.
 */
export async function* readRuns(
  input: ReadInput & { since: Instant; validator?: string },
): AsyncIterable<ConditionalRead<RunFact[]> & { hasNone?: true }> {
  const { reader, repository, since, validator, options, logger } = input;
  let pages = 0;
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
    pages += 1;
    yield {
      changed: true,
      value: runs,
      validator:
        pages === 1 && !isPartlyRead(page.data, 'workflow_runs', runs)
          ? page.etag
          : undefined,
      ...(pages === 1 && runs.length === 0 && { hasNone: true }),
    };
    if (runs.some(run => run.createdAt < since)) return;
    const until = runs.at(-1)?.createdAt;
    if (pages === mostPages && until !== undefined) {
      yield* readPastRuns({ ...input, until });
      return;
    }
  }
}
