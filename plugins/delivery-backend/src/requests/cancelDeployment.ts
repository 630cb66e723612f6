import { ConflictError } from '@backstage/errors';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import {
  errorSaying,
  wordsOfError,
} from '@mainline/backstage-plugin-mainline-node';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import {
  changeDeployment,
  orderOf,
  phaseOf,
  plusMs,
  reasonColumns,
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
  | { kind: 'conflict'; said: Said };

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
      throw errorSaying(ConflictError, result.said);
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
  const conflict = (said: Said) => ({
    result: { kind: 'conflict' as const, said },
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
            ...reasonColumns(say('reason.cancelledUnsent', { person: by })),
          },
          outbox: 'gone',
          events: [
            { action: 'cancel-requested', by },
            { action: 'ended', detail: say('event.cancelledUnsent') },
          ],
        },
      };
    case 'sending':
      return conflict(say('deployment.cancelSending', { id: row.id }));
    case 'looking':
      return conflict(say('deployment.cancelLooking', { id: row.id }));
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
              detail: say('event.askedToStop', { run: row.run_id }),
            },
          ],
        },
      };
    }
    case 'ended':
      return conflict(
        say('deployment.cancelAtEnd', { id: row.id, state: row.state }),
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
      throw errorSaying(
        ConflictError,
        say('deployment.cancelWithoutDeployer', {
          deployer: row.deployer,
          run: run.id,
        }),
      );
    }
    await deployer.cancel(orderOf(row), run);
    return row;
  } catch (error) {
    await changeDeployment(context, row.id, () => ({
      result: undefined,
      change: {
        events: [{ action: 'cancel-failed', detail: wordsOfError(error) }],
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
