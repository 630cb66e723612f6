import type {
  DeployOrder,
  DeployPlan,
} from '@mainline/backstage-plugin-delivery-node';
import type { DeploymentRow } from './DeploymentRow';
import { parseStored } from './parseStored';

export type PossiblePlan = Extract<DeployPlan, { possible: true }>;

/** How it is deployed, as it was planned when it was asked for. */
export function planOf(row: DeploymentRow): PossiblePlan {
  return parseStored<PossiblePlan>(row.plan);
}

/** What the deployer is given. */
export function orderOf(row: DeploymentRow): DeployOrder {
  return {
    correlationId: row.id,
    service: row.service,
    serviceName: row.service_name,
    environment: row.environment,
    version: row.version,
    sha: row.sha,
    ...(row.digest !== null && { digest: row.digest }),
    call: planOf(row).call,
  };
}
