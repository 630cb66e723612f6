import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { toYaml } from './catalog/toYaml';
import { ClaimSender } from './claims/ClaimSender';
import { RunningClock } from './clock';
import { Faults } from './faults/Faults';
import { mintToken } from './oidc/mintToken';
import { OidcIssuer } from './oidc/OidcIssuer';
import { GithubSimulator, GithubSimulatorOptions } from './GithubSimulator';
import { askInProcess } from './rest/askInProcess';
import { createRestApp } from './rest/createRestApp';
import { LogLinks } from './rest/LogLinks';
import { RateLimiter } from './rest/RateLimiter';
import { RequestLog } from './rest/RequestLog';
import { createScenario } from './scenarios/createScenario';
import { WebhookSender } from './webhooks/WebhookSender';
import { SeededRandom } from './world/SeededRandom';

const DEFAULT_LIMIT = 5_000;
/** Of a GitHub App in an organisation of an Enterprise Cloud. */
const DEMO_LIMIT = 15_000;

/**
 * Starts a stand-in for GitHub on a local port.
 *
 * @public
 */
export async function startGithubSimulator(
  options: GithubSimulatorOptions,
): Promise<GithubSimulator> {
  const clock = options.clock ?? new RunningClock();
  const seed = options.seed ?? 1;
  const host = options.host ?? 'localhost';
  let url = '';
  const base = () => url;

  // The server listens first: everything in the world is told with its address.
  const server = createServer();
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  url = `http://${host}:${(server.address() as AddressInfo).port}`;

  try {
    const scenario = createScenario(options.scenario, {
      clock,
      seed,
      base,
      recordings: options.recordings,
      live: options.live ?? true,
      openedAt: options.openedAt?.getTime(),
      demo: {
        ...(options.services !== undefined && { services: options.services }),
        ...(options.days !== undefined && { days: options.days }),
      },
    });
    const sender = new WebhookSender({
      target: options.webhooks,
      clock,
      seed,
      base,
    });
    scenario.world.onEvent(event => sender.tell(event));
    const issuer = new OidcIssuer({
      base,
      now: options.tokenTime ?? (() => clock.now()),
    });
    const claimer =
      options.claim &&
      new ClaimSender({
        target: options.claim,
        issuer,
        world: scenario.world,
      });
    if (claimer) scenario.world.claimBy((...job) => claimer.claim(...job));
    const requests = new RequestLog();
    const faults = new Faults();
    const app = createRestApp({
      base,
      clock,
      github: scenario.github,
      limiter: new RateLimiter(
        clock,
        options.rateLimit?.limit ??
          (options.scenario === 'demo' ? DEMO_LIMIT : DEFAULT_LIMIT),
      ),
      requests,
      faults,
      issuer,
      sender,
      logLinks: new LogLinks(clock, new SeededRandom(seed + 1)),
      token: options.token,
      runDetails: options.runDetails ?? 'told',
      onResponse: options.onResponse,
    });
    server.on('request', app);
    return {
      url,
      clock,
      requests,
      faults,
      world: scenario.world,
      catalogEntities: () => scenario.catalogEntities(),
      catalogYaml: () => toYaml(scenario.catalogEntities()),
      supplied: () => scenario.supplied(),
      truth: () => {
        if (scenario.truth) return scenario.truth();
        throw new Error(
          `Nobody knows the truth of the scenario '${options.scenario}': start 'demo'`,
        );
      },
      get deliveries() {
        return sender.deliveries;
      },
      ask: (path, headers) =>
        askInProcess(app, { path, ...(headers && { headers }) }),
      mintToken: (repository, run, tokenOptions) =>
        mintToken(
          issuer,
          scenario.world,
          scenario.world.repository(repository),
          run,
          tokenOptions,
        ),
      get claims() {
        return claimer?.claims ?? [];
      },
      claimsSettled: async () => claimer?.settled(),
      redeliver: guid => sender.redeliver(guid),
      pauseWebhooks: () => sender.pause(),
      resumeWebhooks: () => sender.resume(),
      webhooksSettled: () => sender.settled(),
      close: async () => {
        clock.stop();
        await claimer?.stop();
        await sender.stop();
        server.closeAllConnections();
        await new Promise(resolve => server.close(resolve));
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}
