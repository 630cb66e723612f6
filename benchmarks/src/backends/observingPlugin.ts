import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { StatementLog } from './StatementLog';

/**
 * Looks into the process for the benchmark: `GET /api/observing/heap` collects garbage and answers what is left, in bytes;
 * `POST …/statements` begins to note the statements that are sent to the database of ci, `GET …/statements` answers them.
 */
export const observingPlugin = createBackendPlugin({
  pluginId: 'observing',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        const statements = StatementLog.attach();
        http.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        http.use(
          Router()
            .get('/heap', (_, response) => {
              // There is a collector to call where node was started with --expose-gc.
              globalThis.gc?.();
              response.json({ bytes: process.memoryUsage().heapUsed });
            })
            .post('/statements', (_, response) => {
              statements.begin();
              response.json({});
            })
            .get('/statements', (_, response) => {
              response.json({ statements: statements.noted() });
            }),
        );
      },
    });
  },
});
