import type {
  ChangedPathsFact,
  Instant,
  MergedPullRequestFact,
  OpenBranchFact,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

/** How work came to mainline, or waits for it. A field is absent where it was not collected to the end: it is not guessed at. */
export interface WorkFacts {
  mergedPullRequests?: MergedPullRequestFact[];
  openBranches?: OpenBranchFact[];
  changedPaths?: ChangedPathsFact[];
}

/** What is known of the work of one repository since an instant. */
export async function readWorkFacts(
  _tx: Knex,
  _query: { repositoryId: string; since: Instant },
): Promise<WorkFacts> {
  return {};
}
