import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeliveryLog } from '@mainline/backstage-plugin-ci-node';
import type { GithubClientService } from '@mainline/backstage-plugin-github-node';
import { GithubDeliveryLog } from './GithubDeliveryLog';
import type { GithubHook } from './readHooks';

/** Of every App that hears webhooks, and of every configured webhook of an organisation or a repository. */
export function createDeliveryLogs(options: {
  github: GithubClientService;
  hooks: GithubHook[];
  logger: LoggerService;
}): DeliveryLog[] {
  const { github, hooks, logger } = options;
  return [
    ...github.apps().map(
      client =>
        new GithubDeliveryLog({
          name: `the App ${client.name} at ${client.host}`,
          client,
          routes: { path: '/app/hook/deliveries', parameters: {} },
          logger,
        }),
    ),
    ...hooks.map(hook => ofHook(hook, github, logger)),
  ];
}

function ofHook(
  { host, id, org, repository }: GithubHook,
  github: GithubClientService,
  logger: LoggerService,
): DeliveryLog {
  const name = `the webhook ${id} of ${org ?? repository} at ${host}`;
  if (org !== undefined) {
    return new GithubDeliveryLog({
      name,
      client: github.forOrganisation({ host, organisation: org }),
      routes: {
        path: '/orgs/{org}/hooks/{hook_id}/deliveries',
        parameters: { org, hook_id: id },
      },
      logger,
    });
  }
  return new GithubDeliveryLog({
    name,
    client: github.forRepository({ host, slug: repository }),
    routes: {
      path: '/repos/{owner}/{repo}/hooks/{hook_id}/deliveries',
      parameters: { hook_id: id },
    },
    logger,
  });
}
