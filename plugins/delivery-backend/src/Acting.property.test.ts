import { isSayable, say } from '@mainline/backstage-plugin-delivery-common';
import type { DispatchAnswer } from '@mainline/backstage-plugin-delivery-node';
import type {
  Message,
  Words,
} from '@mainline/backstage-plugin-mainline-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { Acting } from './Acting';
import type { DeploymentEventRow, DeploymentRow } from './rows';
import {
  aReady,
  clearActing,
  createActing,
  FakeWorld,
  migrated,
  morning,
  mortal,
  settleFor,
  testDatabases,
  type FakeSend,
} from './__testUtils__';

jest.setTimeout(300_000);

const minuteMs = 60_000;

/** One thing that happens; what it does is decided when it does. */
type Happening =
  | { kind: 'request'; key: number; environment: number }
  | { kind: 'send-again'; key: number }
  | { kind: 'round'; process: number; diesAfter?: number }
  | { kind: 'restart'; process: number }
  | { kind: 'clock'; seconds: number }
  | { kind: 'feed' }
  | { kind: 'run-goes-on'; run: number; conclusion: string }
  | { kind: 'source'; answers: boolean }
  | { kind: 'ci'; answers: boolean }
  | { kind: 'run-is-listed' }
  | { kind: 'cancel' };

const seen = { listed: true, seen: true };

type Answer =
  | 'with-run'
  | 'without-run'
  | 'refused'
  | 'not-sent'
  | 'unsure-done'
  | 'unsure-not-done'
  | 'unsure-done-unlisted';

const answers: Record<Answer, FakeSend> = {
  'with-run': { happens: true, answer: 'accepted-with-run' },
  'without-run': { happens: true, answer: { outcome: 'accepted' } },
  refused: {
    happens: false,
    answer: { outcome: 'refused', sentence: 'No such workflow.' },
  },
  'not-sent': {
    happens: false,
    answer: { outcome: 'not-sent', sentence: 'Too many.' },
  },
  'unsure-done': { happens: true, answer: unsure() },
  'unsure-not-done': { happens: false, answer: unsure() },
  'unsure-done-unlisted': { happens: true, answer: unsure() },
};

function unsure(): DispatchAnswer {
  return { outcome: 'unsure', sentence: 'No answer.' };
}

const small = (max: number) => fc.integer({ min: 0, max });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      key: small(3),
      environment: small(1),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record(
      {
        kind: fc.constant('round' as const),
        // The third is both at once.
        process: small(2),
        diesAfter: small(12),
      },
      { requiredKeys: ['kind', 'process'] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      // Clocks are set back, too.
      seconds: fc.constantFrom(1, 5, 30, 61, 200, 400, 1000, -30, -120),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('run-goes-on' as const),
      run: small(3),
      conclusion: fc.constantFrom(
        'failure',
        'success',
        'cancelled',
        'exploded',
      ),
    }),
  },
  fc.record({ kind: fc.constant('send-again' as const), key: small(3) }),
  fc.record({ kind: fc.constant('restart' as const), process: small(1) }),
  fc.record({ kind: fc.constant('feed' as const) }),
  fc.record({ kind: fc.constant('source' as const), answers: fc.boolean() }),
  fc.record({ kind: fc.constant('ci' as const), answers: fc.boolean() }),
  fc.record({ kind: fc.constant('run-is-listed' as const) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
);

const story = fc.record({
  happenings: fc.array(happening, { minLength: 4, maxLength: 30 }),
  sends: fc.array(
    fc.constantFrom<Answer>(...(Object.keys(answers) as Answer[])),
    { maxLength: 8 },
  ),
});

/** Two processes on one store, in one world. */
class Stage {
  readonly world = new FakeWorld();
  readonly clock = { now: morning };
  readonly processes: Array<{ acting: Acting; kill: (after: number) => void }>;

  constructor(private readonly knex: Knex, sends: Answer[]) {
    this.processes = [this.#start(), this.#start()];
    for (const name of sends) {
      this.world.sends.push({
        ...answers[name],
        onStarted: () => {
          const run = this.world.runs.at(-1);
          if (run && name === 'unsure-done-unlisted') {
            run.listed = false;
            run.seen = false;
          }
        },
      });
    }
  }

  #start() {
    const life = mortal(this.knex);
    const deployer = {
      ...this.world.deployer,
      dispatch: life.around(this.world.deployer.dispatch),
    };
    const { acting } = createActing(life.knex, {
      world: this.world,
      clock: this.clock,
      deployers: [deployer],
    });
    return { acting, kill: life.dieAfter };
  }

  async happen(one: Happening): Promise<void> {
    const { world, clock, processes } = this;
    switch (one.kind) {
      case 'request':
        await this.#request(`key ${one.key}`, one.environment);
        return;
      case 'send-again': {
        const unknown = await this.knex('deployments')
          .where({ state: 'unknown' })
          .first();
        if (!unknown) return;
        await this.#request(
          `again ${one.key}`,
          unknown.environment === 'uat' ? 0 : 1,
          unknown.id,
        );
        return;
      }
      case 'round':
        await Promise.all(
          [0, 1]
            .filter(n => one.process === n || one.process === 2)
            .map(n => this.#round(n, one.diesAfter)),
        );
        return;
      case 'restart':
        processes[one.process] = this.#start();
        return;
      case 'clock':
        clock.now += one.seconds * 1000;
        return;
      case 'feed':
        await processes[0].acting.runsMayHaveMoved(
          world.runs.map(run => ({
            repositoryId: 'fake.example:1',
            runId: run.id,
          })),
        );
        return;
      case 'run-goes-on': {
        const run = world.runs[one.run % (world.runs.length || 1)];
        if (!run || run.attempts[0].status === 'completed') return;
        run.attempts =
          run.attempts[0].status === 'queued'
            ? [{ status: 'in_progress' }]
            : [{ status: 'completed', conclusion: one.conclusion }];
        return;
      }
      case 'source':
        world.canFind = one.answers;
        return;
      case 'ci':
        world.ciAnswers = one.answers;
        return;
      case 'run-is-listed':
        for (const run of world.runs) Object.assign(run, seen);
        return;
      case 'cancel': {
        const first = await this.knex('deployments').first('id');
        if (!first) return;
        await refusable(
          processes[1].acting.cancel(first.id, 'user:default/frank'),
        );
        return;
      }
      default:
        throw new Error(`Unknown: ${JSON.stringify(one satisfies never)}`);
    }
  }

  async #round(n: number, diesAfter: number | undefined) {
    const { acting, kill } = this.processes[n];
    if (diesAfter === undefined) {
      await acting.settle();
      return;
    }
    kill(diesAfter);
    await acting.settle().catch(died);
    this.processes[n] = this.#start();
  }

  async #request(key: string, environment: number, sendsAgain?: string) {
    await refusable(
      this.processes[0].acting.request({
        ready: aReady({
          environment: environment === 0 ? 'uat' : 'production',
        }),
        by: 'user:default/frank',
        idempotencyKey: key,
        sendsAgain,
      }),
    );
  }

  /** Everything answers again, every run ends, and time goes by. */
  async calmDown(): Promise<void> {
    const { world, clock } = this;
    world.canFind = true;
    world.ciAnswers = true;
    clock.now += 20 * minuteMs;
    const { acting } = this.#start();
    await settleFor({ acting, clock }, 20 * minuteMs, minuteMs);
    for (const [n, run] of world.runs.entries()) {
      Object.assign(run, seen);
      if (run.attempts[0].status !== 'completed') {
        run.attempts = [
          { status: 'completed', conclusion: n % 2 ? 'success' : 'failure' },
        ];
      }
    }
    await acting.runsMayHaveMoved(
      world.runs.map(run => ({
        repositoryId: 'fake.example:1',
        runId: run.id,
      })),
    );
    await settleFor({ acting, clock }, 2 * minuteMs, minuteMs);
  }
}

/** Of a process that was killed nothing else is expected. */
function died(error: Error): void {
  if (error.name !== 'DeadError') throw error;
}

const outcomeOf: Record<string, string> = {
  success: 'succeeded',
  failure: 'failed',
  cancelled: 'cancelled',
  exploded: 'unknown',
};

/** What is told of a deployment and is not so; also that it was sent more than once. */
function lies(
  row: DeploymentRow,
  actions: string[],
  { runs, dispatched }: FakeWorld,
): string[] {
  const its = runs.filter(run => run.correlationId === row.id);
  const isFollowed = row.run_id !== null;
  const conclusion = its[0]?.attempts[0].conclusion ?? '';
  const sent = dispatched.filter(each => each === row.id).length;
  const postponed = actions.filter(each => each === 'postponed').length;
  const told: Array<[string, boolean]> = [
    ['it was started more than once', its.length > 1],
    ['it was sent again though it may have been sent', sent > 1 + postponed],
    ['it is left on its way', row.phase !== 'ended'],
    ['it keeps its place', row.active_key !== null],
    ['its run is another', isFollowed && its[0]?.id !== row.run_id],
    [
      `it is ${row.state}, and its run ${conclusion}`,
      isFollowed && row.state !== outcomeOf[conclusion],
    ],
    [
      `it is ${row.state} without a run`,
      !isFollowed && !['unknown', 'refused', 'cancelled'].includes(row.state),
    ],
    [
      `it is ${row.state}, and has a run`,
      !isFollowed && row.state !== 'unknown' && its.length > 0,
    ],
    [
      'it is unknown though it was not sent, or not looked for',
      !isFollowed &&
        row.state === 'unknown' &&
        !(actions.includes('sending') && actions.includes('looking')),
    ],
    [
      'its run was seen, and nothing tells of it',
      !isFollowed && its.length > 0 && !actions.includes('run-seen'),
    ],
  ];
  return told.flatMap(([lie, isSo]) => (isSo ? [lie] : []));
}

/** A conflict is an answer; anything else is not. */
async function refusable(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if ((error as Error).name !== 'ConflictError') throw error;
  }
}

describe('whatever happens', () => {
  const databases = testDatabases();

  it('a request is dispatched at most once, and its state is told truly', async () => {
    const knex = await migrated(await databases.init('SQLITE_3'));
    const reached = new Set<string>();

    await fc.assert(
      fc.asyncProperty(story, async ({ happenings, sends }) => {
        await clearActing(knex);
        const stage = new Stage(knex, sends);
        for (const one of happenings) await stage.happen(one);
        await stage.calmDown();

        for (const row of await knex<DeploymentRow>('deployments')) {
          reached.add(row.state);
          const events = await knex<DeploymentEventRow>(
            'deployment_events',
          ).where({ deployment_id: row.id });
          const actions = events.map(event => event.action);
          events.forEach(expectSameInMessages);
          expect([actions, lies(row, actions, stage.world)]).toEqual([
            actions,
            [],
          ]);
        }
        expect(await knex('outbox')).toEqual([]);
      }),
      {
        numRuns: Number(process.env.MAINLINE_TEST_STORIES ?? 150),
        // The same stories every time; another number tells others.
        seed: Number(process.env.MAINLINE_TEST_SEED ?? 1),
      },
    );
    // Otherwise nothing was shown.
    expect([...reached].sort()).toEqual([
      'cancelled',
      'failed',
      'refused',
      'succeeded',
      'unknown',
    ]);
  });
});

/** What is told as a sentence and as messages is the same. */
function expectSameInMessages(event: DeploymentEventRow) {
  if (event.detail_messages === null) return;
  const messages: Message[] = JSON.parse(event.detail_messages);
  expect(messages.filter(each => !isSayable(each))).toEqual([]);
  // Which keys and values these are, no type knows.
  const sayAny = say as (key: string, values?: object) => Words;
  expect(event.detail).toBe(
    messages.map(({ key, values }) => sayAny(key, values).sentence).join(' '),
  );
}
