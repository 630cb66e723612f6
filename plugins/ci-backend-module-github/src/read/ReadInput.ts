import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RepositoryFact } from '@mainline/backstage-plugin-ci-common';
import type { ReadOptions } from '@mainline/backstage-plugin-ci-node';
import type { RepositoryReader } from './RepositoryReader';

/** What every read of a repository is given. */
export interface ReadInput {
  reader: RepositoryReader;
  repository: RepositoryFact;
  options: ReadOptions;
  logger: LoggerService;
}
