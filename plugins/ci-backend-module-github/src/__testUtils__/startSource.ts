import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  ciSourcesExtensionPoint,
  type CiSource,
} from '@mainline/backstage-plugin-ci-node';
import { ciModuleGithub } from '../module';

/** The source as a ci backend gets it from the module, and what it says in the log. */
export async function startSource(
  config: JsonObject,
): Promise<{ source: CiSource; warnings: string[] }> {
  const sources: CiSource[] = [];
  const warnings: string[] = [];
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
      mockServices.rootConfig.factory({ data: config }),
      mockServices.logger.mock({
        warn: message => void warnings.push(message),
      }).factory,
    ],
  });
  await backend.stop();
  return { source: sources[0], warnings };
}
