import {
  otherArtifact,
  passedArtifact,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  Deployment,
  Obstacle,
  VersionRef,
} from '@mainline/backstage-plugin-delivery-common';
import { deploymentFact } from '../projection';
import { otherArtifacts } from './obstacles';

/** The digest that a version passed its newest environment with; where another one had a different digest, that is in the way. */
export function carriedArtifact(
  deployments: Deployment[],
  { sha, version }: VersionRef,
): { digest?: string; obstacle?: Obstacle } {
  const facts = deployments
    .filter(each => each.sha === sha && each.state === 'succeeded')
    .flatMap(each => deploymentFact(each) ?? []);
  const passed = passedArtifact(facts);
  if (!passed) return {};
  const other = otherArtifact({ digest: passed.digest, version }, facts);
  return other
    ? { obstacle: otherArtifacts(version, passed, other) }
    : { digest: passed.digest };
}
