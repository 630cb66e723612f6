import {
  connectionOf,
  dispatches,
  migrated,
  runActingProcess,
  startSimulator,
  testDatabases,
} from './__testUtils__';

jest.setTimeout(600_000);

const processes = 8;
const rounds = 100;
/** Of each process in each round, 160,000 in all: two and a half minutes on two busy cores. `MAINLINE_TEST_REQUESTS=25` is quicker. */
const requests = Number(process.env.MAINLINE_TEST_REQUESTS ?? 200);

const databases = testDatabases();

// SQLite serves one process.
describe.each(
  databases.eachSupportedId().filter(([id]) => id === 'POSTGRES_18'),
)('eight processes on one %s', id => {
  it(`that make the same request ${requests} times in each of ${rounds} rounds dispatch ${rounds} times`, async () => {
    const knex = await migrated(await databases.init(id));
    const github = await startSimulator();
    try {
      const ends = await Promise.all(
        Array.from({ length: processes }, () =>
          runActingProcess({
            knex: connectionOf(knex, 4),
            url: github.url,
            runDetails: true,
            claims: false,
            rounds,
            requests,
            concurrency: 4,
            // Nobody here is slow but the machine, which is none of what is tested.
            timeoutMs: 120_000,
          }),
        ),
      );
      const said = ends.flatMap(end => end.said);
      expect(said.filter(line => /^(error|warn)/.test(line))).toEqual([]);
      expect(said.filter(line => line === 'done')).toHaveLength(processes);
      const created = said
        .filter(line => line.startsWith('created '))
        .map(line => Number(line.split(' ')[1]));
      expect(created.reduce((sum, each) => sum + each, 0)).toBe(rounds);
      // Whoever lost the first race of a round must have been another at times, or nothing raced.
      expect(created.filter(each => each > 0).length).toBeGreaterThan(1);

      expect(dispatches(github)).toBe(rounds);
      const stored = await knex('deployments').select('phase', 'run_id');
      expect(stored).toHaveLength(rounds);
      expect(stored.filter(row => row.phase !== 'following')).toEqual([]);
      expect(new Set(stored.map(row => row.run_id)).size).toBe(rounds);
    } finally {
      await github.close();
    }
  });
});
