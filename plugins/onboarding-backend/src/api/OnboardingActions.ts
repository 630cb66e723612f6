import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { ChecklistProgress } from '@mainline/backstage-plugin-onboarding-common';
import { findChecklist, findItem } from '../checklists';
import { changeConfirmation } from '../confirming/changeConfirmation';
import { findService } from './findService';
import type { OnboardingContext } from './OnboardingContext';

/** What people change. Nothing is stored before it is known that it may be. */
export class OnboardingActions {
  readonly #context: OnboardingContext;

  constructor(context: OnboardingContext) {
    this.#context = context;
  }

  async confirm(
    entityRef: string,
    asked: { checklist: string; item: string; note?: string },
    credentials: BackstageCredentials,
  ): Promise<ChecklistProgress> {
    const { by, ...found } = await this.#examine(entityRef, asked, credentials);
    const at = this.#now();
    return this.#change({
      ...found,
      at,
      confirmed: { by, at, ...(asked.note ? { note: asked.note } : {}) },
    });
  }

  async takeBack(
    entityRef: string,
    asked: { checklist: string; item: string },
    credentials: BackstageCredentials,
  ): Promise<ChecklistProgress> {
    const { by: _, ...found } = await this.#examine(
      entityRef,
      asked,
      credentials,
    );
    return this.#change({ ...found, at: this.#now(), confirmed: undefined });
  }

  async #examine(
    entityRef: string,
    asked: { checklist: string; item: string },
    credentials: BackstageCredentials,
  ) {
    const { checklists, permission } = this.#context;
    const row = await findService(this.#context, entityRef, credentials);
    const checklist = findChecklist(checklists, asked.checklist);
    const item = findItem(checklist, asked.item);
    const service = row.entity_ref;
    const by = await permission.require(credentials, {
      entityRef: service,
      owner: row.owner ?? undefined,
    });
    if ('check' in item.by) {
      throw new ConflictError(
        `The item '${item.name}' is checked by the system (${item.by.check}): it is done when the check says so, and nobody can confirm it.`,
      );
    }
    return { service, checklist, item: item.name, by };
  }

  async #change(
    change: Parameters<typeof changeConfirmation>[1],
  ): Promise<ChecklistProgress> {
    const { knex, onServicesChanged } = this.#context;
    const progress = await changeConfirmation(knex, change);
    onServicesChanged([change.service]);
    return progress;
  }

  #now(): string {
    return new Date(this.#context.now()).toISOString();
  }
}
