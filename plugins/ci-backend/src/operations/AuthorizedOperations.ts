import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ciOperationsReadPermission,
  ciOperationsUpdatePermission,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CollectedRepositoriesQuery,
  DeliveriesQuery,
  DeliveryKey,
} from '@mainline/backstage-plugin-ci-common';
import type {
  Visibility,
  VisibleServices,
} from '@mainline/backstage-plugin-mainline-node';
import type { CiPermissions } from '../permission';
import type { DeliveriesToRetry, Operations } from './Operations';

/**
 * For whom the portal's policy lets. Every repository is there for an operator, by its name, and what deliveries said of it;
 * services are named only as far as the reader may see them in the catalog.
 */
export class AuthorizedOperations
  implements Operations<BackstageCredentials, BackstageCredentials>
{
  constructor(
    private readonly options: {
      operations: Operations<Visibility, string>;
      permissions: CiPermissions;
      visibleServices: VisibleServices;
    },
  ) {}

  async getOverview(credentials: BackstageCredentials) {
    return this.options.operations.getOverview(await this.reader(credentials));
  }

  async getDeliveries(
    query: DeliveriesQuery,
    credentials: BackstageCredentials,
  ) {
    const reader = await this.reader(credentials);
    return this.options.operations.getDeliveries(query, reader);
  }

  async getDelivery(key: DeliveryKey, credentials: BackstageCredentials) {
    const reader = await this.reader(credentials);
    return this.options.operations.getDelivery(key, reader);
  }

  async getRepositories(
    query: CollectedRepositoriesQuery,
    credentials: BackstageCredentials,
  ) {
    const reader = await this.reader(credentials);
    return this.options.operations.getRepositories(query, reader);
  }

  async retryDeliveries(
    which: DeliveriesToRetry,
    credentials: BackstageCredentials,
  ) {
    const operator = await this.operator(credentials);
    return this.options.operations.retryDeliveries(which, operator);
  }

  async setDeliveryAside(
    what: { key: DeliveryKey; reason: string },
    credentials: BackstageCredentials,
  ) {
    const operator = await this.operator(credentials);
    return this.options.operations.setDeliveryAside(what, operator);
  }

  async setBackfill(
    what: { paused: boolean },
    credentials: BackstageCredentials,
  ) {
    const operator = await this.operator(credentials);
    return this.options.operations.setBackfill(what, operator);
  }

  async readRepository(id: string, credentials: BackstageCredentials) {
    const operator = await this.operator(credentials);
    return this.options.operations.readRepository(id, operator);
  }

  private async reader(credentials: BackstageCredentials): Promise<Visibility> {
    const { permissions, visibleServices } = this.options;
    await permissions.require(
      ciOperationsReadPermission,
      'see how collecting stands',
      credentials,
    );
    return visibleServices.visibleTo(credentials);
  }

  private async operator(credentials: BackstageCredentials): Promise<string> {
    const { permissions } = this.options;
    const person = permissions.personOf(
      credentials,
      'Only a person can change how collecting goes on: sign in, for the token of a service answers for nothing.',
    );
    await permissions.require(
      ciOperationsUpdatePermission,
      'change how collecting goes on',
      credentials,
    );
    return person;
  }
}
