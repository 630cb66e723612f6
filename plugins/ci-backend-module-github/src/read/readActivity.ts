import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { ReadOptions } from '@mainline/backstage-plugin-ci-node';
import {
  translateActivity,
  type BranchActivity,
} from '../translate/translateActivity';
import { isPartlyRead, itemsOf } from './itemsOf';
import type { RepositoryReader } from './RepositoryReader';

export type ActivityRead =
  | { kind: 'not-modified' }
  /** This host or these credentials don't tell. */
  | { kind: 'unavailable' }
  | { kind: 'read'; pushes: BranchActivity[]; etag?: string };

/**
 * When mainline moved since then, newest first.
 *
 * The creation of the branch is no push: with it came a history of commits that had been made long before.
 */
export async function readActivity(input: {
  reader: RepositoryReader;
  repository: RepositoryFact;
  since: Instant;
  etag?: string;
  options: ReadOptions;
  logger: LoggerService;
}): Promise<ActivityRead> {
  const { reader, repository, since, etag, options, logger } = input;
  const pushes: BranchActivity[] = [];
  let newEtag: string | undefined;
  let isFirst = true;

  for await (const page of reader.pages(
    'GET /repos/{owner}/{repo}/activity',
    { ref: repository.defaultBranch, per_page: 100 },
    { ...options, etag },
    [403, 404],
  )) {
    if (!page) return { kind: 'unavailable' };
    if (page.notModified) return { kind: 'not-modified' };
    const moves = itemsOf(page.data, undefined, translateActivity, logger);
    if (isFirst && !isPartlyRead(page.data, undefined, moves)) {
      newEtag = page.etag;
    }
    isFirst = false;
    pushes.push(...moves.filter(({ at, how }) => at >= since && isPush(how)));
    if (moves.some(({ at }) => at < since)) break;
  }
  return { kind: 'read', pushes, etag: newEtag };
}

function isPush(how: string): boolean {
  return how !== 'branch_creation' && how !== 'branch_deletion';
}
