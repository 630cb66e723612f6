import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import {
  SteppedClock,
  type Fault,
  type GithubSimulator,
} from '@mainline/github-simulator';
import type { Knex } from 'knex';
import type { Acting } from './Acting';
import {
  aReady,
  clearActing,
  createActing,
  dispatches,
  migrated,
  morning,
  settleFor,
  SimulatorDeployer,
  simulatorCi,
  startSimulator,
  testDatabases,
} from './__testUtils__';

jest.setTimeout(120_000);

const databases = testDatabases();

describe.each(databases.eachSupportedId())('deploying on %s', id => {
  let knex: Knex;
  let github: GithubSimulator;

  beforeAll(async () => {
    knex = await migrated(await databases.init(id));
  });
  beforeEach(() => clearActing(knex));
  afterEach(() => github.close());

  const run = (options: { runDetails?: boolean } = {}) =>
    createActing(knex, {
      // The one line to put another deployer here.
      deployers: [new SimulatorDeployer(github.url, options)],
      ci: simulatorCi(github),
      clock: { now: morning },
    });

  async function request(acting: Acting, claims = false): Promise<Deployment> {
    const { deployment } = await acting.request({
      ready: aReady({ claims, repositoryId: repositoryIdOf(github) }),
      by: 'user:default/frank',
      idempotencyKey: 'k1',
    });
    return deployment;
  }

  describe('where things go wrong', () => {
    it.each<[string, Array<Fault['kind']>, boolean, string, number, number]>([
      ['nothing', [], true, 'succeeded', 1, 1],
      ['the answer does not name the run', [], false, 'succeeded', 1, 1],
      [
        'it times out and did not happen',
        ['timeout-before'],
        true,
        'unknown',
        0,
        1,
      ],
      ['it times out and happened', ['timeout-after'], true, 'succeeded', 1, 1],
      ['its answer breaks off', ['truncated'], true, 'succeeded', 1, 1],
      ['a gateway fails', [502], true, 'unknown', 0, 1],
      ['it is forbidden', [403], true, 'refused', 0, 1],
      ['it conflicts', [409], true, 'refused', 0, 1],
      ['it is too much, twice', [429, 429], true, 'succeeded', 1, 3],
    ])('%s', async (_, kinds, runDetails, state, happened, requests) => {
      const clock = new SteppedClock(morning);
      github = await startSimulator({ clock });
      for (const kind of kinds) {
        github.faults.add({
          on: { method: 'POST', path: /\/dispatches$/ },
          kind,
        });
      }
      const stage = run({ runDetails });
      const { id: of } = await request(stage.acting);
      await settleFor(stage, 8 * 60_000);
      clock.advance(60_000);
      await settleFor(stage, 60_000);

      expect(await stage.acting.find(of)).toMatchObject({
        state,
        phase: 'ended',
      });
      const asked = github.requests.matching(/\/dispatches$/);
      expect(asked).toHaveLength(requests);
      expect(
        asked.filter(each => each.status > 0 && each.status < 300),
      ).toHaveLength(happened);
      expect(github.world.repository('orders').runs).toHaveLength(happened);
    });
  });

  describe('with a workflow that claims', () => {
    let server: Server;
    let stage: ReturnType<typeof createActing>;

    /** What the API does with a claim, without its looking at the token. */
    beforeEach(async () => {
      server = createServer(async (incoming, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk);
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        const [host, repositorySourceId] = repositoryIdOf(github).split(':');
        stage.acting
          .claim(String(incoming.url).split('/').at(-1) ?? '', {
            host,
            repository: 'demo/orders',
            repositorySourceId,
            runId: String(body.run_id),
            runAttempt: body.run_attempt,
            workflowPath: '.github/workflows/deploy.yml',
            ref: 'refs/heads/main',
          })
          .then(
            () => response.writeHead(200).end(),
            () => response.writeHead(409).end(),
          );
      }).listen(0, 'localhost');
      await once(server, 'listening');
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    it('two dispatches of one deployment have one effect', async () => {
      const clock = new SteppedClock(morning);
      const { port } = server.address() as AddressInfo;
      github = await startSimulator({
        clock,
        claim: {
          url: `http://localhost:${port}/{correlation_id}`,
          audience: 'mainline',
        },
      });
      stage = run({ runDetails: true });
      const { id: of } = await request(stage.acting, true);
      await stage.acting.settle();
      // What must not happen, by force: the same order once more.
      const { plan } = aReady();
      await new SimulatorDeployer(github.url).dispatch({
        correlationId: of,
        service: 'component:default/orders',
        serviceName: 'orders',
        environment: 'uat',
        version: 'b456',
        sha: '3'.repeat(40),
        call: plan.call,
      });
      expect(dispatches(github)).toBe(2);

      clock.advance(5000);
      await github.claimsSettled();
      clock.advance(60_000);
      await settleFor(stage, 60_000);
      expect(github.claims.map(claim => claim.status).sort()).toEqual([
        200, 409,
      ]);
      const ends = github.world
        .repository('orders')
        .runs.map(each => github.world.newestAttempt(each));
      const deployed = ends.map(
        end =>
          end.jobs[0].steps.find(step => step.name === 'Deploy')?.conclusion,
      );
      expect(deployed.sort()).toEqual(['skipped', 'success']);
      expect(await stage.acting.find(of)).toMatchObject({
        state: 'succeeded',
        claim: 'claimed',
      });
      const events = await stage.acting.events(of);
      expect(events.map(event => event.action)).toContain('claim-refused');
    });
  });
});

function repositoryIdOf(github: GithubSimulator): string {
  return `localhost:${github.world.repository('orders').id}`;
}
