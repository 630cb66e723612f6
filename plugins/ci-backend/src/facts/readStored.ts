import { readTogether } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { incomingCheckIns, queriesOfCheckIns } from './applyCheckIns';
import { queriesOfDeployments } from './applyDeployments';
import { queriesOfJobs } from './applyJobs';
import { incomingRuns, queriesOfRuns } from './applyRuns';
import { queriesOfWorkflows } from './applyWorkflows';
import { commitsToPlace, type ChangedRepository } from './changedFrom';
import type { FactsOfRepository } from './CollectedFacts';
import {
  queriesOfPlaces,
  type CommitKey,
  type CommitPlace,
} from './placesOfCommits';
import type {
  CheckInRow,
  DeploymentRow,
  JobRow,
  RunRow,
  WorkflowRow,
} from './rows';

/** What is stored of all that facts speak of. */
export interface StoredFacts {
  runs: RunRow[];
  jobs: JobRow[];
  workflows: WorkflowRow[];
  deployments: DeploymentRow[];
  checkIns: CheckInRow[];
  /** Where commits stand, for {@link changedFrom}. */
  standing: { commits: CommitKey[]; places: CommitPlace[] };
}

/** Reads it together, however many repositories it is of. */
export async function readStored(options: {
  tx: Knex.Transaction;
  /** Locked: nobody else writes what is read here. */
  repositories: ChangedRepository[];
  collected: FactsOfRepository[];
}): Promise<StoredFacts> {
  const { tx, repositories, collected } = options;
  const commits = commitsToPlace(
    repositories,
    incomingRuns(collected),
    collected.flatMap(incomingCheckIns),
  );
  const { places, ...stored } = await readTogether<{
    runs: RunRow;
    jobs: JobRow;
    workflows: WorkflowRow;
    deployments: DeploymentRow;
    checkIns: CheckInRow;
    places: CommitPlace;
  }>(tx, {
    runs: queriesOfRuns(tx, collected),
    jobs: queriesOfJobs(tx, collected),
    workflows: queriesOfWorkflows(tx, collected),
    deployments: queriesOfDeployments(tx, collected),
    checkIns: queriesOfCheckIns(tx, collected),
    places: queriesOfPlaces(tx, commits),
  });
  return { ...stored, standing: { commits, places } };
}
