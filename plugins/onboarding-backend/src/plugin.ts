import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { CiClient } from '@mainline/backstage-plugin-ci-common';
import { DeliveryClient } from '@mainline/backstage-plugin-delivery-common';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';
import { onboardingChecksExtensionPoint } from '@mainline/backstage-plugin-onboarding-node';
import type { OnboardingCheck } from '@mainline/backstage-plugin-onboarding-node';
import { builtInCheckIds, ownTokenFetch } from './checks';
import { Onboarding } from './Onboarding';

/**
 * Checks what a service has to do once, and keeps what people confirmed.
 *
 * @public
 */
export const onboardingPlugin = createBackendPlugin({
  pluginId: 'onboarding',
  register(env) {
    const addedChecks: OnboardingCheck[] = [];
    env.registerExtensionPoint(onboardingChecksExtensionPoint, {
      addCheck(check) {
        const taken: readonly string[] = [
          ...builtInCheckIds,
          ...addedChecks.map(({ id }) => id),
        ];
        if (taken.includes(check.id)) {
          throw new ConflictError(
            `There is a check '${check.id}' already: install its module once, or give the other an id of its own.`,
          );
        }
        addedChecks.push(check);
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({ database, discovery, httpRouter, lifecycle, ...services }) {
        const knex = await openDatabase(
          database,
          '@mainline/backstage-plugin-onboarding-backend',
        );
        const { auth } = services;
        const onboarding = Onboarding.create({
          ...services,
          knex,
          addedChecks,
          ci: new CiClient({
            discoveryApi: discovery,
            fetchApi: ownTokenFetch(auth, 'ci'),
          }),
          delivery: new DeliveryClient({
            discoveryApi: discovery,
            fetchApi: ownTokenFetch(auth, 'delivery'),
          }),
        });
        httpRouter.use(onboarding.createRouter());
        lifecycle.addStartupHook(() => onboarding.start());
        lifecycle.addShutdownHook(() => onboarding.stop());
      },
    });
  },
});
