import type { ClaimProof } from '@mainline/backstage-plugin-delivery-node';
import type { Knex } from 'knex';
import {
  aReady,
  clearActing,
  createActing,
  migrated,
  settleFor,
  testDatabases,
} from '../__testUtils__';

jest.setTimeout(60_000);

function aProof(given: Partial<ClaimProof> = {}): ClaimProof {
  return {
    host: 'fake.example',
    repository: 'demo/orders',
    repositorySourceId: '1',
    runId: '1001',
    runAttempt: 1,
    workflowPath: '.github/workflows/deploy.yml',
    ref: 'refs/heads/main',
    ...given,
  };
}

describe.each(testDatabases().eachSupportedId())('claiming on %s', id => {
  const databases = testDatabases();
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrated(await databases.init(id));
  });
  beforeEach(() => clearActing(knex));

  async function begin() {
    const stage = createActing(knex);
    const { deployment } = await stage.acting.request({
      ready: aReady({ claims: true }),
      by: 'user:default/frank',
      idempotencyKey: 'k1',
    });
    const actions = async () =>
      (await stage.acting.events(deployment.id)).map(event => event.action);
    return { ...stage, id: deployment.id, actions };
  }

  async function sent() {
    const stage = await begin();
    await stage.acting.settle();
    return stage;
  }

  it('is granted to its run, and again to the same attempt, which may not have heard the answer', async () => {
    const { acting, id: of, actions } = await sent();
    for (let n = 0; n < 3; n += 1) {
      expect(await acting.claim(of, aProof())).toMatchObject({
        claim: 'claimed',
        phase: 'following',
        run: { id: '1001', attempt: 1 },
      });
    }
    expect((await actions()).filter(each => each === 'claimed')).toHaveLength(
      1,
    );
  });

  it('of many runs at once is granted to one', async () => {
    const stage = await begin();
    stage.world.sends.push({
      happens: false,
      answer: { outcome: 'unsure', sentence: 'No answer.' },
    });
    await stage.acting.settle();
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) =>
        stage.acting.claim(stage.id, aProof({ runId: `${n}` })),
      ),
    );
    expect(answers.filter(each => each.status === 'fulfilled')).toHaveLength(1);
    expect(
      (await stage.actions()).filter(each => each === 'claim-refused'),
    ).toHaveLength(9);
  });

  it('attaches the run where it was looked for', async () => {
    const stage = await begin();
    stage.world.sends.push({ happens: true, answer: { outcome: 'accepted' } });
    await stage.acting.settle();
    expect(await stage.acting.claim(stage.id, aProof())).toMatchObject({
      phase: 'following',
      run: { id: '1001', repositoryId: 'fake.example:1' },
    });
    expect(await knex('outbox')).toEqual([]);
  });

  it.each<[string, Partial<ClaimProof>, string]>([
    ['another repository', { repositorySourceId: '2' }, 'otherRepository'],
    [
      'a repository of that name at another host',
      { host: 'other.example' },
      'otherRepository',
    ],
    [
      'another workflow',
      { workflowPath: '.github/workflows/other.yml' },
      'otherWorkflow',
    ],
    ['the workflow on another branch', { ref: 'refs/heads/evil' }, 'otherRef'],
    [
      "the workflow on a tag of the branch's name",
      { ref: 'refs/tags/main' },
      'otherRef',
    ],
  ])('is not allowed to a run of %s', async (_, proof, why) => {
    const { acting, id: of } = await sent();
    const messages = [{ key: `claim.${why}` }];
    await expect(acting.claim(of, aProof(proof))).rejects.toMatchObject({
      name: 'NotAllowedError',
      messages,
    });
    expect((await acting.events(of)).at(-1)).toMatchObject({
      action: 'claim-refused',
      detailMessages: messages,
    });
    expect((await acting.find(of))?.claim).toBe('expected');
  });

  it.each<[string, Partial<ClaimProof>, string]>([
    ['another run', { runId: '7' }, 'is made by run 1001'],
    ['a later attempt', { runAttempt: 2 }, 'was claimed by attempt 1'],
  ])('is refused to %s', async (name, proof, sentence) => {
    const { acting, id: of } = await sent();
    if (name !== 'another run') await acting.claim(of, aProof());
    await expect(acting.claim(of, aProof(proof))).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(sentence),
    });
  });

  it('is refused to the run of another deployment', async () => {
    const { acting, id: of, world } = await sent();
    world.sends.push({
      happens: true,
      answer: { outcome: 'unsure', sentence: 'No answer.' },
    });
    const { deployment } = await acting.request({
      ready: aReady({ claims: true, environment: 'production' }),
      by: 'user:default/frank',
      idempotencyKey: 'k2',
    });
    await acting.settle();
    await expect(acting.claim(deployment.id, aProof())).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(`Run 1001 makes deployment ${of}`),
    });
    await acting.claim(deployment.id, aProof({ runId: '1002' }));
  });

  it('writes the same refusal down once, however often it is claimed', async () => {
    const { acting, id: of, actions } = await sent();
    for (let n = 0; n < 3; n += 1) {
      await expect(
        acting.claim(of, aProof({ repositorySourceId: '2' })),
      ).rejects.toThrow();
    }
    expect(
      (await actions()).filter(each => each === 'claim-refused'),
    ).toHaveLength(1);
  });

  it('is refused before it was sent, at its end, and where there is none', async () => {
    const stage = await begin();
    await expect(stage.acting.claim(stage.id, aProof())).rejects.toThrow(
      'was not sent yet',
    );
    await stage.acting.cancel(stage.id, 'user:default/frank');
    await expect(stage.acting.claim(stage.id, aProof())).rejects.toThrow(
      'at its end (cancelled)',
    );
    expect((await stage.acting.events(stage.id)).at(-1)).toMatchObject({
      action: 'claim-refused',
      detailMessages: [
        { key: 'claim.tooLate', values: { id: stage.id } },
        { key: 'event.atEnd', values: { state: 'cancelled' } },
      ],
    });
    await expect(stage.acting.claim('x', aProof())).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('brings back one of unknown fate, unless it was sent again', async () => {
    const stage = await begin();
    stage.world.sends.push({
      happens: false,
      answer: { outcome: 'unsure', sentence: 'No answer.' },
    });
    await settleFor(stage, 6 * 60_000);
    expect((await stage.acting.find(stage.id))?.state).toBe('unknown');
    expect(await stage.acting.claim(stage.id, aProof())).toMatchObject({
      state: 'waiting',
      phase: 'following',
      claim: 'claimed',
    });
  });

  it('is refused to one of unknown fate that was sent again', async () => {
    const stage = await begin();
    stage.world.sends.push({
      happens: false,
      answer: { outcome: 'unsure', sentence: 'No answer.' },
    });
    await settleFor(stage, 6 * 60_000);
    const { deployment } = await stage.acting.request({
      ready: aReady({ claims: true }),
      by: 'user:default/frank',
      idempotencyKey: 'k2',
      sendsAgain: stage.id,
    });
    await expect(stage.acting.claim(stage.id, aProof())).rejects.toThrow(
      `sent again, as ${deployment.id}`,
    );
  });

  it('holds for its attempt: a later one is told of, and changes nothing', async () => {
    const stage = await sent();
    await stage.acting.claim(stage.id, aProof());
    const [run] = stage.world.runs;
    run.attempts = [{ status: 'completed', conclusion: 'success' }];
    const moved = async () => {
      await stage.acting.runsMayHaveMoved([
        { repositoryId: 'fake.example:1', runId: run.id },
      ]);
      await stage.acting.settle();
      return stage.acting.find(stage.id);
    };
    expect((await moved())?.state).toBe('succeeded');
    run.attempts.push({ status: 'completed', conclusion: 'failure' });
    expect(await moved()).toMatchObject({
      state: 'succeeded',
      run: { attempt: 1 },
    });
    await moved();
    expect(
      (await stage.actions()).filter(each => each === 'run-again'),
    ).toHaveLength(1);
  });

  describe('with the digest of an artifact', () => {
    const a = `sha256:${'a'.repeat(64)}`;
    const b = `sha256:${'b'.repeat(64)}`;

    /** Deployments of one version, sent and not claimed. */
    async function sentTo(environments: Array<[string, string?]>) {
      const stage = createActing(knex);
      const sentDeployments = [];
      for (const [environment, digest] of environments) {
        const { deployment } = await stage.acting.request({
          ready: aReady({ claims: true, environment, digest }),
          by: 'user:default/frank',
          idempotencyKey: environment,
        });
        await stage.acting.settle();
        const run = stage.world.runs.at(-1)!;
        sentDeployments.push({
          id: deployment.id,
          run,
          claim: (told?: { digest?: string }, given?: Partial<ClaimProof>) =>
            stage.acting.claim(
              deployment.id,
              aProof({ runId: run.id, ...given }),
              told,
            ),
          end: async (conclusion: string) => {
            run.attempts = [{ status: 'completed', conclusion }];
            await stage.acting.runsMayHaveMoved([
              { repositoryId: 'fake.example:1', runId: run.id },
            ]);
            await stage.acting.settle();
          },
          events: () => stage.acting.events(deployment.id),
        });
      }
      return { ...stage, sent: sentDeployments };
    }

    it('keeps it with the deployment, and tells it again', async () => {
      const {
        sent: [uat],
      } = await sentTo([['uat']]);
      expect(await uat.claim({ digest: a })).toMatchObject({ digest: a });
      expect(await uat.claim({ digest: a })).toMatchObject({ digest: a });
      expect(await uat.claim()).toMatchObject({ digest: a });
      await expect(uat.claim({ digest: b })).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(
          `with ${a}, and it tells another one now`,
        ),
      });
    });

    it('of a promotion tells it, and takes no other', async () => {
      const {
        sent: [live],
        acting,
      } = await sentTo([['production', a]]);
      await expect(live.claim({ digest: b })).rejects.toMatchObject({
        name: 'ConflictError',
        message: `digest is ${b}, but deployment ${live.id} to production was asked for with ${a}, which b456 passed before, so something was built again: deploy that artifact, or a later version.`,
      });
      expect((await live.events()).at(-1)?.action).toBe('claim-refused');
      expect(await acting.find(live.id)).toMatchObject({
        claim: 'expected',
        digest: a,
      });
      expect(await live.claim()).toMatchObject({ digest: a });
    });

    it.each<[string, string, string]>([
      ['passed an environment', 'success', `passed uat with ${a}`],
      ['is on its way to one', '', `is on its way to uat with ${a}`],
    ])(
      'is refused where the version %s with another',
      async (_, conclusion, why) => {
        const {
          sent: [uat, live],
        } = await sentTo([['uat'], ['production']]);
        await uat.claim({ digest: a });
        if (conclusion) await uat.end(conclusion);
        await expect(live.claim({ digest: b })).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining(`digest is ${b}, but b456 ${why}`),
        });
        expect((await live.events()).at(-1)).toMatchObject({
          action: 'claim-refused',
          detail: expect.stringContaining(why),
          detailMessages: [
            {
              key: conclusion
                ? 'promotion.artifactPassed'
                : 'promotion.artifactUnderway',
            },
          ],
        });
      },
    );

    it.each<[string, string, string]>([
      ['failed in an environment with another', 'failure', b],
      ['passed one with the same', 'success', a],
    ])('is granted where the version %s', async (_, conclusion, digest) => {
      const {
        sent: [uat, live],
      } = await sentTo([['uat'], ['production']]);
      await uat.claim({ digest: a });
      await uat.end(conclusion);
      expect(await live.claim({ digest })).toMatchObject({
        claim: 'claimed',
        digest,
      });
    });

    it('lets one artifact win where many environments are claimed at once with different ones', async () => {
      const environments = Array.from({ length: 8 }, (_, n) => `e${n}`);
      const { sent: all } = await sentTo(
        environments.map(environment => [environment]),
      );
      const answers = await Promise.all(
        all.map((each, n) =>
          each.claim({ digest: n % 2 ? a : b }).then(
            ({ digest }) => digest,
            (error: Error) => error.name,
          ),
        ),
      );
      const winner = answers.includes(a) ? a : b;
      expect(answers.filter(each => each === winner)).toHaveLength(4);
      expect(answers.filter(each => each === 'ConflictError')).toHaveLength(4);
    });

    it('is reported where an end is corrected after another artifact was let through', async () => {
      const {
        sent: [uat, live],
      } = await sentTo([['uat'], ['production']]);
      await uat.claim({ digest: a });
      await uat.end('failure');
      await live.claim({ digest: b });
      await uat.end('success');
      expect((await uat.events()).at(-1)).toMatchObject({
        action: 'other-artifact',
        detail: expect.stringContaining(`on its way to production with ${b}`),
      });
    });
  });
});
