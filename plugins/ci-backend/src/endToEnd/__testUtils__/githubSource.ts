import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  ciSourcesExtensionPoint,
  type CiSource,
} from '@mainline/backstage-plugin-ci-node';
import ciModuleGithub from '@mainline/backstage-plugin-ci-backend-module-github';
import {
  githubClientServiceRef,
  type GithubClientService,
} from '@mainline/backstage-plugin-github-node';

/** GitHub as the plugin's module makes a source of it, asked through another client than the real one. */
export async function githubSource(
  client: GithubClientService,
): Promise<CiSource> {
  const sources: CiSource[] = [];
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'ci',
        register(env) {
          env.registerExtensionPoint(ciSourcesExtensionPoint, {
            addSource: source => void sources.push(source),
          });
          env.registerInit({ deps: {}, async init() {} });
        },
      }),
      ciModuleGithub,
      createServiceFactory({
        service: githubClientServiceRef,
        deps: {},
        factory: () => client,
      }),
    ],
  });
  await backend.stop();
  return sources[0];
}
