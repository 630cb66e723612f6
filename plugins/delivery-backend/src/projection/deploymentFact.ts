import type {
  Deployment,
  DeploymentFact,
} from '@mainline/backstage-plugin-delivery-common';

/** As evidence of a stage. Of an unknown version it is none; one that was refused deployed nothing. */
export function deploymentFact(
  deployment: Deployment,
): DeploymentFact | undefined {
  const { id, service, environment, sha, version, digest, state } = deployment;
  if (sha === undefined || state === 'refused') return undefined;
  return {
    id,
    service,
    environment,
    sha,
    version,
    digest,
    state,
    at: deployment.endedAt ?? deployment.startedAt ?? deployment.requestedAt,
    url: deployment.url ?? deployment.run?.url,
  };
}
