import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import {
  deliveryTargetRef,
  say,
  type DeploymentRun,
} from '@mainline/backstage-plugin-delivery-common';
import {
  isRecorded,
  phaseOf,
  reasonColumns,
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
 * @param how - how the run was seen: `Run 7 was found by the id of the deployment.`
 */
export async function attachRun(
  locked: Locked,
  run: DeploymentRun,
  how: Said,
): Promise<Change | undefined> {
  const { row, at } = locked;
  const phase = phaseOf(row);
  if (row.run_id === run.id) {
    return locked.outbox ? { outbox: 'gone', events: [] } : undefined;
  }
  if (row.run_id !== null) {
    return told(locked, {
      action: 'another-run',
      detail: inOrder(how, say('event.otherRun', { run: row.run_id })),
    });
  }
  const attached: Change = {
    set: {
      ...runColumns(run),
      phase: 'following',
      ...reasonColumns(undefined),
      look_at: at,
    },
    outbox: 'gone',
    events: [{ action: 'attached', detail: how }],
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
            detail: inOrder(how, say('event.notFollowed'), why),
          });
    }
    case 'requested':
    case 'following':
      return told(locked, {
        action: 'another-run',
        detail: inOrder(how, say('event.notSent')),
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
