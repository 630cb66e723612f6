import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { InputError } from '@backstage/errors';

/**
 * Whether deliveries that Backstage's events backend took are heard too: `ci.github.backstageEvents`, and unless it says
 * otherwise wherever the events backend has a secret to check them with.
 *
 * Never where it lets in what nobody signed: a topic of GitHub's under `events.http.topics` is an open door, and what came
 * through it can't be told from the rest.
 */
export function listensToEvents(
  config: RootConfigService,
  logger: LoggerService,
): boolean {
  const wanted = config.getOptionalBoolean('ci.github.backstageEvents');
  if (wanted === false) return false;

  const open = (config.getOptionalStringArray('events.http.topics') ?? []).find(
    topic => topic === 'github' || topic.startsWith('github.'),
  );
  if (open === undefined) return wanted ?? hasSecret(config);
  const why = `'${open}' under events.http.topics opens a door through which anybody may send events in GitHub's name. Take it out: the module of the events backend for GitHub opens one that checks signatures.`;
  if (wanted) {
    throw new InputError(
      `ci.github.backstageEvents is true, but ${why} Or set ci.github.backstageEvents to false.`,
    );
  }
  logger.warn(`Events of GitHub are not heard: ${why}`);
  return false;
}

/** As the events backend's module for GitHub looks for one. */
function hasSecret(config: RootConfigService): boolean {
  return (
    config.has('events.modules.github.webhookSecret') ||
    ScmIntegrations.fromConfig(config)
      .github.list()
      .some(({ config: { apps = [] } }) =>
        apps.some(({ webhookSecret }) => webhookSecret),
      )
  );
}
