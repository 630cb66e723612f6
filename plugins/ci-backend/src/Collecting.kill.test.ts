import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Knex } from 'knex';
import { placeChanges } from './feed';
import {
  at,
  createCollecting,
  createKnex,
  dumpFacts,
  FakeSource,
  killDeliveries,
  killTruth,
  lookFor,
  testDatabases,
} from './__testUtils__';

jest.setTimeout(120_000);

const script = join(__dirname, '__testUtils__', 'collectingProcess.ts');
const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** Runs a process until it says `killAt`, where it stands still, and kills it there; or to its end. Answers what it said. */
async function run(options: {
  knex: Knex.Config;
  minutes: number;
  killAt?: string;
}): Promise<string[]> {
  const { killAt } = options;
  const child = spawn(
    process.execPath,
    ['--require', transform, script, JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<NodeJS.Signals | number | null>(resolve =>
    child.on('exit', (code, signal) => resolve(signal ?? code)),
  );
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line === killAt) child.kill('SIGKILL');
  }
  expect(await ended).toBe(killAt ? 'SIGKILL' : 0);
  return said;
}

async function fill(knex: Knex) {
  await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
  await knex('deliveries').insert(
    killDeliveries().map((payload, n) => ({
      source: 'fake',
      hook: '1',
      id: `d-${n}`,
      event: 'facts',
      payload: JSON.stringify(payload),
      received_at: at(n),
      state: 'pending',
    })),
  );
}

describe.each(testDatabases().eachSupportedId())(
  'a killed process on %s',
  id => {
    const databases = testDatabases();
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ci-kill-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    async function connect(): Promise<{ knex: Knex; config: Knex.Config }> {
      if (id === 'SQLITE_3') {
        const config: Knex.Config = {
          client: 'better-sqlite3',
          connection: { filename: join(folder, 'ci.sqlite') },
        };
        return { knex: createKnex(config), config };
      }
      const knex = await databases.init(id);
      const settings = knex.client
        .connectionSettings as Knex.PgConnectionConfig;
      // knex hides the password from whoever lists the settings.
      const { password } = settings;
      return {
        knex,
        config: { client: 'pg', connection: { ...settings, password } },
      };
    }

    it('loses nothing and doubles nothing, killed in the inbox and in reconciliation, again and again', async () => {
      const untouched = await databases.init('SQLITE_3');
      const source = new FakeSource();
      source.repositories.push(killTruth());
      const reference = await createCollecting(untouched, { source });
      await fill(untouched);
      await reference.collecting.settle();
      const expected = await dumpFacts(untouched);
      expect(expected.runs).toHaveLength(30);
      expect(expected.merged_pull_requests).toHaveLength(10);
      expect(expected.open_branches).toHaveLength(3);

      const { knex, config } = await connect();
      await createCollecting(knex);
      await fill(knex);
      if (id === 'SQLITE_3') await knex.destroy();

      // A lease outlives its process by minutes, so each comes later than the one before it.
      for (const [n, killAt] of [
        'delivery 5',
        'delivery 4',
        'request 5',
        'request 10',
        'request 20',
        'request 30',
      ].entries()) {
        const said = await run({ knex: config, minutes: 60 + n * 10, killAt });
        expect(said).not.toContain('settled');
      }
      const said = await run({ knex: config, minutes: 130 });
      expect(said).toContain('settled');

      const after = id === 'SQLITE_3' ? createKnex(config) : knex;
      try {
        expect(await dumpFacts(after)).toEqual(expected);
        expect(
          await after('deliveries').whereNot({ state: 'applied', tries: 0 }),
        ).toEqual([]);
        await placeChanges(after);
        const changes = await after('changes').orderBy('position');
        expect(changes.map(change => Number(change.position))).toEqual(
          changes.map((_, n) => n + 1),
        );
        for (const kind of ['run', 'job', 'check-in', 'deployment']) {
          expect(changes.filter(change => change.kind === kind)).toHaveLength(
            30,
          );
        }
        expect(await after('repositories').first()).toMatchObject({
          complete_up_to: at(130),
          leased_by: null,
        });
      } finally {
        if (id === 'SQLITE_3') await after.destroy();
      }
    });
  },
);
