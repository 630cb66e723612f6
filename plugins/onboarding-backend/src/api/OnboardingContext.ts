import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { VisibleServices } from '@mainline/backstage-plugin-mainline-node';
import type { Checklist } from '@mainline/backstage-plugin-onboarding-common';
import type { Knex } from 'knex';
import type { ConfirmPermission } from '../permissions';

/** What the answers of the API rest on. */
export interface OnboardingContext {
  knex: Knex;
  checklists: Checklist[];
  visibleServices: VisibleServices;
  permission: ConfirmPermission;
  auditor: AuditorService;
  logger: LoggerService;
  now: () => number;
  onServicesChanged: (entityRefs: string[]) => void;
}
