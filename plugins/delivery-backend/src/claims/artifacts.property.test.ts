import fc from 'fast-check';
import type { Knex } from 'knex';
import { carriedArtifact } from '../explaining/carriedArtifact';
import { readDeployments } from '../projection';
import {
  aReady,
  clearActing,
  createActing,
  migrated,
  testDatabases,
} from '../__testUtils__';

jest.setTimeout(300_000);

const environments = ['uat', 'performance', 'production'];
const digests = ['a', 'b'].map(digit => `sha256:${digit.repeat(64)}`);

type Happening =
  | { kind: 'request'; environment: string; carries: boolean }
  | { kind: 'claim'; run: number; digest?: string }
  | { kind: 'end'; run: number; conclusion: string };

const run = fc.nat({ max: 3 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('request' as const),
    environment: fc.constantFrom(...environments),
    carries: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('claim' as const),
    run,
    digest: fc.option(fc.constantFrom(...digests), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('end' as const),
    run,
    conclusion: fc.constantFrom('success', 'success', 'failure', 'cancelled'),
  }),
);

/** A conflict is an answer; anything else is not. */
async function refusable(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return false;
  } catch (error) {
    if ((error as Error).name !== 'ConflictError') throw error;
    return true;
  }
}

describe('whatever is claimed, in any order', () => {
  const databases = testDatabases();

  async function play(knex: Knex, happenings: Happening[]) {
    await clearActing(knex);
    const { acting, world } = createActing(knex);
    let refused = 0;
    for (const [n, one] of happenings.entries()) {
      const its = 'run' in one ? world.runs[one.run] : undefined;
      if (one.kind === 'request') {
        const deployments = await readDeployments(knex('deployments'));
        const ready = aReady({ claims: true, environment: one.environment });
        // Examined before what passed was known: then nothing is carried.
        const { digest } = one.carries
          ? carriedArtifact(deployments, ready)
          : { digest: undefined };
        await refusable(
          acting.request({
            ready: { ...ready, digest },
            by: 'user:default/frank',
            idempotencyKey: `key ${n}`,
          }),
        );
        await acting.settle();
      } else if (one.kind === 'claim' && its) {
        const isRefused = await refusable(
          acting.claim(
            its.correlationId,
            {
              host: 'fake.example',
              repository: 'demo/orders',
              repositorySourceId: '1',
              runId: its.id,
              runAttempt: 1,
              workflowPath: '.github/workflows/deploy.yml',
              ref: 'refs/heads/main',
            },
            { digest: one.digest },
          ),
        );
        if (isRefused) {
          refused += 1;
          // Whoever is refused stops; one that was granted before goes on.
          const { claim } = (await acting.find(its.correlationId)) ?? {};
          if (claim === 'expected') {
            its.attempts = [{ status: 'completed', conclusion: 'failure' }];
          }
        }
      } else if (one.kind === 'end' && its?.attempts[0].status === 'queued') {
        its.attempts = [{ status: 'completed', conclusion: one.conclusion }];
      }
      await acting.runsMayHaveMoved(
        world.runs.map(each => ({
          repositoryId: 'fake.example:1',
          runId: each.id,
        })),
      );
      await acting.settle();
    }
    return { refused, deployments: await readDeployments(knex('deployments')) };
  }

  it('no two deployments that succeeded carry different digests', async () => {
    const knex = await migrated(await databases.init('SQLITE_3'));
    let refusals = 0;
    let mostPassed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 8, maxLength: 30, size: 'max' }),
        async happenings => {
          const { refused, deployments } = await play(knex, happenings);
          const passed = deployments
            .filter(each => each.state === 'succeeded')
            .flatMap(each => each.digest ?? []);
          refusals += refused;
          mostPassed = Math.max(mostPassed, passed.length);
          expect(new Set(passed).size).toBeLessThanOrEqual(1);
        },
      ),
      {
        numRuns: Number(process.env.MAINLINE_TEST_STORIES ?? 150),
        // The same stories every time; another number tells others.
        seed: Number(process.env.MAINLINE_TEST_SEED ?? 1),
      },
    );
    // Otherwise nothing was shown.
    expect(refusals).toBeGreaterThan(0);
    expect(mostPassed).toBeGreaterThan(1);
  });
});
