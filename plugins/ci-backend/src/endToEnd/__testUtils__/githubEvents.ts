import { createHmac } from 'node:crypto';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { GithubEventRouter } from '@backstage/plugin-events-backend-module-github';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';
import { secret } from './startGithub';

/**
 * What the events backend's module for GitHub does, with its own router. The module itself loads its parts in a way that Jest does
 * not know, so the door's check of signatures is one of the tests.
 */
export const githubEvents = createBackendModule({
  pluginId: 'events',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: { door: eventsExtensionPoint, events: eventsServiceRef },
      async init({ door, events }) {
        door.addHttpPostIngress({
          topic: 'github',
          validator: async ({ headers, raw }, context) => {
            const right = createHmac('sha256', secret)
              .update(raw.body)
              .digest('hex');
            if (headers['x-hub-signature-256'] !== `sha256=${right}`) {
              context.reject({ status: 403, payload: {} });
            }
          },
        });
        await new GithubEventRouter({ events }).subscribe();
      },
    });
  },
});
