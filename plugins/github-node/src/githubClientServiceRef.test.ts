import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { githubClientServiceRef, type GithubClientService } from './index';

it('gives every plugin of a backend the same client', async () => {
  const clients: GithubClientService[] = [];
  const plugin = (pluginId: string) =>
    createBackendPlugin({
      pluginId,
      register(env) {
        env.registerInit({
          deps: { github: githubClientServiceRef, logger: coreServices.logger },
          async init({ github }) {
            clients.push(github);
          },
        });
      },
    });
  const backend = await startTestBackend({
    features: [
      plugin('one'),
      plugin('two'),
      mockServices.rootConfig.factory({
        data: { integrations: { github: [{ host: 'ghe.example' }] } },
      }),
    ],
  });
  await backend.stop();

  expect(clients).toHaveLength(2);
  expect(clients[0]).toBe(clients[1]);
  // Backstage adds github.com, without a token, where no integration names it.
  expect(clients[0].hosts()).toEqual(['ghe.example', 'github.com']);
});
