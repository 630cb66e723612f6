import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type {
  DeployerOptions,
  DeployOrder,
} from '@mainline/backstage-plugin-delivery-node';
import type { GithubClientService } from '@mainline/backstage-plugin-github-node';
import { asUnavailable, statusOf } from '../asUnavailable';
import { parseDeployCall } from '../DeployCall';

/** Asks GitHub to cancel a run; it stops some time later, or ends otherwise before. */
export async function cancelRun(
  github: GithubClientService,
  order: Pick<DeployOrder, 'call'>,
  run: DeploymentRun,
  { signal }: DeployerOptions = {},
): Promise<void> {
  const call = parseDeployCall(order.call);
  const named = `Run ${run.id} of ${call.slug}`;
  try {
    await github
      .forRepository(call)
      .request(
        'POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel',
        { run_id: run.id },
        { purpose: 'person', signal },
      );
  } catch (error) {
    switch (statusOf(error)) {
      case 403:
        throw new NotAllowedError(
          `${named} can't be cancelled: give the App or token of integrations.github the permission Actions: write.`,
        );
      case 404:
        throw new NotFoundError(
          `${named} is not there, or the App or token of integrations.github may not see it: nothing was cancelled.`,
        );
      case 409:
        throw new ConflictError(
          `${named} can't be cancelled any more: it has ended already.`,
        );
      default:
        throw asUnavailable(
          error,
          `Nothing says that run ${run.id} of ${call.slug} is being cancelled`,
          signal,
        );
    }
  }
}
