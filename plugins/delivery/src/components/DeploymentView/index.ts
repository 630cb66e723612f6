export { DeploymentPage } from './DeploymentPage';
export { DeploymentProgress } from './DeploymentProgress';
export { useDeployment } from './useDeployment';
export { useIdempotencyKey } from './useIdempotencyKey';
