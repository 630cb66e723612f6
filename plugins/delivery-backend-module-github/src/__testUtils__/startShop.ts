import type { JsonObject } from '@backstage/types';
import type {
  DeployableService,
  DeployOrder,
} from '@mainline/backstage-plugin-delivery-node';
import {
  startGithubSimulator,
  SteppedClock,
  type GithubSimulatorOptions,
  type WorkflowDefinition,
} from '@mainline/github-simulator';
import type { DispatchTimes } from '../dispatch/sendInTime';
import { deployWorkflow } from './deployWorkflow';
import { configFor, startDeployer } from './startDeployer';

export const openedAt = '2026-11-20T10:00:00.000Z';

/** A simulator with the repository `acme/catalog`, and a deployer that knows it as github.com. */
export async function startShop(
  options: {
    simulator?: Partial<Omit<GithubSimulatorOptions, 'clock'>>;
    workflows?: WorkflowDefinition[];
    times?: DispatchTimes;
    now?: () => number;
    config?: (url: string) => JsonObject;
  } = {},
) {
  const clock = new SteppedClock(openedAt);
  const simulator = await startGithubSimulator({
    scenario: 'empty',
    ...options.simulator,
    clock,
  });
  const { world } = simulator;
  const repository = world.addRepository({
    name: 'catalog',
    owner: world.account('acme', 'Organization'),
    workflows: options.workflows ?? [deployWorkflow],
  });
  world.push(repository, { startRuns: false });
  const deployer = await startDeployer(
    configFor(simulator.url, options.config?.(simulator.url)),
    { times: options.times, now: options.now },
  );

  const service: DeployableService = {
    entityRef: 'component:default/catalog',
    name: 'catalog',
    annotations: {},
    repository: {
      host: 'github.com',
      slug: 'acme/catalog',
      id: `github.com:${repository.id}`,
      url: 'https://github.com/acme/catalog',
      defaultBranch: 'main',
      archived: false,
    },
  };
  const orderOf = async (
    correlationId: string,
    environment = 'uat',
  ): Promise<DeployOrder> => {
    const plan = await deployer.plan(service, environment);
    if (!plan.possible) throw new Error(plan.sentence);
    return {
      correlationId,
      service: service.entityRef,
      serviceName: service.name,
      environment,
      version: 'b456',
      sha: 'a'.repeat(40),
      call: plan.call,
    };
  };
  const dispatches = () => simulator.requests.matching(/\/dispatches$/);
  return {
    clock,
    simulator,
    world,
    repository,
    deployer,
    service,
    orderOf,
    dispatches,
  };
}

export type Shop = Awaited<ReturnType<typeof startShop>>;
