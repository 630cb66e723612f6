import { randomUUID } from 'node:crypto';
import eventsPlugin from '@backstage/plugin-events-backend';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import { testDatabases } from '../__testUtils__';
import { deliver } from './__testUtils__/deliver';
import { githubEvents } from './__testUtils__/githubEvents';
import {
  secret,
  startGithub,
  type CheckedGithub,
} from './__testUtils__/startGithub';
import { sharedEvents } from './__testUtils__/sharedEvents';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

/** The events backend has its own tables on PostgreSQL, and they are not what this is about. */
describe("GitHub's webhook at Backstage's events backend", () => {
  const databases = testDatabases();
  let clock: PortalClock;
  let github: CheckedGithub;
  let portal: Portal;
  let eventsDoor: string;

  beforeAll(async () => {
    clock = portalClock('2026-11-20T10:00:00Z');
    github = await startGithub({ scenario: 'empty', clock: clock.simulated });
    const { world } = github.simulator;
    world.addRepository({
      name: 'orders',
      owner: world.account('demo', 'Organization'),
      workflows: [
        {
          name: 'CI',
          path: '.github/workflows/ci.yml',
          on: ['push'],
          jobs: [{ name: 'build', steps: ['Build'], durationMs: 20_000 }],
        },
      ],
    });
    world.push('orders', { message: 'Begin', startRuns: false });
    portal = await startPortal({
      knex: await databases.init('SQLITE_3'),
      github: github.simulator,
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'orders',
            annotations: { 'github.com/project-slug': 'demo/orders' },
          },
          spec: { type: 'service', lifecycle: 'production', owner: 'a' },
        },
      ],
      config: { events: { modules: { github: { webhookSecret: secret } } } },
      features: [eventsPlugin, githubEvents, sharedEvents],
    });
    await portal.settle();
    eventsDoor = portal.door.replace(
      '/api/ci/webhooks/github',
      '/api/events/http/github',
    );
  });

  afterAll(async () => {
    await portal?.stop();
    clock?.stop();
    await github?.closeAndCheck();
  });

  const rows = () => portal.knex('deliveries');

  it('tells of builds as our own door does', async () => {
    github.tell(eventsDoor);
    github.simulator.world.push('orders', { message: 'By events' });
    clock.advance(60_000);
    await github.simulator.webhooksSettled();
    const told = github.simulator.deliveries.filter(
      ({ state }) => state === 'delivered',
    );
    expect(told.length).toBeGreaterThan(4);
    await portal.settle();
    expect(
      (await rows().orderBy('id')).map(row => [row.id, row.state]),
    ).toEqual(told.map(({ guid }) => [guid, 'applied']).sort());
    expect(await portal.knex('runs').pluck('conclusion')).toEqual(['success']);
  });

  it('counts once what comes both ways', async () => {
    const before = await rows();
    const [{ guid, event, payload }] = github.simulator.deliveries.filter(
      ({ state }) => state === 'delivered',
    );
    const headers = { 'x-github-hook-id': before[0].hook };
    await deliver(portal.door, { event, body: payload, id: guid, headers });
    expect(await rows()).toHaveLength(before.length);
  });

  it('lets in nothing that is not signed', async () => {
    const before = await rows();
    const id = randomUUID();
    for (const headers of [
      { 'x-hub-signature-256': '' },
      { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    ]) {
      const { status } = await deliver(eventsDoor, {
        event: 'push',
        body: {},
        id,
        headers,
      });
      expect(status).toBe(403);
    }
    expect(await rows()).toEqual(before);
  });
});
