import { randomUUID } from 'node:crypto';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import type { GithubSimulator } from '@mainline/github-simulator';
import { jsonOf, type PortalClient } from '../../portal/PortalClient';
import type { DeployTarget } from './DeployTargets';
import type { DispatchArrivals } from './DispatchArrivals';
import { endRun } from './endRun';

/** Asks for a deployment, and ends its run. @returns from the question until its dispatch arrived, in milliseconds */
export async function deployAndEnd(
  client: PortalClient,
  arrivals: DispatchArrivals,
  github: GithubSimulator,
  target: DeployTarget,
): Promise<number> {
  const arrival = arrivals.next();
  // The portal sends while it answers: either may come first.
  const [answer, arrivedAt] = await Promise.all([
    client.post('/api/delivery/deployments', target.order, {
      'idempotency-key': randomUUID(),
    }),
    arrival,
  ]);
  await endRun(github, target, jsonOf<Deployment>(answer).id);
  return arrivedAt - answer.askedAt;
}
