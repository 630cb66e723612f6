import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Checklist,
  ProgressPage,
  ProgressQuery,
  ServiceChecklists,
} from '@mainline/backstage-plugin-onboarding-common';
import { findChecklist } from '../checklists';
import { progressOf } from '../store';
import type { ProgressRow } from '../store';
import { findService } from './findService';
import { listProgress } from './listProgress';
import type { OnboardingContext } from './OnboardingContext';

/** What the API answers, of what the reader may see in the catalog; the rest does not exist for them. */
export class OnboardingQueries {
  readonly #context: OnboardingContext;

  constructor(context: OnboardingContext) {
    this.#context = context;
  }

  async getChecklists(): Promise<{ checklists: Checklist[] }> {
    return { checklists: this.#context.checklists };
  }

  async getServiceChecklists(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ServiceChecklists> {
    const { knex, checklists, permission } = this.#context;
    const service = await findService(this.#context, entityRef, credentials);
    const rows: ProgressRow[] = await knex('progress').where(
      'service',
      service.entity_ref,
    );
    return {
      checklists: checklists.map(checklist => ({
        checklist,
        progress: progressOf(
          checklist,
          service,
          rows.find(row => row.checklist === checklist.name),
        ),
      })),
      confirm: await permission.decide(credentials, {
        entityRef: service.entity_ref,
        owner: service.owner ?? undefined,
      }),
    };
  }

  async getProgress(
    query: ProgressQuery,
    credentials: BackstageCredentials,
  ): Promise<ProgressPage> {
    const { knex, checklists, visibleServices } = this.#context;
    const asked =
      query.checklist === undefined
        ? checklists
        : [findChecklist(checklists, query.checklist)];
    const visible = await visibleServices.visibleTo(credentials);
    return listProgress(knex, query, { visible, checklists: asked });
  }
}
