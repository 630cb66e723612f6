import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import type { DeliveryApi } from '@mainline/backstage-plugin-delivery-common';
import {
  ChangeSignal,
  VisibleServices,
} from '@mainline/backstage-plugin-mainline-node';
import { onboardingPermissions } from '@mainline/backstage-plugin-onboarding-common';
import type { Checklist } from '@mainline/backstage-plugin-onboarding-common';
import type { OnboardingCheck } from '@mainline/backstage-plugin-onboarding-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { createRouter } from './api';
import {
  createCiChecks,
  createDeliveryChecks,
  createOwnerCheck,
} from './checks';
import { readChecklists } from './checklists';
import { ServiceOwners } from './directory';
import {
  ConfirmPermission,
  onboardingServiceResourceRef,
  onboardingServiceRules,
} from './permissions';
import { readOnboardingConfig } from './readOnboardingConfig';
import type { OnboardingConfig } from './readOnboardingConfig';
import { CheckRounds } from './round';

export interface OnboardingOptions {
  knex: Knex;
  ci: CiApi;
  delivery: DeliveryApi;
  /** Those that modules added. */
  addedChecks: OnboardingCheck[];
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  events: EventsService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  signals: SignalsService;
  checkTimeoutMs?: number;
  now?: () => number;
}

/** Checklists, the rounds that check them, and the API over what they found. */
export class Onboarding {
  readonly #options: OnboardingOptions;
  readonly #config: OnboardingConfig;
  readonly #checklists: Checklist[];
  readonly #signal: ChangeSignal;
  readonly #rounds: CheckRounds;

  /** Throws `InputError` where a checklist of the configuration can't be read, or names a check that there is not. */
  static create(options: OnboardingOptions): Onboarding {
    const owners = new ServiceOwners(options);
    const checks = [
      ...createCiChecks(options.ci),
      createOwnerCheck(owners),
      ...createDeliveryChecks(options),
      ...options.addedChecks,
    ];
    const checklists = readChecklists(
      options.config,
      checks.map(({ id }) => id),
    );
    options.permissionsRegistry.addResourceType({
      resourceRef: onboardingServiceResourceRef,
      permissions: onboardingPermissions,
      rules: Object.values(onboardingServiceRules),
      getResources: async refs => {
        const found = await owners.find(refs);
        return refs.map(service => {
          const each = found.get(service);
          return each && { service, owners: each.owners };
        });
      },
    });
    return new Onboarding(options, checklists, checks);
  }

  private constructor(
    options: OnboardingOptions,
    checklists: Checklist[],
    checks: OnboardingCheck[],
  ) {
    this.#options = options;
    this.#config = readOnboardingConfig(options.config);
    this.#checklists = checklists;
    this.#signal = new ChangeSignal({
      ...options,
      channel: 'onboarding:changes',
    });
    this.#rounds = new CheckRounds({
      knex: options.knex,
      ci: options.ci,
      logger: options.logger,
      checklists,
      checks,
      retryMs: this.#config.checkAfterChangeMs,
      onServicesChanged: refs => this.#signal.servicesChanged(refs),
      ...(options.checkTimeoutMs ? { timeoutMs: options.checkTimeoutMs } : {}),
      ...(options.now ? { now: options.now } : {}),
    });
  }

  createRouter(): Router {
    const options = this.#options;
    return createRouter({
      ...options,
      checklists: this.#checklists,
      visibleServices: new VisibleServices(options),
      permission: new ConfirmPermission({
        ...options,
        isEnabled: this.#config.mayConfirm,
      }),
      now: options.now ?? Date.now,
      onServicesChanged: refs => this.#signal.servicesChanged(refs),
    });
  }

  async start(): Promise<void> {
    const { scheduler, events } = this.#options;
    const { checkEvery, checkAfterChangeMs } = this.#config;
    await this.#rounds.schedule(scheduler, checkEvery);
    await this.#rounds.subscribe(events, checkAfterChangeMs);
    // The schedule of a portal that was up before may be minutes away, and checklists may be others now.
    this.#rounds.soon(checkAfterChangeMs);
  }

  /** One round, without waiting for the schedule. */
  async check(): Promise<void> {
    await this.#rounds.run();
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
    this.#signal.stop();
  }
}
