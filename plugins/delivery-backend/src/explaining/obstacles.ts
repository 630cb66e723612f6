import type {
  Deployment,
  Environment,
  Obstacle,
} from '@mainline/backstage-plugin-delivery-common';
import type { DeployPlan } from '@mainline/backstage-plugin-delivery-node';

/** The same words for a service that is not there and for one that the reader may not see. */
export function unknownService(asked: string): Obstacle {
  return {
    rule: 'unknown-service',
    field: 'service',
    sentence: `service is "${asked}", which is no service here, or none that you may see: write the name or entity ref of one, such as component:default/catalog.`,
  };
}

export function unknownEnvironment(
  asked: string,
  environments: ReadonlyArray<Pick<Environment, 'name'>>,
): Obstacle {
  return {
    rule: 'unknown-environment',
    field: 'environment',
    sentence: `environment is "${asked}", which is none: write one of ${environments
      .map(each => each.name)
      .join(', ')}.`,
  };
}

export function unknownVersion(sentence: string): Obstacle {
  return { rule: 'unknown-version', field: 'version', sentence };
}

export function noTarget(
  asked: string,
  plan?: Extract<DeployPlan, { possible: false }>,
): Obstacle {
  return {
    rule: 'no-target',
    field: plan?.field ?? 'service',
    sentence:
      plan?.sentence ??
      `service is "${asked}", which nothing installed here can deploy: its repository has to be known, and a deployer has to handle its host.`,
  };
}

/** Nobody can tell which of the two is meant. */
export function otherArtifacts(
  version: string,
  passed: { environment: string; digest: string },
  other: { environment: string; digest: string },
): Obstacle {
  return {
    rule: 'other-artifact',
    field: 'version',
    sentence: `version is ${version}, which passed ${other.environment} with the digest ${other.digest} and ${passed.environment} with ${passed.digest}, so something was built again and nobody can tell which artifact is meant: deploy a later version.`,
  };
}

/** Whoever would have to be asked can't answer now. */
export function sourceUnavailable(what: string, why: string): Obstacle {
  return {
    rule: 'source-unavailable',
    sentence: `${what} could not be asked of the source at this moment (${why}): try again.`,
  };
}

export function underwayThere(underway: Deployment): Obstacle {
  return {
    rule: 'underway',
    field: 'environment',
    sentence: `environment is "${underway.environment}", where ${
      underway.version ?? 'another version'
    } is on its way since ${underway.requestedAt}${
      underway.requestedBy === undefined ? '' : `, for ${underway.requestedBy}`
    }: wait for its end, or cancel it.`,
  };
}
