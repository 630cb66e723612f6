import { setTimeout as pause } from 'node:timers/promises';
import { distribution } from '../../figures/distribution';
import type { Figure } from '../../figures/Figure';
import { PortalClient } from '../../portal/PortalClient';
import { signInAsGuest } from '../../portal/signInAsGuest';
import type { BenchPortal } from '../../portal/startPortal';
import { progress } from '../../progress';
import { interleave } from '../../sampling/interleave';
import { percentile } from '../../sampling/percentile';
import type { SuiteContext } from '../Suite';
import { BareDispatch } from './BareDispatch';
import { deployAndEnd } from './deployAndEnd';
import { DeployTargets } from './DeployTargets';
import { DispatchArrivals } from './DispatchArrivals';
import { measureBurst } from './measureBurst';

/** The portal's client of GitHub lets a second pass between two writes, and a sample must not wait for the one before. */
const betweenWritesMs = 1_100;

/** GitHub allows five hundred writes an hour, and so does the portal's client: more would wait for the next. */
const most = { samples: 400, warmUp: 40 };

/** From asking for a deployment until its dispatch arrives at the simulator, beside a bare dispatch by Octokit. */
export async function measureDeployments(
  { backendUrl, organisation: { github } }: BenchPortal,
  { options, signal, onEnd }: SuiteContext,
): Promise<Figure[]> {
  const token = await signInAsGuest(backendUrl, signal);
  const portal = { baseUrl: backendUrl, token };
  const client = new PortalClient(portal);
  onEnd(() => client.close());
  const arrivals = new DispatchArrivals();
  onEnd(() => arrivals.stop());
  const bare = new BareDispatch(github, arrivals);
  progress('Looking for what can be deployed …');
  const targets = await DeployTargets.find(client);
  const samples = Math.min(options.samples, most.samples);
  const warmUp = Math.min(options.warmUp, most.warmUp);

  progress(
    `Measuring deployments, over ${targets.count} services and environments: ${samples} rounds after ${warmUp} of warm-up, a second apart …`,
  );
  const aSecondApart = () => pause(betweenWritesMs, undefined, { signal });
  const taken = await interleave(
    [
      {
        name: 'deploy',
        measure: async () => {
          await aSecondApart();
          const target = await targets.next();
          return deployAndEnd(client, arrivals, github, target);
        },
      },
      {
        name: 'bare',
        measure: async () => bare.sendAndEnd(await targets.next()),
      },
    ],
    {
      samples,
      warmUp,
      signal,
      onRound: done => {
        if (done % 50 === 0) progress(`  … ${done} deployments`);
      },
    },
  );
  await aSecondApart();
  return [
    ...tellDeployments(taken.deploy, taken.bare, targets.count),
    await measureBurst({ portal, github, arrivals, targets }),
  ];
}

/** What a deployment adds to a dispatch: to the median of the bare ones, so that a slow one of those flatters nobody. */
function tellDeployments(
  ours: number[],
  bare: number[],
  targets: number,
): Figure[] {
  const ofBare = percentile(bare, 0.5);
  const about = {
    query: 'POST /api/delivery/deployments, until its dispatch arrives',
    yardstick:
      'POST …/actions/workflows/{workflow_id}/dispatches by Octokit alone, until it arrives',
    details: { targets, betweenWritesMs },
  };
  return [
    ...distribution(
      'deploy-added-time',
      { ours: ours.map(ms => ms - ofBare) },
      { ...about, aims: { median: { value: 60 }, p95: { value: 150 } } },
    ),
    ...distribution('deploy-time', { ours, yardstick: bare }, about),
  ];
}
