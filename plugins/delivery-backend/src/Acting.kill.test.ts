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
      const [before] = await knex('deployments').select('phase');
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
      await settleFor(portal, 8 * 60_000, 60_000);
      // The run ends, where there is one.
      github.clock.advance(60_000);
      await settleFor(portal, 60_000);
      const after = await portal.acting.find(deployment.id);
      const stored: Array<{ id: string }> = await knex('deployments');
      await clearActing(knex);
      expect(stored).toHaveLength(1);
      return { before: before as { phase: string } | undefined, after };
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

    const stories = new Map<string, string>();
    for (let step = 1; step <= steps.length; step += 1) {
      github.requests.clear();
      const { killed } = await runActingProcess({ ...given(), standAt: step });
      expect(killed).toBe(true);
      const sentThen = dispatches(github);
      const { before, after } = await goOn();
      stories.set(
        `${before?.phase ?? 'not stored'}, sent ${sentThen} → ${
          after?.state
        }, sent ${dispatches(github)}`,
        steps[step - 1],
      );
    }
    // What was not marked as being sent is sent; what was, is not sent again, and unknown only if it was not sent.
    expect([...stories.keys()].sort()).toEqual([
      'following, sent 1 → succeeded, sent 1',
      'not stored, sent 0 → succeeded, sent 1',
      'requested, sent 0 → succeeded, sent 1',
      'sending, sent 0 → unknown, sent 0',
      'sending, sent 1 → succeeded, sent 1',
    ]);
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
