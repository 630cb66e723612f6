import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { VisibleServices } from '@mainline/backstage-plugin-mainline-node';
import type { CiPermissions } from '../permission';
import { AuthorizedOperations } from './AuthorizedOperations';
import { DatabaseOperations } from './DatabaseOperations';
import type { DatabaseOperationsOptions } from './DatabaseOperations';
import type { Operations } from './Operations';

/** What operators may do, over the store. */
export function createOperations(
  options: DatabaseOperationsOptions & {
    permissions: CiPermissions;
    visibleServices: VisibleServices;
  },
): Operations<BackstageCredentials, BackstageCredentials> {
  const operations = new DatabaseOperations(options);
  return new AuthorizedOperations({ ...options, operations });
}
