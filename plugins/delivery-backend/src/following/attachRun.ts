import {
  deliveryTargetRef,
  type DeploymentRun,
} from '@mainline/backstage-plugin-delivery-common';
import {
  isRecorded,
  phaseOf,
  type Change,
  type DeploymentRow,
  type Locked,
  type NewEvent,
} from '../rows';
import { whyNotReopened } from './whyNotReopened';

/**
 * What becomes of a deployment whose run was seen. One that waits for its run gets it. One of unknown fate gets it too and is
 * followed after all, unless its place was taken meanwhile: then its events tell of the run, and it stays as it was.
 *
 * @param how - how the run was seen: goes on after "Run 7 …"
 */
export async function attachRun(
  locked: Locked,
  run: DeploymentRun,
  how: string,
): Promise<Change | undefined> {
  const { row, at } = locked;
  const phase = phaseOf(row);
  if (row.run_id === run.id) {
    return locked.outbox ? { outbox: 'gone', events: [] } : undefined;
  }
  if (row.run_id !== null) {
    return told(locked, {
      action: 'another-run',
      detail: `Run ${run.id} ${how}, while run ${row.run_id} is the one of this deployment. Look at it: something has started it a second time.`,
    });
  }
  const attached: Change = {
    set: { ...runColumns(run), phase: 'following', reason: null, look_at: at },
    outbox: 'gone',
    events: [{ action: 'attached', detail: `Run ${run.id} ${how}.` }],
  };
  switch (phase) {
    case 'sending':
    case 'looking':
      return attached;
    case 'ended': {
      const why = await whyNotReopened(locked);
      return why === undefined
        ? {
            ...attached,
            set: {
              ...attached.set,
              state: 'waiting',
              active_key: deliveryTargetRef(row),
              ended_at: null,
            },
          }
        : told(locked, {
            action: 'run-seen',
            detail: `Run ${run.id} ${how}. It is not followed: ${why}`,
          });
    }
    case 'requested':
    case 'following':
      return told(locked, {
        action: 'another-run',
        detail: `Run ${run.id} ${how}, though the deployment was not sent.`,
      });
    default:
      throw new Error(`Unknown phase '${phase satisfies never}'`);
  }
}

function runColumns(run: DeploymentRun): Partial<DeploymentRow> {
  return {
    run_id: run.id,
    run_repository_id: run.repositoryId ?? null,
    run_attempt: run.attempt ?? null,
    run_url: run.url ?? null,
  };
}

/** An event alone, once. */
export async function told(
  { tx, row }: Locked,
  event: NewEvent,
): Promise<Change | undefined> {
  return (await isRecorded(tx, row, event)) ? undefined : { events: [event] };
}
