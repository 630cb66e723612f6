import { setTimeout as pause } from 'node:timers/promises';
import type {
  DeploymentOrder,
  EnvironmentList,
  Explanation,
} from '@mainline/backstage-plugin-delivery-common';
import type { ServicesPage } from '@mainline/backstage-plugin-ci-common';
import { jsonOf, type PortalClient } from '../../portal/PortalClient';

/** An order that nothing stops, and what it would start. */
export interface DeployTarget {
  order: DeploymentOrder;
  sha: string;
  workflow: NonNullable<Explanation['workflow']>;
}

/** As many are looked for: by the time that the last had its turn, the first is free again. */
const enough = 60;

const freeWithinMs = 60_000;

/** Services and environments that can be deployed to, each again when its last deployment is at its end. */
export class DeployTargets {
  readonly #client: PortalClient;
  readonly #orders: DeploymentOrder[];
  #turn = 0;

  /** Looks for them as a person would: by asking what a deployment would do. */
  static async find(client: PortalClient): Promise<DeployTargets> {
    const { environments } = jsonOf<EnvironmentList>(
      await client.get('/api/delivery/environments'),
    );
    const orders: DeploymentOrder[] = [];
    for (const service of await servicesOf(client)) {
      for (const { name } of environments) {
        const order = { service, environment: name, version: 'latest' };
        if (targetIn(order, await explain(client, order))) orders.push(order);
        if (orders.length === enough) return new DeployTargets(client, orders);
      }
    }
    if (orders.length === 0) {
      throw new Error('There is no service that can be deployed.');
    }
    return new DeployTargets(client, orders);
  }

  private constructor(client: PortalClient, orders: DeploymentOrder[]) {
    this.#client = client;
    this.#orders = orders;
  }

  get count(): number {
    return this.#orders.length;
  }

  /** The next that is free. It was explained just now, as the dialog does before somebody deploys. */
  async next(): Promise<DeployTarget> {
    const giveUpAt = Date.now() + freeWithinMs;
    for (let tried = 1; ; tried += 1) {
      const order = this.#orders[this.#turn];
      this.#turn = (this.#turn + 1) % this.#orders.length;
      const explanation = await explain(this.#client, order);
      const target = targetIn(order, explanation);
      if (target) return target;
      if (Date.now() > giveUpAt) {
        throw new Error(
          `Nothing could be deployed for ${
            freeWithinMs / 1000
          } s: ${explanation.obstacles
            .map(({ sentence }) => sentence)
            .join(' ')}`,
        );
      }
      if (tried % this.#orders.length === 0) await pause(250);
    }
  }
}

async function servicesOf(client: PortalClient): Promise<string[]> {
  const refs: string[] = [];
  let cursor: string | undefined;
  do {
    const page: ServicesPage = jsonOf(
      await client.get(
        `/api/ci/services?sort=name&limit=200${
          cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
        }`,
      ),
    );
    refs.push(...page.items.map(({ service }) => service.entityRef));
    cursor = page.nextCursor;
  } while (cursor);
  return refs;
}

async function explain(
  client: PortalClient,
  { service, environment, version }: DeploymentOrder,
): Promise<Explanation> {
  const query = new URLSearchParams({ service, environment, version });
  return jsonOf(await client.get(`/api/delivery/explanation?${query}`));
}

function targetIn(
  order: DeploymentOrder,
  { obstacles, version, workflow }: Explanation,
): DeployTarget | undefined {
  if (obstacles.length > 0 || !version || !workflow) return undefined;
  return { order, sha: version.sha, workflow };
}
