import { checkInRef } from '@mainline/backstage-plugin-ci-common';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import type {
  DeliveryTarget,
  DeploymentOrder,
  Obstacle,
  VersionRef,
} from '@mainline/backstage-plugin-delivery-common';
import type { ServiceRow } from '../directory';
import type { Examination } from '../requests/ReadyDeployment';
import { carriedArtifact } from './carriedArtifact';
import { compareVersions } from './compareVersions';
import { explanationOf } from './explanationOf';
import { underwayThere } from './obstacles';
import type { Planned } from './planDeployment';
import { remarksOn } from './remarksOn';
import type { ResolvedAsked } from './resolveAsked';
import { stageObstacles } from './stageObstacles';

/** What an order would do there, and what stops it. Pure: everything was read before. */
export function weighOrder(options: {
  order: DeploymentOrder;
  row: ServiceRow;
  asked: ResolvedAsked;
  target: DeliveryTarget;
  planned: Planned;
  /** What stops it before it is weighed. */
  obstacles: Obstacle[];
}): Examination {
  const { order, row, asked, target, planned } = options;
  const { environment } = target;
  const { facts, folded } = asked;
  const version = versionRefOf(asked);
  const cell = folded.cells.find(each => each.environment === environment) ?? {
    environment,
  };
  const underway = facts.own.find(
    each => !isEnded(each) && each.environment === environment,
  );
  const artifact = version ? carriedArtifact(folded.deployments, version) : {};
  const obstacles = [
    ...options.obstacles,
    ...(version ? stageObstacles(folded, version, environment) : []),
    ...(artifact.obstacle ? [artifact.obstacle] : []),
    ...(planned.obstacle ? [planned.obstacle] : []),
    ...(underway ? [underwayThere(underway)] : []),
  ];
  const comparison = version
    ? compareVersions(folded.candidates, version.sha, cell.current)
    : { changes: [] };
  const explanation = explanationOf(order, {
    row,
    version,
    digest: artifact.digest,
    current: cell.current,
    ...comparison,
    obstacles,
    remarks: version ? remarksOn(version, comparison.direction, cell) : [],
    plan: planned.plan,
  });
  if (!version || !planned.plan || obstacles.length > 0) {
    return { explanation, target };
  }
  return {
    explanation,
    target,
    ready: {
      asked: {
        service: target.service,
        environment,
        version: order.version.trim(),
      },
      target,
      serviceName: row.name,
      ...version,
      digest: artifact.digest,
      repositoryId: facts.ci.repository?.id,
      deployer: planned.deployer.id,
      plan: planned.plan,
      explanation,
    },
  };
}

export function versionRefOf({ resolved }: ResolvedAsked) {
  return (
    resolved &&
    ({
      version: resolved.version,
      sha: resolved.checkIn.sha,
      checkIn: checkInRef(resolved.checkIn),
    } satisfies VersionRef)
  );
}
