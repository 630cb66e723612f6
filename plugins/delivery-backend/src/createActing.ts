import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { NotImplementedError } from '@backstage/errors';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import type { Knex } from 'knex';
import type { ActingHalf } from './ActingHalf';
import { readDeployments } from './projection';

/**
 * The half that acts. It is not part of this build: everything is answered, nothing can be done.
 */
export function createActing(options: {
  knex: Knex;
  config: RootConfigService;
  deployers: Deployer[];
  ci: CiApi;
  scheduler: SchedulerService;
  logger: LoggerService;
  /** After a commit: what the rows of these services rest on has changed. */
  onChanged: (entityRefs: string[]) => void;
}): ActingHalf {
  const refuse = async (): Promise<never> => {
    throw new NotImplementedError(
      'This portal can not deploy: the acting half of the delivery backend is not part of it.',
    );
  };
  return {
    start: async () => {},
    stop: async () => {},
    runsMayHaveMoved: async () => {},
    findRepeated: async () => undefined,
    find: async id => {
      const [found] = await readDeployments(
        options.knex('deployments').where({ id }),
      );
      return found;
    },
    events: async () => [],
    request: refuse,
    cancel: refuse,
    claim: refuse,
  };
}
