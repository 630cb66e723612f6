import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CiApi, RunSummary } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import { orderOf, planOf, plusMs, type DeploymentRow } from '../rows';
import type { Sight } from './settleLooking';

/** Clocks differ, and sources round instants. The id of the deployment is what finds the run. */
const clockSkewMs = 2 * 60 * 1000;

/**
 * The runs that ci knows and whose title bears the id of the deployment, oldest first. A deployment's run is among the newest:
 * it was started a moment ago.
 */
export async function findRunsInCi(
  ci: Pick<CiApi, 'getRuns'>,
  row: DeploymentRow,
): Promise<DeploymentRun[]> {
  const { items } = await ci.getRuns(row.service, { limit: 100 });
  return items
    .filter(run => mayBeItsRun(row, run))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map(run => ({
      repositoryId: run.repositoryId,
      id: run.id,
      attempt: run.attempt,
      url: run.url,
    }));
}

/**
 * A title may be whatever somebody wrote in a commit or a pull request, who may well name the deployment there: only a run of its
 * workflow that no such thing started counts.
 */
function mayBeItsRun(row: DeploymentRow, run: RunSummary): boolean {
  const { path } = planOf(row).workflow;
  const isOfCommit =
    run.headRepository !== undefined ||
    /^(push|merge_group|pull_request.*)$/.test(run.event);
  const isOfWorkflow =
    path === undefined ||
    run.workflowPath === undefined ||
    run.workflowPath === path;
  return Boolean(run.title?.includes(row.id)) && !isOfCommit && isOfWorkflow;
}

/**
 * Looks for the run where it is known already, and else at the source. That ci can't answer is no reason not to ask the source,
 * and says nothing about the run.
 */
export async function findRuns(options: {
  ci: Pick<CiApi, 'getRuns'>;
  deployer: Deployer | undefined;
  row: DeploymentRow;
  sentAt: string;
  signal: AbortSignal;
  logger: LoggerService;
}): Promise<Sight> {
  const { ci, deployer, row, sentAt, signal, logger } = options;
  try {
    const runs = await findRunsInCi(ci, row);
    if (runs.length > 0) return { answered: true, runs };
  } catch (error) {
    logger.warn(
      `ci could not tell whether it knows the run of deployment ${
        row.id
      }: ${stringifyError(error)}`,
    );
  }
  if (!deployer) {
    return {
      answered: false,
      why: `deployer '${row.deployer}' is not installed any more`,
    };
  }
  try {
    const run = await deployer.find(
      orderOf(row),
      { sentSince: plusMs(sentAt, -clockSkewMs) },
      { signal },
    );
    return { answered: true, runs: run ? [run] : [] };
  } catch (error) {
    return { answered: false, why: stringifyError(error) };
  }
}
