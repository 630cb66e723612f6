import type { GithubSimulator } from '@mainline/github-simulator';
import type { Figure } from '../../figures/Figure';
import { PortalClient } from '../../portal/PortalClient';
import { deployAndEnd } from './deployAndEnd';
import type { DeployTarget, DeployTargets } from './DeployTargets';
import type { DispatchArrivals } from './DispatchArrivals';

const most = 5;

/** Deployments that are asked for at the same moment: how long the last of them waits for the others. */
export async function measureBurst(options: {
  portal: { baseUrl: string; token: string };
  github: GithubSimulator;
  arrivals: DispatchArrivals;
  targets: DeployTargets;
}): Promise<Figure> {
  const { portal, github, arrivals, targets } = options;
  const chosen: DeployTarget[] = [];
  while (chosen.length < Math.min(most, targets.count)) {
    chosen.push(await targets.next());
  }
  const clients = chosen.map(() => new PortalClient(portal));
  try {
    const took = await Promise.all(
      chosen.map((target, index) =>
        deployAndEnd(clients[index], arrivals, github, target),
      ),
    );
    return {
      metric: 'deploy-burst.last',
      value: Math.max(...took),
      unit: 'ms',
      query: `${chosen.length} times POST /api/delivery/deployments at once, until the last dispatch arrives`,
      samples: 1,
      details: {
        arrivals: took.map(Math.round).sort((a, b) => a - b),
        note: 'The portal lets a second pass between two writes of one account, as GitHub asks of its clients.',
      },
    };
  } finally {
    clients.forEach(client => client.close());
  }
}
