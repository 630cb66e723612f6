import { NotFoundError } from '@backstage/errors';
import type {
  ChecklistProgress,
  OnboardingApi,
  ProgressPage,
  ProgressQuery,
  ServiceChecklists,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  oneOf,
  paged,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { type Scenario, scenario, type ScenarioName } from './scenarios';

const openOf = ({ items }: ChecklistProgress) =>
  items.filter(({ state }) => state === 'open').length;

/** An onboarding backend in memory, for tests and the dev server. */
export class FixtureOnboardingApi implements OnboardingApi {
  readonly scenario: Scenario;
  readonly #name: ScenarioName;
  readonly #now: number;
  /** What the next change throws. */
  failure: Error | undefined;

  constructor(name: ScenarioName = 'usual', now: number = Date.now()) {
    this.#name = name;
    this.#now = now;
    this.scenario = scenario(name, now);
  }

  async getChecklists() {
    this.#answer();
    return { checklists: this.scenario.checklists };
  }

  async getServiceChecklists(entityRef: string): Promise<ServiceChecklists> {
    this.#answer();
    const { checklists, confirm } = this.scenario;
    const progress = this.#find(entityRef);
    return {
      checklists: checklists.map(checklist => ({ checklist, progress })),
      confirm,
    };
  }

  async getProgress(query: ProgressQuery = {}): Promise<ProgressPage> {
    this.#answer();
    const all = this.scenario.progress
      .filter(({ owner }) => oneOf(owner, query.owner))
      .sort((a, b) => openOf(b) - openOf(a));
    const open = all.filter(each => openOf(each) > 0);
    return {
      ...paged(query.open ? open : all, query),
      counts: {
        all: all.length,
        open: open.length,
        complete: all.filter(({ done, total }) => done === total).length,
      },
    };
  }

  async putConfirmation(
    entityRef: string,
    { item, note }: { item: string; note?: string },
  ) {
    const at = new Date(this.#now).toISOString();
    return this.#change(entityRef, item, {
      by: 'user:default/kim',
      at,
      ...(note ? { note } : {}),
    });
  }

  async deleteConfirmation(entityRef: string, { item }: { item: string }) {
    return this.#change(entityRef, item, undefined);
  }

  #change(
    entityRef: string,
    name: string,
    confirmed: ChecklistProgress['items'][number]['confirmed'],
  ): ChecklistProgress {
    if (this.failure) throw this.failure;
    const before = this.#find(entityRef);
    const items = before.items.map(item =>
      item.item === name
        ? {
            item: name,
            state: confirmed ? ('done' as const) : ('open' as const),
            since: new Date(this.#now).toISOString(),
            confirmed,
          }
        : item,
    );
    const after = {
      ...before,
      items,
      done: items.filter(({ state }) => state === 'done').length,
    };
    this.scenario.progress = this.scenario.progress.map(each =>
      each === before ? after : each,
    );
    return after;
  }

  #find(entityRef: string): ChecklistProgress {
    const found = this.scenario.progress.find(
      ({ service }) => service === entityRef,
    );
    if (!found) {
      throw Object.assign(
        new NotFoundError(`There is no service ${entityRef} here.`),
        { statusCode: 404 },
      );
    }
    return found;
  }

  #answer(): void {
    if (this.#name === 'error') {
      throw new Error('The database of the portal can not be reached.');
    }
  }
}
