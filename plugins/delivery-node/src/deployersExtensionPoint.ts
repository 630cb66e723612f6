import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Deployer } from './Deployer';

/** @public */
export interface DeployersExtensionPoint {
  /** Throws where a deployer of the same id was added before. */
  addDeployer(deployer: Deployer): void;
}

/**
 * Where a module of the `delivery` plugin adds a deployer.
 *
 * @public
 */
export const deployersExtensionPoint =
  createExtensionPoint<DeployersExtensionPoint>({ id: 'delivery.deployers' });
