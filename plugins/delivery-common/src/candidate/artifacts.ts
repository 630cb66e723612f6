import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { say } from '../words';
import { byDeploymentAge } from './DeploymentFact';
import type { DeploymentFact } from './DeploymentFact';

/** How a digest is written: `sha256:` and 64 hexadecimal digits. @public */
export const digestPattern = /^sha256:[0-9a-f]{64}$/;

type Told = DeploymentFact & { digest: string };

/**
 * The artifact that a version is promoted with: the one of its newest success that told a digest. Undefined where none did.
 *
 * @param deployments - of one service and SHA
 * @public
 */
export function passedArtifact(
  deployments: DeploymentFact[],
): { digest: string; environment: string } | undefined {
  const newest = toldOf(deployments).filter(isPassed).at(-1);
  return newest && { digest: newest.digest, environment: newest.environment };
}

/**
 * The rule of the same artifact all the way: what a version is in one environment, it has to be in every other. What counts is
 * the newest success of each environment that told its digest, and what is on its way, for that may succeed.
 *
 * @param deployments - of one service and SHA
 * @returns what stands against it; undefined where nothing does
 * @public
 */
export function otherArtifact(
  artifact: { digest: string; version: string },
  deployments: DeploymentFact[],
): ({ environment: string; digest: string } & Said) | undefined {
  const { digest, version } = artifact;
  const told = toldOf(deployments);
  const passed = new Map(
    told.filter(isPassed).map(each => [each.environment, each]),
  );
  const other = [...passed.values(), ...told.filter(isUnderway)].find(
    each => each.digest !== digest,
  );
  if (!other) return undefined;
  const { environment } = other;
  return {
    environment,
    digest: other.digest,
    ...say(
      isPassed(other)
        ? 'promotion.artifactPassed'
        : 'promotion.artifactUnderway',
      { digest, version, environment, otherDigest: other.digest },
    ),
  };
}

/** Oldest first; the newest fact of each deployment. */
function toldOf(deployments: DeploymentFact[]): Told[] {
  const newest = new Map(
    [...deployments].sort(byDeploymentAge).map(each => [each.id, each]),
  );
  return [...newest.values()].filter(isTold).sort(byDeploymentAge);
}

function isTold(deployment: DeploymentFact): deployment is Told {
  return deployment.digest !== undefined;
}

function isPassed({ state }: DeploymentFact): boolean {
  return state === 'succeeded';
}

function isUnderway({ state }: DeploymentFact): boolean {
  return state === 'waiting' || state === 'running';
}
