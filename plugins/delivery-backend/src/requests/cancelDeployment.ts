import { ConflictError, stringifyError } from '@backstage/errors';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import {
  changeDeployment,
  orderOf,
  phaseOf,
  plusMs,
  type Change,
  type ChangeContext,
  type DeploymentRow,
  type Locked,
} from '../rows';
import type { Actor } from './Deployments';

/** A run that was asked to stop is looked at so soon after. */
const lookAfterMs = 3000;

type Decision =
  | { kind: 'ended' }
  | { kind: 'stop'; run: DeploymentRun }
  | { kind: 'conflict'; sentence: string };

/** That the run is asked to stop is written down before it is asked, so that the audit misses nothing. */
export async function cancelDeployment(
  context: ChangeContext & {
    findDeployer: (id: string) => Deployer | undefined;
  },
  id: string,
  by: Actor,
): Promise<DeploymentRow> {
  const { row, result } = await changeDeployment(context, id, locked =>
    decide(locked, by),
  );
  switch (result.kind) {
    case 'ended':
      return row;
    case 'conflict':
      throw new ConflictError(result.sentence);
    case 'stop':
      return stop(context, row, result.run);
    default:
      throw new Error(`Unknown decision '${JSON.stringify(result)}'`);
  }
}

function decide(
  { row, at }: Locked,
  by: Actor,
): { change?: Change; result: Decision } {
  const phase = phaseOf(row);
  const conflict = (sentence: string) => ({
    result: { kind: 'conflict' as const, sentence },
  });
  switch (phase) {
    case 'requested':
      return {
        result: { kind: 'ended' },
        change: {
          set: {
            state: 'cancelled',
            phase: 'ended',
            active_key: null,
            ended_at: at,
            reason: `It was cancelled by ${by} before it was sent. Nothing was deployed.`,
          },
          outbox: 'gone',
          events: [
            { action: 'cancel-requested', by },
            { action: 'ended', detail: 'It was not sent: it is cancelled.' },
          ],
        },
      };
    case 'sending':
      return conflict(
        `Deployment ${row.id} is being sent at this moment: try again in a few seconds, when its run is known.`,
      );
    case 'looking':
      return conflict(
        `Deployment ${row.id} may have been sent and its run is looked for, so there is nothing yet that could be cancelled: try again when its run is found, or cancel the run where it runs.`,
      );
    case 'following': {
      if (row.run_id === null) {
        throw new Error(`Deployment ${row.id} is followed and has no run`);
      }
      return {
        result: { kind: 'stop', run: runOf(row, row.run_id) },
        change: {
          set: { look_at: plusMs(at, lookAfterMs) },
          events: [
            {
              action: 'cancel-requested',
              by,
              detail: `Run ${row.run_id} is asked to stop.`,
            },
          ],
        },
      };
    }
    case 'ended':
      return conflict(
        `Deployment ${row.id} is at its end (${row.state}): there is nothing left to cancel.`,
      );
    default:
      throw new Error(`Unknown phase '${phase satisfies never}'`);
  }
}

async function stop(
  context: ChangeContext & {
    findDeployer: (id: string) => Deployer | undefined;
  },
  row: DeploymentRow,
  run: DeploymentRun,
): Promise<DeploymentRow> {
  try {
    const deployer = context.findDeployer(row.deployer);
    if (!deployer) {
      throw new ConflictError(
        `Deployer '${row.deployer}', which deployed it, is not installed any more: cancel run ${run.id} where it runs.`,
      );
    }
    await deployer.cancel(orderOf(row), run);
    return row;
  } catch (error) {
    await changeDeployment(context, row.id, () => ({
      result: undefined,
      change: {
        events: [{ action: 'cancel-failed', detail: stringifyError(error) }],
      },
    }));
    throw error;
  }
}

function runOf(row: DeploymentRow, id: string): DeploymentRun {
  return {
    id,
    repositoryId: row.run_repository_id ?? undefined,
    attempt: row.run_attempt ?? undefined,
    url: row.run_url ?? undefined,
  };
}
