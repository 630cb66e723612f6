import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ciSourcesExtensionPoint } from '@mainline/backstage-plugin-ci-node';
import { Router } from 'express';
import { MadeUpOrganisation } from '../madeUp/MadeUpOrganisation';
import { MadeUpSource } from '../madeUp/MadeUpSource';

let open = () => {};
const opened = new Promise<void>(resolve => {
  open = resolve;
});

/** The made-up source, of the size that `bench.organisation` of the configuration says. */
export const madeUpModule = createBackendModule({
  pluginId: 'ci',
  moduleId: 'made-up',
  register(env) {
    env.registerInit({
      deps: {
        sources: ciSourcesExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ sources, config }) {
        const size = config.getConfig('bench.organisation');
        const organisation = new MadeUpOrganisation({
          services: size.getNumber('services'),
          runs: size.getNumber('runs'),
          runsOfFirst: size.getNumber('runsOfFirst'),
          days: size.getNumber('days'),
        });
        sources.addSource(new MadeUpSource(organisation, opened));
      },
    });
  },
});

/** `POST /api/gate/open`: from now on the made-up source answers. */
export const gatePlugin = createBackendPlugin({
  pluginId: 'gate',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        http.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        http.use(
          Router().post('/open', (_, response) => {
            open();
            response.json({});
          }),
        );
      },
    });
  },
});
