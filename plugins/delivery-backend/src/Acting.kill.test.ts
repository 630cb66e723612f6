import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GithubSimulator } from '@mainline/github-simulator';
import type { Knex } from 'knex';
import {
  aReady,
  clearActing,
  connectionOf,
  createActing,
  createKnex,
  dispatches,
  migrated,
  runActingProcess,
  settleFor,
  SimulatorDeployer,
  simulatorCi,
  startSimulator,
  testDatabases,
  type ActingProcessArguments,
} from './__testUtils__';

jest.setTimeout(600_000);

const databases = testDatabases();

describe.each(databases.eachSupportedId())('a killed process on %s', id => {
  let folder: string;
  let config: Knex.Config;
  let github: GithubSimulator;
  let pg: Knex | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'delivery-kill-'));
    github = await startSimulator();
    if (id === 'SQLITE_3') {
      config = {
        client: 'better-sqlite3',
        connection: { filename: join(folder, 'delivery.sqlite') },
      };
    } else {
      pg = await databases.init(id);
      config = connectionOf(pg, 4);
    }
    await inStore(migrated);
  });
  afterAll(async () => {
    await github.close();
    await rm(folder, { recursive: true });
  });

  /** Of SQLite a connection may stay open to no other process. */
  async function inStore<T>(work: (knex: Knex) => Promise<T>): Promise<T> {
    const knex = pg ?? createKnex(config);
    try {
      return await work(knex);
    } finally {
      if (!pg) await knex.destroy();
    }
  }

  const given = (): ActingProcessArguments => ({
    knex: config,
    url: github.url,
    runDetails: true,
    claims: false,
    rounds: 1,
    requests: 1,
    concurrency: 1,
  });

  /** The person asks again with the same key, and the portal works on: what came of it all? */
  async function goOn() {
    return inStore(async knex => {
      const [before] = await knex('deployments').select('id', 'phase');
      const clock = { now: Date.now() };
      const portal = createActing(knex, {
        clock,
        deployers: [new SimulatorDeployer(github.url)],
        ci: simulatorCi(github),
      });
      const { deployment } = await portal.acting.request({
        ready: aReady(),
        by: 'user:default/frank',
        idempotencyKey: 'round 0',
      });
      await settleFor(portal, 8 * 60_000);
      // The run ends, where there is one.
      github.clock.advance(60_000);
      await settleFor(portal, 60_000);
      const after = await portal.acting.find(deployment.id);
      const events = await portal.acting.events(deployment.id);
      await clearActing(knex);
      if (before) expect(deployment.id).toBe(before.id);
      return {
        before: before as { id: string; phase: string } | undefined,
        after,
        actions: events.map(event => event.action),
      };
    });
  }

  it('between any two steps dispatches at most once, and is told truly', async () => {
    github.requests.clear();
    const whole = await runActingProcess(given());
    expect(whole.said.at(-1)).toBe('done');
    expect(dispatches(github)).toBe(1);
    await inStore(clearActing);
    const steps = whole.said.filter(line => /^\d+ /.test(line));
    expect(steps.map(step => step.split(' ')[1])).toContain('dispatch');

    const seen: string[] = [];
    for (let step = 1; step <= steps.length; step += 1) {
      github.requests.clear();
      const { killed } = await runActingProcess({ ...given(), standAt: step });
      expect(killed).toBe(true);
      const sentBefore = dispatches(github);
      const { before, after, actions } = await goOn();

      const told = `killed before ${steps[step - 1]}: ${
        after?.state
      } by ${actions}`;
      const sent = dispatches(github);
      expect([told, sent]).toEqual([told, expect.anything()]);
      if (after?.state === 'unknown') {
        // Marked as being sent, and it was not: that is all that may stay unknown.
        expect([told, sent, before?.phase]).toEqual([told, 0, 'sending']);
      } else {
        expect([told, sent]).toEqual([told, 1]);
        expect(after?.run).toBeDefined();
      }
      if (before && before.phase !== 'requested') {
        expect([told, sent]).toEqual([told, sentBefore]);
      }
      seen.push(`${before?.phase} → ${after?.state}`);
    }
    // Every place of the path was died at.
    expect([...new Set(seen)].sort()).toEqual(
      [
        'following → succeeded',
        'requested → succeeded',
        'sending → succeeded',
        'sending → unknown',
        'undefined → succeeded',
      ].sort(),
    );
  });

  it('while it waits for an answer that never comes is found to have been dispatched', async () => {
    github.requests.clear();
    github.faults.add({
      on: { method: 'POST', path: /\/dispatches$/ },
      kind: 'timeout-after',
    });
    const { killed } = await runActingProcess(given(), {
      killWhen: () => dispatches(github) > 0,
    });
    expect(killed).toBe(true);
    const { before, after } = await goOn();
    expect(before?.phase).toBe('sending');
    expect(after?.run).toBeDefined();
    expect(dispatches(github)).toBe(1);
  });
});
