/*
 * A portal that is as small as one with builds can be: the catalog, guests, permissions, and the ci backend with one source. It is
 * started as a process of its own by `startBackend`, with the source that the variable BENCH_SOURCE names.
 */
import { createBackend } from '@backstage/backend-defaults';
import { allowAll } from './allowAll';
import { gatePlugin, madeUpModule } from './madeUpModule';
import { observingPlugin } from './observingPlugin';

const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(allowAll);
backend.add(import('@mainline/backstage-plugin-ci-backend'));
if (process.env.BENCH_SOURCE === 'github') {
  backend.add(import('@mainline/backstage-plugin-ci-backend-module-github'));
} else {
  backend.add(madeUpModule);
  backend.add(gatePlugin);
}
backend.add(observingPlugin);

backend.start();
