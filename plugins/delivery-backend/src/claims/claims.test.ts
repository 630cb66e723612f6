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

  it.each<[string, Partial<ClaimProof>]>([
    ['another repository', { repositorySourceId: '2' }],
    ['a repository of that name at another host', { host: 'other.example' }],
    ['another workflow', { workflowPath: '.github/workflows/other.yml' }],
    ['the workflow on another branch', { ref: 'refs/heads/evil' }],
    ["the workflow on a tag of the branch's name", { ref: 'refs/tags/main' }],
  ])('is not allowed to a run of %s', async (_, proof) => {
    const { acting, id: of, actions } = await sent();
    await expect(acting.claim(of, aProof(proof))).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
    expect((await actions()).at(-1)).toBe('claim-refused');
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
});
