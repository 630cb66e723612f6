import { NotFoundError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import { appendChanges } from '../feed';
import { applyCheckIns } from './applyCheckIns';
import { applyDeployments } from './applyDeployments';
import { applyJobs } from './applyJobs';
import { applyRuns } from './applyRuns';
import { applyWork } from './applyWork';
import { applyWorkflows } from './applyWorkflows';
import { changedFrom, type ChangedRepository } from './changedFrom';
import type { CollectedFacts } from './CollectedFacts';
import { lookSoon } from './lookSoon';
import type { RepositoryRow } from './rows';

/** What came of it. */
export interface Applied {
  /** Whether any row changed. */
  changed: boolean;
  /** Whether the source is to be read again soon, to settle something. */
  look: boolean;
}

/**
 * Merges facts of one repository into the store, within the caller's transaction and as the last thing in it.
 * Only rows that say something new are written; if there are any, the repository's `facts_version` grows and the
 * feed tells of each. How work came to mainline is not in the feed: what is computed from it is this backend's alone.
 *
 * The repository's row is locked first, so that two appliers never fold into the same stored fact at once.
 */
export async function applyFacts(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  facts: CollectedFacts;
  at: Instant;
}): Promise<Applied> {
  const { tx, repositoryId, facts, at } = options;
  const repository = await lockRepository({ tx, repositoryId });

  const runs = await applyRuns({ tx, repositoryId, facts, at });
  const jobs = await applyJobs({ tx, repositoryId, facts });
  const workflows = await applyWorkflows({ tx, repositoryId, facts });
  const checkIns = await applyCheckIns({ tx, repositoryId, facts });
  const deployments = await applyDeployments({ tx, repositoryId, facts });
  const work = await applyWork({ tx, repositoryId, facts });

  const look = runs.contradicted || workflows.outdated;
  if (look) await lookSoon({ tx, repositoryId, at });

  const changes = [
    ...runs.changes,
    ...jobs.changes,
    ...workflows.changes,
    ...checkIns.changes,
    ...deployments.changes,
  ];
  const changed = changes.length > 0 || work.changed;
  if (changed) {
    await tx('repositories')
      .where({ id: repositoryId })
      .increment('facts_version', 1)
      .update({
        changed_from: await changedFrom({
          tx,
          repository,
          runs: runs.touched,
          checkIns: checkIns.touched,
          haveWorkflowsChanged: workflows.changes.length > 0,
        }),
      });
  }
  await appendChanges({ tx, changes, at });
  return { changed, look };
}

async function lockRepository(options: {
  tx: Knex.Transaction;
  repositoryId: string;
}): Promise<ChangedRepository> {
  const { tx, repositoryId } = options;
  const query = tx<RepositoryRow>('repositories')
    .where({ id: repositoryId })
    .first('id', 'default_branch', 'changed_from');
  const row = await (isPostgres(tx) ? query.forUpdate() : query);
  if (!row) {
    throw new NotFoundError(
      `No repository '${repositoryId}' is stored: facts can be kept only of a repository that a service maps to.`,
    );
  }
  return row;
}
