import { isError, stringifyError } from '@backstage/errors';
import type { RunDetails } from '@mainline/backstage-plugin-ci-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { ActingContext } from '../ActingContext';
import { findRunsInCi } from '../outbox/findRuns';
import { changeDeployment, type DeploymentRow } from '../rows';
import { attachRun } from './attachRun';
import { settleFollowing } from './settleFollowing';
import { takeForFollowing, type Taken } from './takeForFollowing';

/** Looks at what ci knows of the runs of deployments. It asks no source. */
export class Follower {
  constructor(private readonly context: ActingContext) {}

  /** Looks at every deployment that is to be looked at now. Answers how many. */
  async followDue(signal?: AbortSignal): Promise<number> {
    const { knex, now, logger } = this.context;
    let looked = 0;
    while (!signal?.aborted) {
      const taken = await takeForFollowing(knex, now());
      if (!taken) break;
      looked += 1;
      try {
        await this.#follow(taken);
      } catch (error) {
        // Its look was moved ahead when it was taken: it is tried again then, and holds up no other.
        logger.warn(
          `Deployment ${
            taken.row.id
          } could not be followed, and is looked at again: ${stringifyError(
            error,
          )}`,
        );
      }
    }
    return looked;
  }

  async #follow(taken: Taken): Promise<void> {
    const { row } = taken;
    if (row.run_id === null) {
      await this.#findLate(row);
      await settleFollowing(this.context, taken, undefined);
      return;
    }
    const details = await this.#readRun(row, row.run_id);
    await settleFollowing(this.context, taken, details);
  }

  /** Of one that was claimed the attempt that claimed it, else the newest. Undefined where ci has not seen it yet. */
  async #readRun(
    row: DeploymentRow,
    runId: string,
  ): Promise<RunDetails | undefined> {
    const attempt = row.claimed_run_attempt ?? undefined;
    try {
      return await this.context.ci.getRun(row.service, runId, { attempt });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  /** One of unknown fate, in whose repository a run moved: it may be the one that was looked for in vain. */
  async #findLate(row: DeploymentRow): Promise<void> {
    const [run] = await findRunsInCi(this.context.ci, row);
    if (!run) return;
    await changeDeployment(this.context, row.id, async locked => ({
      result: undefined,
      change: await attachRun(
        locked,
        run,
        say('event.runAppeared', { run: run.id }),
      ),
    }));
  }
}

function isNotFound(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'NotFoundError' || error.statusCode === 404)
  );
}
