import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { appendChanges } from '../feed';
import { applyArtifacts } from './applyArtifacts';
import { applyCheckIns } from './applyCheckIns';
import { applyDeployments } from './applyDeployments';
import { applyEnvironments } from './applyEnvironments';
import { applyJobs } from './applyJobs';
import { applyRuns } from './applyRuns';
import { applyWork } from './applyWork';
import { applyWorkflows } from './applyWorkflows';
import { changedFrom, type ChangedRepository } from './changedFrom';
import type { FactsOfRepository } from './CollectedFacts';
import { lockRepositories } from './lockRepositories';
import { lookSoon } from './lookSoon';
import { readStored } from './readStored';
import type { CheckInRow, RepositoryRow } from './rows';

/** What came of it. */
export interface Applied {
  /** Whether any row changed. */
  changed: boolean;
  /** Whether the source is to be read again soon, to settle something. */
  look: boolean;
  /** When that moved at the source which was not known: runs, check-ins, deployments. */
  news: Instant[];
}

/**
 * Merges facts of one repository into the store, within the caller's transaction. See {@link applyFactsOfMany}.
 *
 * @param options.locked - its row, if the caller has locked it
 */
export async function applyFacts(
  options: FactsOfRepository & {
    tx: Knex.Transaction;
    writes: Writes;
    at: Instant;
    locked?: ChangedRepository;
  },
): Promise<Applied> {
  const { tx, writes, at, repositoryId, facts, locked } = options;
  const { changed, look, news } = await applyFactsOfMany({
    tx,
    writes,
    collected: [{ repositoryId, facts }],
    at,
    ...(locked && { locked: [locked] }),
  });
  return { changed: changed.length > 0, look: look.length > 0, news };
}

/**
 * Merges facts of some repositories into the store, within the caller's transaction. It answers whose facts changed, and
 * which are to be read again. Each repository is there once.
 *
 * Only rows that say something new are written; if there are any, the repository's `facts_version` grows and the
 * feed tells of each. How work came to mainline is not in the feed: what is computed from it is this backend's alone.
 *
 * The repositories' rows are locked first, so that two appliers never fold into the same stored fact at once. What is written may
 * still wait in `writes`.
 */
export async function applyFactsOfMany(options: {
  tx: Knex.Transaction;
  writes: Writes;
  collected: FactsOfRepository[];
  at: Instant;
  /** Their rows, if the caller has locked them. */
  locked?: ChangedRepository[];
}): Promise<{ changed: string[]; look: string[]; news: Instant[] }> {
  const { tx, writes, collected, at } = options;
  if (collected.length === 0) return { changed: [], look: [], news: [] };
  const repositoryIds = collected.map(({ repositoryId }) => repositoryId);
  const repositories =
    options.locked ?? (await lockRepositories({ tx, repositoryIds }));

  // What deliveries bring: in a statement or two however many repositories it is of.
  const stored = await readStored({ tx, repositories, collected });
  const of = { tx, writes, collected };
  const runs = await applyRuns({ ...of, stored: stored.runs, at });
  const jobs = await applyJobs({ ...of, stored: stored.jobs });
  const workflows = await applyWorkflows({ ...of, stored: stored.workflows });
  const deployments = await applyDeployments({
    ...of,
    stored: stored.deployments,
  });
  const changes = [
    ...runs.changes,
    ...jobs.changes,
    ...workflows.changes,
    ...deployments.changes,
  ];
  const news = [...runs.news, ...deployments.news];
  const changed = new Set(changes.map(({ repositoryId }) => repositoryId));

  const touchedCheckIns: CheckInRow[] = [];
  // What readings bring, and of pushes deliveries: of one repository at a time.
  for (const { repositoryId, facts } of collected) {
    const ofOne = { tx, writes, repositoryId, facts };
    const checkIns = await applyCheckIns({
      ...ofOne,
      stored: stored.checkIns,
      at,
    });
    const artifacts = await applyArtifacts(ofOne);
    const environments = await applyEnvironments(ofOne);
    const work = await applyWork(ofOne);
    const further = [
      ...checkIns.changes,
      ...artifacts.changes,
      ...environments.changes,
    ];
    changes.push(...further.map(change => ({ repositoryId, ...change })));
    news.push(...checkIns.news);
    touchedCheckIns.push(...checkIns.touched);
    if (further.length > 0 || work.changed) changed.add(repositoryId);
  }

  const look = new Set([
    ...collected.flatMap(each => (each.look ? each.repositoryId : [])),
    ...runs.contradicted,
    ...workflows.outdated,
  ]);
  await lookSoon({ tx, repositoryIds: [...look], at });
  const from = await changedFrom({
    tx,
    repositories: repositories.filter(({ id }) => changed.has(id)),
    standing: stored.standing,
    runs: runs.touched,
    checkIns: touchedCheckIns,
    withOtherWorkflows: new Set(
      workflows.changes.map(({ repositoryId }) => repositoryId),
    ),
  });
  await noteChanged({ tx, writes, from });
  await appendChanges({ tx, writes, changes, at });
  return { changed: [...changed], look: [...look], news };
}

/** In a statement for each day: mostly that is today. */
async function noteChanged(options: {
  tx: Knex.Transaction;
  writes: Writes;
  from: Map<string, string | null>;
}): Promise<void> {
  const { tx, writes, from } = options;
  for (const day of new Set(from.values())) {
    await writes.add(
      'repositories',
      tx<RepositoryRow>('repositories')
        .whereIn(
          'id',
          [...from].flatMap(([id, ofIt]) => (ofIt === day ? id : [])),
        )
        .increment('facts_version', 1)
        .update({ changed_from: day }),
    );
  }
}
