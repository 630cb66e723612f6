import type { RunSummary } from '@mainline/backstage-plugin-ci-common';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import type { DispatchAnswer } from '@mainline/backstage-plugin-delivery-node';
import type { Knex } from 'knex';
import {
  aReady,
  clearActing,
  createActing,
  migrated,
  morning,
  settleFor,
  testDatabases,
  type FakeSend,
} from './__testUtils__';
import type { ReadyDeployment } from './requests/ReadyDeployment';

jest.setTimeout(60_000);

const minuteMs = 60_000;
const by = 'user:default/frank';

describe.each(testDatabases().eachSupportedId())('acting on %s', id => {
  const databases = testDatabases();
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrated(await databases.init(id));
  });
  beforeEach(() => clearActing(knex));

  type Stage = ReturnType<typeof createActing>;

  async function request(
    { acting }: Stage,
    ready: ReadyDeployment = aReady(),
    idempotencyKey = 'k1',
  ): Promise<Deployment> {
    return (await acting.request({ ready, by, idempotencyKey })).deployment;
  }

  async function found({ acting }: Stage, of: Deployment): Promise<Deployment> {
    const deployment = await acting.find(of.id);
    if (!deployment) throw new Error(`There is no deployment ${of.id}`);
    return deployment;
  }

  async function actions({ acting }: Stage, of: Deployment): Promise<string[]> {
    return (await acting.events(of.id)).map(event => event.action);
  }

  /** A deployment that was sent, and of which nothing is known when the window is over. */
  async function unknownOne(stage: Stage, idempotencyKey = 'k1') {
    stage.world.sends.push({
      happens: false,
      answer: { outcome: 'unsure', sentence: 'No answer.' },
    });
    const deployment = await request(stage, aReady(), idempotencyKey);
    await settleFor(stage, 6 * minuteMs);
    expect((await found(stage, deployment)).state).toBe('unknown');
    return deployment;
  }

  describe('a request', () => {
    it('is stored with its event and what is to be sent, and marks its service', async () => {
      const stage = createActing(knex);
      const { deployment, created } = await stage.acting.request({
        ready: aReady({ claims: true }),
        by,
        idempotencyKey: 'k1',
      });
      expect(created).toBe(true);
      expect(deployment).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        origin: 'mainline',
        service: 'component:default/orders',
        environment: 'uat',
        version: 'b456',
        askedVersion: 'latest',
        sha: '3'.repeat(40),
        checkIn: { sha: '3'.repeat(40), message: 'Sell more' },
        state: 'waiting',
        phase: 'requested',
        requestedBy: by,
        requestedAt: new Date(morning).toISOString(),
        claim: 'expected',
      });
      expect(await stage.acting.events(deployment.id)).toEqual([
        { at: new Date(morning).toISOString(), action: 'requested', by },
      ]);
      expect(await knex('outbox').select('state')).toEqual([{ state: 'due' }]);
      expect(stage.changed).toEqual(['component:default/orders']);
      expect(await knex('services').first()).toMatchObject({
        entity_ref: 'component:default/orders',
      });
    });

    it('is the same one where the same is asked with the same key, even at once', async () => {
      const stage = createActing(knex);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          stage.acting.request({ ready: aReady(), by, idempotencyKey: 'k1' }),
        ),
      );
      expect(new Set(answers.map(each => each.deployment.id)).size).toBe(1);
      expect(answers.filter(each => each.created)).toHaveLength(1);
      expect(await knex('deployments')).toHaveLength(1);
      expect(await knex('outbox')).toHaveLength(1);
    });

    it('is refused where its key was used for another order, and is another one for somebody else', async () => {
      const stage = createActing(knex);
      await request(stage);
      await expect(
        request(stage, aReady({ version: 'b457' })),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(/^Idempotency-Key 'k1' was used before/),
      });
      expect(
        await stage.acting.findRepeated({
          by: 'user:default/other',
          idempotencyKey: 'k1',
        }),
      ).toBeUndefined();
      expect(await knex('deployments')).toHaveLength(1);
    });

    it('is refused while another is on its way there, naming it', async () => {
      const stage = createActing(knex);
      const first = await request(stage);
      await expect(request(stage, aReady(), 'k2')).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(first.id),
      });
      await request(stage, aReady({ environment: 'production' }), 'k3');
    });

    it('of many at once to one environment, one is taken', async () => {
      const stage = createActing(knex);
      const answers = await Promise.allSettled(
        Array.from({ length: 10 }, (_, n) =>
          request(stage, aReady(), `key ${n}`),
        ),
      );
      expect(answers.filter(each => each.status === 'fulfilled')).toHaveLength(
        1,
      );
      expect(
        answers.flatMap(each =>
          each.status === 'rejected' ? [each.reason.name] : [],
        ),
      ).toEqual(Array.from({ length: 9 }, () => 'ConflictError'));
      expect(await knex('outbox')).toHaveLength(1);
    });
  });

  describe('sending', () => {
    const accepted: DispatchAnswer = { outcome: 'accepted' };
    const unsure: DispatchAnswer = {
      outcome: 'unsure',
      sentence: 'No answer.',
    };
    const refused: DispatchAnswer = {
      outcome: 'refused',
      sentence: 'There is no such workflow: add it.',
    };
    const notSent: DispatchAnswer = {
      outcome: 'not-sent',
      sentence: 'Too many.',
    };

    it.each<[string, FakeSend[], Partial<Deployment>, number, string[]]>([
      [
        'accepted with its run: it is followed',
        [{ happens: true, answer: 'accepted-with-run' }],
        { state: 'waiting', phase: 'following' },
        1,
        ['requested', 'sending', 'sent', 'attached'],
      ],
      [
        'accepted without its run: it is found and followed',
        [{ happens: true, answer: accepted }],
        { state: 'waiting', phase: 'following' },
        1,
        ['requested', 'sending', 'sent', 'looking', 'attached'],
      ],
      [
        'unsure, and it happened: it is found and followed',
        [{ happens: true, answer: unsure }],
        { state: 'waiting', phase: 'following' },
        1,
        ['requested', 'sending', 'looking', 'attached'],
      ],
      [
        'unsure, and it did not happen: nobody knows',
        [{ happens: false, answer: unsure }],
        { state: 'unknown', phase: 'ended' },
        1,
        ['requested', 'sending', 'looking', 'ended'],
      ],
      [
        'refused: it is refused',
        [{ happens: false, answer: refused }],
        {
          state: 'refused',
          phase: 'ended',
          reason: 'There is no such workflow: add it.',
        },
        1,
        ['requested', 'sending', 'refused'],
      ],
      [
        'not sent, twice: it is sent a third time',
        [
          { happens: false, answer: notSent },
          { happens: false, answer: notSent },
        ],
        { state: 'waiting', phase: 'following' },
        3,
        [
          ...['requested', 'sending', 'postponed', 'sending', 'postponed'],
          ...['sending', 'sent', 'attached'],
        ],
      ],
      [
        'never sent: it is given up',
        Array.from({ length: 200 }, () => ({
          happens: false,
          answer: notSent,
        })),
        { state: 'refused', phase: 'ended' },
        91,
        [
          'requested',
          ...Array.from({ length: 90 }, () => ['sending', 'postponed']).flat(),
          ...['sending', 'refused'],
        ],
      ],
    ])('%s', async (_, sends, expected, dispatches, told) => {
      const stage = createActing(knex);
      stage.world.sends.push(...sends);
      const deployment = await request(stage);
      await settleFor(stage, 16 * minuteMs);
      expect(await found(stage, deployment)).toMatchObject(expected);
      expect(await actions(stage, deployment)).toEqual(told);
      expect(stage.world.dispatched).toHaveLength(dispatches);
      expect(stage.world.runs.length).toBeLessThanOrEqual(1);
      const isActive = expected.phase !== 'ended';
      expect(await knex('deployments').first()).toMatchObject({
        active_key: isActive ? 'component:default/orders@uat' : null,
      });
      expect(await knex('outbox')).toEqual([]);
    });

    it('is not done before the time that the answer said', async () => {
      const stage = createActing(knex);
      const retryAt = new Date(morning + 3 * minuteMs).toISOString();
      stage.world.sends.push({
        happens: false,
        answer: { outcome: 'not-sent', sentence: 'Too many.', retryAt },
      });
      const deployment = await request(stage);
      await settleFor(stage, 2 * minuteMs);
      expect(stage.world.dispatched).toHaveLength(1);
      expect((await found(stage, deployment)).reason).toBe('Too many.');
      await settleFor(stage, 2 * minuteMs);
      expect(stage.world.dispatched).toHaveLength(2);
    });

    it('is given up where nobody came to send it in time, and says that nothing was deployed', async () => {
      const stage = createActing(knex);
      const deployment = await request(stage);
      stage.clock.now += 20 * minuteMs;
      await stage.acting.settle();
      expect(stage.world.dispatched).toEqual([]);
      expect(await found(stage, deployment)).toMatchObject({
        state: 'refused',
        reason: expect.stringContaining('15 minutes'),
      });
    });

    it('is not done by a process that stood still since it took the lease', async () => {
      const clock = { now: morning };
      const stands = { still: false };
      const stage = createActing(knex, {
        clock,
        onCommit: () => {
          if (stands.still) clock.now += 50_000;
          stands.still = false;
        },
      });
      const deployment = await request(stage);
      stands.still = true;
      await stage.acting.settle();
      expect(stage.world.dispatched).toEqual([]);
      expect(await found(stage, deployment)).toMatchObject({
        phase: 'requested',
        reason: expect.stringContaining('stood still'),
      });
      await settleFor(stage, minuteMs);
      expect(stage.world.dispatched).toHaveLength(1);
    });

    it('is refused where its deployer is gone', async () => {
      const stage = createActing(knex);
      const deployment = await request(stage, aReady({ deployer: 'gone' }));
      await stage.acting.settle();
      expect(await found(stage, deployment)).toMatchObject({
        state: 'refused',
        reason: expect.stringContaining(`'gone'`),
      });
    });

    it('is done by one of many processes that find it due', async () => {
      const stages = Array.from({ length: 5 }, () => createActing(knex));
      const { world } = stages[0];
      const others = stages.map(() => createActing(knex, { world }));
      await request(stages[0]);
      await Promise.all(others.map(other => other.acting.settle()));
      expect(world.dispatched).toHaveLength(1);
    });

    it('is never repeated by another while one waits for its answer, though its lease is over', async () => {
      let answer = () => {};
      const stage = createActing(knex);
      const other = createActing(knex, stage);
      let begun = () => {};
      const began = new Promise<void>(resolve => {
        begun = resolve;
      });
      stage.world.sends.push({
        happens: true,
        answer: 'accepted-with-run',
        hold: new Promise(resolve => {
          answer = resolve;
        }),
        onStarted: () => begun(),
      });
      stage.world.canFind = false;
      stage.world.ciAnswers = false;
      const deployment = await request(stage);
      const sending = stage.acting.settle();
      await began;
      await settleFor(other, 2 * minuteMs);
      expect((await found(other, deployment)).phase).toBe('looking');
      expect(stage.world.dispatched).toHaveLength(1);

      answer();
      await sending;
      expect(await found(stage, deployment)).toMatchObject({
        phase: 'following',
        run: { id: '1001' },
      });
      expect(stage.world.dispatched).toHaveLength(1);
    });

    it.each<[string, DispatchAnswer, Partial<Deployment>]>([
      ['refused', refused, { state: 'refused' }],
      ['not sent', notSent, { state: 'refused', reason: 'Too many.' }],
      ['unsure', unsure, { state: 'unknown' }],
    ])(
      'that is answered %s after nobody knew is told truly, and not sent again',
      async (_, late, expected) => {
        let answer = () => {};
        const stage = createActing(knex);
        const other = createActing(knex, stage);
        stage.world.sends.push({
          happens: false,
          answer: late,
          hold: new Promise(resolve => {
            answer = resolve;
          }),
        });
        const deployment = await request(stage);
        const sending = stage.acting.settle();
        while (stage.world.dispatched.length === 0) {
          await new Promise(resolve => setImmediate(resolve));
        }
        await settleFor(other, 8 * minuteMs);
        expect((await found(other, deployment)).state).toBe('unknown');
        answer();
        await sending;
        await settleFor(other, 8 * minuteMs);
        expect(await found(stage, deployment)).toMatchObject(expected);
        expect(stage.world.dispatched).toHaveLength(1);
      },
    );
  });

  describe('looking for a run', () => {
    it('tells the evidence where it is in vain, and asks ever less often', async () => {
      const stage = createActing(knex);
      const deployment = await unknownOne(stage);
      const { reason } = await found(stage, deployment);
      expect(reason).toContain(
        `It was sent at ${new Date(morning).toISOString()}. No answer.`,
      );
      expect(reason).toMatch(/looked for \d+ times until 2026-11-20T10:05/);
      expect(stage.world.looked).toBeGreaterThan(5);
      expect(stage.world.looked).toBeLessThan(20);
    });

    it('says how often the source could not answer', async () => {
      const stage = createActing(knex);
      stage.world.canFind = false;
      const deployment = await unknownOne(stage);
      expect((await found(stage, deployment)).reason).toContain(
        'the source could not answer (Error: The source is down)',
      );
    });

    it('is done once more after a sleep through the window', async () => {
      const stage = createActing(knex);
      stage.world.sends.push({
        happens: true,
        answer: { outcome: 'unsure', sentence: 'No answer.' },
      });
      const deployment = await request(stage);
      stage.world.canFind = false;
      stage.world.ciAnswers = false;
      await stage.acting.settle();
      stage.clock.now += 60 * minuteMs;
      stage.world.canFind = true;
      await stage.acting.settle();
      expect((await found(stage, deployment)).phase).toBe('following');
    });

    it('asks nobody where ci knows the run', async () => {
      const stage = createActing(knex);
      stage.world.sends.push({
        happens: true,
        answer: { outcome: 'accepted' },
      });
      await request(stage);
      await settleFor(stage, minuteMs);
      expect(stage.world.looked).toBe(0);
    });

    it('is done by one of many processes at a time', async () => {
      const stage = createActing(knex);
      stage.world.ciAnswers = false;
      stage.world.sends.push({
        happens: false,
        answer: { outcome: 'accepted' },
      });
      await request(stage);
      await stage.acting.settle();
      stage.clock.now += 2000;
      await Promise.all(
        Array.from({ length: 5 }, () =>
          createActing(knex, stage).acting.settle(),
        ),
      );
      expect(stage.world.looked).toBe(1);
    });

    it('attaches the first of two runs with one id, and tells of the other', async () => {
      const stage = createActing(knex);
      stage.world.sends.push({
        happens: true,
        answer: { outcome: 'accepted' },
      });
      const deployment = await request(stage);
      await stage.acting.settle();
      stage.clock.now += 1000;
      stage.world.start(deployment.id);
      await settleFor(stage, minuteMs);
      expect((await found(stage, deployment)).run?.id).toBe('1001');
      const events = await stage.acting.events(deployment.id);
      expect(
        events.filter(event => event.action === 'another-run'),
      ).toMatchObject([
        {
          detail: expect.stringContaining('1002'),
          detailMessages: [
            { key: 'event.twinRun', values: { other: '1002', run: '1001' } },
          ],
        },
      ]);
    });
  });

  describe('one of unknown fate', () => {
    it.each<[string, Partial<RunSummary>]>([
      ['a push whose commit', { event: 'push' }],
      ['a pull request whose title', { event: 'pull_request' }],
      [
        'a fork that',
        { event: 'workflow_dispatch', headRepository: 'eve/orders' },
      ],
      [
        'another workflow that',
        { workflowPath: '.github/workflows/tidy-up.yml' },
      ],
    ])('is not taken for that of %s names it', async (_, told) => {
      const stage = createActing(knex);
      const deployment = await unknownOne(stage);
      const run = stage.world.start(deployment.id, {
        told,
        attempts: [{ status: 'completed', conclusion: 'success' }],
      });
      await stage.acting.runsMayHaveMoved([
        { repositoryId: 'fake.example:1', runId: run.id },
      ]);
      await settleFor(stage, minuteMs);
      expect((await found(stage, deployment)).state).toBe('unknown');
    });

    it('is followed after all when its run appears', async () => {
      const stage = createActing(knex);
      const deployment = await unknownOne(stage);
      const run = stage.world.start(deployment.id);
      await stage.acting.runsMayHaveMoved([
        { repositoryId: 'fake.example:1', runId: run.id },
      ]);
      await stage.acting.settle();
      expect(await found(stage, deployment)).toMatchObject({
        state: 'waiting',
        phase: 'following',
        run: { id: run.id },
      });
      await expect(request(stage, aReady(), 'k2')).rejects.toThrow(
        'on its way',
      );
    });

    it('can be sent again, once, which is audited on both; its run is only told of then', async () => {
      const stage = createActing(knex);
      const first = await unknownOne(stage);
      const again = (idempotencyKey: string) =>
        stage.acting.request({
          ready: aReady(),
          by,
          idempotencyKey,
          sendsAgain: first.id,
        });
      const answers = await Promise.all([
        again('k2'),
        again('k2'),
        again('k2'),
      ]);
      expect(answers.filter(each => each.created)).toHaveLength(1);
      const second = answers[0].deployment;
      expect(second.sendsAgain).toBe(first.id);
      expect((await found(stage, first)).sentAgainAs).toBe(second.id);
      expect(await actions(stage, first)).toContain('sent-again');
      expect((await stage.acting.events(second.id))[0]).toMatchObject({
        detail: expect.stringContaining(first.id),
        detailMessages: [{ key: 'event.repeats', values: { id: first.id } }],
      });
      await settleFor(stage, minuteMs);
      stage.world.runs[0].attempts = [
        { status: 'completed', conclusion: 'success' },
      ];
      await settleFor(stage, minuteMs);
      await expect(again('k3')).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(`as ${second.id}`),
      });

      const run = stage.world.start(first.id);
      for (let n = 0; n < 3; n += 1) {
        await stage.acting.runsMayHaveMoved([
          { repositoryId: 'fake.example:1', runId: run.id },
        ]);
        await stage.acting.settle();
      }
      expect(await found(stage, first)).toMatchObject({ state: 'unknown' });
      expect(
        (await actions(stage, first)).filter(each => each === 'run-seen'),
      ).toHaveLength(1);
    });

    it('that is none can not be sent again', async () => {
      const stage = createActing(knex);
      const first = await request(stage);
      await stage.acting.settle();
      stage.world.runs[0].attempts = [
        { status: 'completed', conclusion: 'failure' },
      ];
      await settleFor(stage, minuteMs);
      await expect(
        stage.acting.request({
          ready: aReady(),
          by,
          idempotencyKey: 'k2',
          sendsAgain: first.id,
        }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('is known (failed)'),
      });
      expect(await knex('deployments')).toHaveLength(1);
    });
  });

  describe('following', () => {
    async function followed(stage: Stage, ready = aReady()) {
      const deployment = await request(stage, ready);
      await stage.acting.settle();
      const [run] = stage.world.runs;
      const moved = async () => {
        await stage.acting.runsMayHaveMoved([
          { repositoryId: 'fake.example:1', runId: run.id },
        ]);
        await stage.acting.settle();
        return found(stage, deployment);
      };
      return { deployment, run, moved };
    }

    it('goes from queued to running to its end, with what failed', async () => {
      const stage = createActing(knex);
      const { deployment, run, moved } = await followed(stage);
      run.attempts = [{ status: 'in_progress' }];
      expect(await moved()).toMatchObject({
        state: 'running',
        startedAt: run.createdAt,
      });
      run.attempts = [{ status: 'completed', conclusion: 'failure' }];
      run.jobs = [
        {
          repositoryId: 'fake.example:1',
          id: '1',
          runId: run.id,
          attempt: 1,
          name: 'deploy',
          status: 'completed',
          conclusion: 'failure',
          labels: [],
          steps: [
            {
              number: 1,
              name: 'Roll out',
              status: 'completed',
              conclusion: 'failure',
            },
          ],
        },
      ];
      expect(await moved()).toMatchObject({
        state: 'failed',
        phase: 'ended',
        endedAt: run.createdAt,
        reason: `Job 'deploy' failed at step 'Roll out'.`,
        reasonMessages: [
          {
            key: 'reason.stepFailed',
            values: { job: 'deploy', step: 'Roll out' },
          },
        ],
      });
      expect(await actions(stage, deployment)).toEqual([
        'requested',
        'sending',
        'sent',
        'attached',
        'started',
        'ended',
      ]);
      await request(stage, aReady(), 'k2');
    });

    it('sees the end without being told, within half a minute', async () => {
      const stage = createActing(knex);
      const { deployment, run } = await followed(stage);
      run.attempts = [{ status: 'completed', conclusion: 'success' }];
      stage.clock.now += 30_000;
      await stage.acting.settle();
      expect((await found(stage, deployment)).state).toBe('succeeded');
    });

    it.each([
      [true, expect.stringContaining('never claimed it')],
      [false, undefined],
    ])(
      'says of a success that was never claimed what that means, where its workflow claims (%s)',
      async (claims, reason) => {
        const stage = createActing(knex);
        const { run, moved } = await followed(stage, aReady({ claims }));
        run.attempts = [{ status: 'completed', conclusion: 'success' }];
        const { state, reason: said } = await moved();
        expect([state, said]).toEqual(['succeeded', reason]);
      },
    );

    it('waits for ci, which sees the run later or could not answer', async () => {
      const stage = createActing(knex);
      const { deployment, run, moved } = await followed(stage);
      run.seen = false;
      expect((await moved()).state).toBe('waiting');
      run.seen = true;
      stage.world.ciAnswers = false;
      await moved();
      stage.world.ciAnswers = true;
      run.attempts = [{ status: 'completed', conclusion: 'success' }];
      await settleFor(stage, 2 * minuteMs);
      expect((await found(stage, deployment)).state).toBe('succeeded');
    });

    it('ends as unknown where ci never knows the run, so that its place is free, and takes its word should it come', async () => {
      const stage = createActing(knex);
      const deployment = await request(stage);
      await stage.acting.settle();
      const [run] = stage.world.runs;
      run.seen = false;
      await settleFor(stage, 23 * 60 * minuteMs, 10 * minuteMs);
      expect((await found(stage, deployment)).state).toBe('waiting');

      await settleFor(stage, 2 * 60 * minuteMs, 10 * minuteMs);
      expect(await found(stage, deployment)).toMatchObject({
        state: 'unknown',
        phase: 'ended',
        reason: expect.stringContaining(`ci does not know run ${run.id}`),
      });
      await request(stage, aReady(), 'k2');

      run.seen = true;
      run.attempts = [{ status: 'completed', conclusion: 'success' }];
      await stage.acting.runsMayHaveMoved([
        { repositoryId: 'fake.example:1', runId: run.id },
      ]);
      await stage.acting.settle();
      expect((await found(stage, deployment)).state).toBe('succeeded');
    });

    it('takes a later attempt where nothing claims, unless another is on its way', async () => {
      const stage = createActing(knex);
      const { run, moved } = await followed(stage);
      run.attempts = [{ status: 'completed', conclusion: 'failure' }];
      expect((await moved()).state).toBe('failed');

      run.attempts.push({ status: 'in_progress' });
      expect(await moved()).toMatchObject({
        state: 'running',
        phase: 'following',
        run: { attempt: 2 },
      });
      run.attempts[1] = { status: 'completed', conclusion: 'success' };
      expect((await moved()).state).toBe('succeeded');

      const rival = await request(stage, aReady(), 'k2');
      run.attempts.push({ status: 'in_progress' });
      await moved();
      expect(await moved()).toMatchObject({ state: 'succeeded' });
      const deployment = await moved();
      const events = await stage.acting.events(deployment.id);
      expect(events.at(-1)).toMatchObject({
        action: 'run-again',
        detail: expect.stringContaining(rival.id),
        detailMessages: [
          {
            key: 'event.attemptStarted',
            values: { run: run.id, attempt: '3' },
          },
          {
            key: 'event.placeTaken',
            values: { id: rival.id, environment: rival.environment },
          },
        ],
      });
      expect(events.filter(event => event.action === 'run-again')).toHaveLength(
        2,
      );
    });

    it('takes a corrected word of the attempt that it followed', async () => {
      const stage = createActing(knex);
      const { run, moved } = await followed(stage);
      run.attempts = [{ status: 'completed', conclusion: 'success' }];
      expect((await moved()).state).toBe('succeeded');
      run.attempts = [{ status: 'completed', conclusion: 'failure' }];
      expect((await moved()).state).toBe('failed');
    });
  });

  describe('cancelling', () => {
    it('before it is sent ends it, and it is never sent', async () => {
      const stage = createActing(knex);
      const deployment = await request(stage);
      expect(await stage.acting.cancel(deployment.id, by)).toMatchObject({
        state: 'cancelled',
        phase: 'ended',
      });
      await settleFor(stage, minuteMs);
      expect(stage.world.dispatched).toEqual([]);
      expect(await actions(stage, deployment)).toEqual([
        'requested',
        'cancel-requested',
        'ended',
      ]);
    });

    it('while its run is known asks that to stop, and sees its end', async () => {
      const stage = createActing(knex);
      const deployment = await request(stage);
      await stage.acting.settle();
      await stage.acting.cancel(deployment.id, by);
      expect(stage.world.cancelled).toEqual(['1001']);
      stage.world.runs[0].attempts = [
        { status: 'completed', conclusion: 'cancelled' },
      ];
      await settleFor(stage, minuteMs);
      expect((await found(stage, deployment)).state).toBe('cancelled');
    });

    it('that fails is told and written down', async () => {
      const stage = createActing(knex);
      const deployment = await request(stage);
      await stage.acting.settle();
      stage.world.canCancel = false;
      await expect(stage.acting.cancel(deployment.id, by)).rejects.toThrow(
        'can not be cancelled',
      );
      expect((await stage.acting.events(deployment.id)).at(-1)).toMatchObject({
        action: 'cancel-failed',
        detail: expect.stringContaining('can not be cancelled'),
      });

      const { acting } = createActing(knex, { deployers: [] });
      await expect(acting.cancel(deployment.id, by)).rejects.toThrow();
      expect((await acting.events(deployment.id)).at(-1)).toMatchObject({
        action: 'cancel-failed',
        detailMessages: [{ key: 'deployment.cancelWithoutDeployer' }],
      });
    });

    it('of what is looked for, at its end or not there is refused', async () => {
      const stage = createActing(knex);
      stage.world.sends.push({
        happens: false,
        answer: { outcome: 'accepted' },
      });
      const deployment = await request(stage);
      await stage.acting.settle();
      await expect(stage.acting.cancel(deployment.id, by)).rejects.toThrow(
        'may have been sent',
      );
      await settleFor(stage, 6 * minuteMs);
      await expect(stage.acting.cancel(deployment.id, by)).rejects.toThrow(
        'at its end (unknown)',
      );
      await expect(stage.acting.cancel('x', by)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
