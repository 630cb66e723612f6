import { isError } from '@backstage/errors';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
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
    ...say('order.unknownService', { asked }),
  };
}

export function unknownEnvironment(
  asked: string,
  environments: ReadonlyArray<Pick<Environment, 'name'>>,
): Obstacle {
  return {
    rule: 'unknown-environment',
    field: 'environment',
    ...say('order.unknownEnvironment', {
      asked,
      environments: environments.map(each => each.name).join(', '),
    }),
  };
}

export function unknownVersion({ sentence, messages }: Words): Obstacle {
  return { rule: 'unknown-version', field: 'version', sentence, messages };
}

export function noTarget(
  asked: string,
  plan?: Extract<DeployPlan, { possible: false }>,
): Obstacle {
  const { sentence, messages } = plan ?? say('order.noTarget', { asked });
  return {
    rule: 'no-target',
    field: plan?.field ?? 'service',
    sentence,
    messages,
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
    ...say('order.otherArtifacts', {
      version,
      ...passed,
      other: other.environment,
      otherDigest: other.digest,
    }),
  };
}

/** Whoever would have to be asked can't answer now. */
export function sourceUnavailable(
  what: 'order.versionNotAsked' | 'order.planNotAsked',
  asked: string,
  error: unknown,
): Obstacle {
  const reason = isError(error) ? error.message : String(error);
  return { rule: 'source-unavailable', ...say(what, { asked, reason }) };
}

export function underwayThere(underway: Deployment): Obstacle {
  const { environment, version, requestedBy, requestedAt: since } = underway;
  return {
    rule: 'underway',
    field: 'environment',
    ...(version === undefined || requestedBy === undefined
      ? say('order.underwayUnnamed', { environment, since })
      : say('order.underway', {
          environment,
          version,
          since,
          person: requestedBy,
        })),
  };
}
