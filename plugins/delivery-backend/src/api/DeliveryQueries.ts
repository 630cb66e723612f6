import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Page } from '@mainline/backstage-plugin-ci-common';
import type {
  ActivityQuery,
  CandidateRow,
  DeliveryActivity,
  Deployment,
  DeploymentDetails,
  DeploymentOrder,
  DeploymentsQuery,
  EnvironmentList,
  Explanation,
  MatrixPage,
  MatrixQuery,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import type { ServiceRow } from '../directory';
import { findVisibleService } from '../explaining';
import type { DeliveryContext } from './DeliveryContext';
import { findDeployment } from './findDeployment';
import { listActivity } from './queries/listActivity';
import { listCandidates } from './queries/listCandidates';
import { listDeployments } from './queries/listDeployments';
import { listMatrix } from './queries/listMatrix';
import { readDeploymentDetails } from './queries/readDeploymentDetails';
import { readServiceDelivery } from './queries/readServiceDelivery';

/** What the API answers, of what the reader may see in the catalog; the rest does not exist for him. */
export class DeliveryQueries {
  readonly #context: DeliveryContext;

  constructor(context: DeliveryContext) {
    this.#context = context;
  }

  async getEnvironments(): Promise<EnvironmentList> {
    const { environments, mistakes } =
      await this.#context.deliveryCatalog.read();
    return { environments, mistakes };
  }

  async getMatrix(
    query: MatrixQuery,
    credentials: BackstageCredentials,
  ): Promise<MatrixPage> {
    const { knex, visibleServices, deliveryCatalog, deployers } = this.#context;
    const { environments } = await deliveryCatalog.read();
    const visible = await visibleServices.visibleTo(credentials);
    return listMatrix(knex, query, { visible, environments, deployers });
  }

  async getActivity(
    query: ActivityQuery,
    credentials: BackstageCredentials,
  ): Promise<DeliveryActivity> {
    const { knex, visibleServices, deliveryCatalog } = this.#context;
    const { environments } = await deliveryCatalog.read();
    const visible = await visibleServices.visibleTo(credentials);
    return listActivity(knex, query, { visible, environments });
  }

  async getService(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceDelivery> {
    const row = await this.#findService(entityRef, credentials);
    return readServiceDelivery(this.#context, row, credentials);
  }

  async getCandidates(
    entityRef: string,
    query: { limit?: number; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<Page<CandidateRow>> {
    const row = await this.#findService(entityRef, credentials);
    return listCandidates(this.#context.knex, row.entity_ref, query);
  }

  async getDeployments(
    entityRef: string,
    query: DeploymentsQuery,
    credentials: BackstageCredentials,
  ): Promise<Page<Deployment>> {
    const row = await this.#findService(entityRef, credentials);
    return listDeployments(this.#context.knex, row.entity_ref, query);
  }

  async getDeployment(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<DeploymentDetails> {
    const deployment = await findDeployment(this.#context, id, credentials);
    return readDeploymentDetails(this.#context, deployment, credentials);
  }

  /** Whether the reader may do it, is one of the obstacles. */
  async explain(
    order: DeploymentOrder,
    credentials: BackstageCredentials,
  ): Promise<Explanation> {
    const { explainer, visibleServices, permissions } = this.#context;
    const visible = await visibleServices.visibleTo(credentials);
    const { explanation, target } = await explainer.examine(order, visible);
    if (!target) return explanation;
    const [allowed] = await permissions.decide(credentials, 'deploy', [target]);
    if (allowed.allowed) return explanation;
    const { allowed: _, ...refusal } = allowed;
    return {
      ...explanation,
      obstacles: [...explanation.obstacles, refusal],
    };
  }

  async #findService(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceRow> {
    const { knex, visibleServices } = this.#context;
    const visible = await visibleServices.visibleTo(credentials);
    const row = await findVisibleService(knex, entityRef, visible);
    if (!row) {
      throw new NotFoundError(
        `There is no service ${entityRef} here, or none that you may see.`,
      );
    }
    return row;
  }
}
