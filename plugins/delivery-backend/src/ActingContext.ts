import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import type { SendingSettings } from './outbox/readSendingSettings';
import type { ChangeContext } from './rows';

/** What those who act share. */
export interface ActingContext extends ChangeContext {
  settings: SendingSettings;
  logger: LoggerService;
  ci: Pick<CiApi, 'getRun' | 'getRuns'>;
  /** Undefined where its module is not installed any more. */
  findDeployer: (id: string) => Deployer | undefined;
}
