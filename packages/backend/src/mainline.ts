import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';

/** Everything of Mainline that runs in the backend: one line to install it. */
export const mainline = createBackendFeatureLoader({
  loader: () => [
    import('@mainline/backstage-plugin-catalog-backend-module-mainline'),
    import('@mainline/backstage-plugin-ci-backend'),
    import('@mainline/backstage-plugin-ci-backend-module-github'),
    import('@mainline/backstage-plugin-delivery-backend'),
    import('@mainline/backstage-plugin-delivery-backend-module-github'),
    import('@mainline/backstage-plugin-search-backend-module-mainline'),
    import('@mainline/backstage-plugin-onboarding-backend'),
  ],
});
