import {
  failingRun,
  mainlineStanding,
} from '@mainline/backstage-plugin-ci-common';
import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { readJobsOf } from './readMainlineFacts';
import type { StageHealth } from './updateDays';

const chunkSize = 500;

/** The jobs of the attempts that say why mainline is red. */
export async function readFailingJobs(
  tx: Knex.Transaction,
  repositoryId: string,
  health: StageHealth[],
): Promise<JobFact[]> {
  const attempts = new Map(
    health
      .flatMap(
        ({ carry }) => failingRun(mainlineStanding(carry.mainline)) ?? [],
      )
      .map(run => [`${run.runId}/${run.attempt}`, run]),
  );
  const jobs: JobFact[] = [];
  for (const chunk of chunksOf([...attempts.values()], chunkSize)) {
    jobs.push(...(await readJobsOf(tx, repositoryId, chunk)));
  }
  return jobs;
}
