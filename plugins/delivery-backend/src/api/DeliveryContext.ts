import type {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import type { VisibleServices } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { DeliveryCatalog, ServiceEntities } from '../directory';
import type { Explainer } from '../explaining';
import type { DeployPermissions } from '../permissions';
import type { Deployments } from '../requests/Deployments';

/** What the answers of the API rest on. */
export interface DeliveryContext {
  knex: Knex;
  auth: AuthService;
  auditor: AuditorService;
  ci: CiApi;
  deliveryCatalog: DeliveryCatalog;
  entities: ServiceEntities;
  visibleServices: VisibleServices;
  permissions: DeployPermissions;
  explainer: Explainer;
  deployments: Deployments;
  deployers: Deployer[];
  logger: LoggerService;
}
