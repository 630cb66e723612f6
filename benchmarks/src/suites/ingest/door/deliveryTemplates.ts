import { setTimeout as pause } from 'node:timers/promises';
import type { BusyOrganisation } from '../../../deliveries/BusyOrganisation';
import type { Delivery } from '../../../deliveries/DeliverySender';
import { padPayload } from '../../../deliveries/padPayload';

export const deliveryBytes = 20 * 1024;
/** So many repositories are told of. */
const most = 50;
/** Ids of runs with as many digits, so that a body stays as long as it is. */
const firstId = 70_000_000_000;

/**
 * Deliveries without end, each of another run that ended: as GitHub's stand-in tells of the build of a pull request, with an id of
 * its own. Nothing has to be asked about such a run.
 */
export async function deliveryTemplates(
  organisation: BusyOrganisation,
  signal: AbortSignal,
): Promise<() => Delivery> {
  const templates: Array<{ event: string; body: string; runId: string }> = [];
  organisation.onDelivery(({ event, action, payload }) => {
    if (event !== 'workflow_run' || action !== 'completed') return;
    const run = payload.workflow_run as { id: number };
    const told = { ...payload, workflow_run: { ...run, id: firstId } };
    // Its id is in its links, too.
    const body = JSON.stringify(told).replaceAll(`${run.id}`, `${firstId}`);
    templates.push({
      event,
      body: padPayload(JSON.parse(body), deliveryBytes),
      runId: `${firstId}`,
    });
  });
  const some = organisation.repositories.slice(0, most);
  some.forEach(repository => organisation.openPullRequest(repository));
  while (templates.length < some.length) {
    await pause(100, undefined, { signal });
  }
  let sent = 0;
  return () => {
    sent += 1;
    const { event, body, runId } = templates[sent % templates.length];
    const id = `${firstId + sent}`;
    return { id: `run-${id}`, event, body: body.replaceAll(runId, id) };
  };
}
