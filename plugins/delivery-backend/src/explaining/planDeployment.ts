import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  DeploymentOrder,
  Obstacle,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  DeployableService,
  Deployer,
  DeployPlan,
} from '@mainline/backstage-plugin-delivery-node';
import { noTarget, sourceUnavailable } from './obstacles';

/** A way to deploy it, or what stops that. */
export type Planned =
  | {
      deployer: Deployer;
      plan: Extract<DeployPlan, { possible: true }>;
      obstacle?: undefined;
    }
  | { plan?: undefined; obstacle: Obstacle };

/** How the service would be deployed there. A source that can't be asked is an obstacle, not a failure of ours. */
export async function planDeployment(options: {
  order: DeploymentOrder;
  deployer: Deployer | undefined;
  service: DeployableService;
  environment: string;
  logger: LoggerService;
}): Promise<Planned> {
  const { order, deployer, service, environment, logger } = options;
  if (!deployer) return { obstacle: noTarget(order.service) };
  try {
    const plan = await deployer.plan(service, environment);
    return plan.possible
      ? { deployer, plan }
      : { obstacle: noTarget(order.service, plan) };
  } catch (error) {
    logger.warn(
      `How ${service.entityRef} would be deployed to ${environment} could not be asked`,
      error as Error,
    );
    return {
      obstacle: sourceUnavailable('order.planNotAsked', order.service, error),
    };
  }
}
