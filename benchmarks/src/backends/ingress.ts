/*
 * Backstage's own way in for webhooks, as its documentation sets it up: the events backend, its GitHub module with a secret, and a
 * subscriber that does nothing. It is started as a process of its own by `startBackend`.
 */
import { createBackend } from '@backstage/backend-defaults';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';

const idleSubscriber = createBackendPlugin({
  pluginId: 'idle-subscriber',
  register(env) {
    env.registerInit({
      deps: { events: eventsServiceRef },
      async init({ events }) {
        await events.subscribe({
          id: 'idle',
          topics: ['github.workflow_run'],
          onEvent: async () => {},
        });
      },
    });
  },
});

const backend = createBackend();

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-github'));
backend.add(idleSubscriber);

backend.start();
