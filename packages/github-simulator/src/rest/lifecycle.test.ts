import { startWorld } from '../testing/startWorld';
import { read, rowsOf } from '../testing/readEverything';

const webhooks = { url: 'http://localhost:1/', secret: 'secret' };

describe('a repository that does not stay what it was', () => {
  let started: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    started = await startWorld({ webhooks });
    started.simulator.pauseWebhooks();
  });
  afterEach(async () => {
    const { simulator, guard } = started;
    for (const { event, action, payload } of simulator.deliveries) {
      guard.checkWebhook(event, action, payload);
    }
    await simulator.close();
    guard.assertValid();
  });

  it('is found by its old name after it was renamed and transferred, until another takes that', async () => {
    const { world, repository, api, simulator } = started;
    world.renameRepository(repository, 'sales');
    world.transferRepository(
      repository,
      world.account('initech', 'Organization'),
    );
    const moved = await read(api);
    expect(moved.status).toBe(301);
    const found = await read(moved.headers.get('location') ?? '');
    expect(found.body).toMatchObject({
      id: repository.id,
      full_name: 'initech/sales',
    });
    const other = world.addRepository({
      name: 'orders',
      owner: world.account('demo', 'Organization'),
    });
    expect((await read(api)).body).toMatchObject({ id: other.id });
    expect(simulator.deliveries.flatMap(({ action }) => action ?? [])).toEqual([
      'renamed',
      'transferred',
    ]);
  });

  it('says that it is archived, and what its default branch is', async () => {
    const { world, repository, api } = started;
    world.push(repository, { branch: 'trunk', startRuns: false });
    world.changeDefaultBranch(repository, 'trunk');
    world.archiveRepository(repository);
    expect((await read(api)).body).toMatchObject({
      archived: true,
      default_branch: 'trunk',
    });
    expect(() => world.changeDefaultBranch(repository, 'nowhere')).toThrow(
      "'orders' has no branch 'nowhere'",
    );
  });

  it('is not there any more under any name once it is deleted', async () => {
    const { world, repository, api, simulator } = started;
    world.renameRepository(repository, 'sales');
    world.deleteRepository(repository);
    expect((await read(api)).status).toBe(404);
    expect(
      (await read(`${simulator.url}/repositories/${repository.id}`)).status,
    ).toBe(404);
  });

  it('keeps what a forced push took from a branch, and tells of the push', async () => {
    const { world, repository, api, simulator } = started;
    const first = repository.branches.get('main') ?? '';
    const lost = world.push(repository, { message: 'Lost' });
    const kept = world.forcePush(repository, {
      to: first,
      commits: [{ message: 'Kept' }],
    });
    const commits = rowsOf(await read(`${api}/commits`), undefined);
    expect(commits.map(({ sha }) => sha)).toEqual([kept.sha, first]);
    const removed = await read(`${api}/compare/${kept.sha}...${lost.sha}`);
    expect(removed.body).toMatchObject({
      status: 'diverged',
      commits: [{ sha: lost.sha }],
    });
    const [newest] = rowsOf(await read(`${api}/activity`), undefined);
    expect(newest).toMatchObject({
      activity_type: 'force_push',
      before: lost.sha,
      after: kept.sha,
    });
    const push = simulator.deliveries.findLast(({ event }) => event === 'push');
    expect(push?.payload).toMatchObject({ forced: true, after: kept.sha });
  });

  it('builds the commit that a branch was put back to', async () => {
    const { world, repository, simulator } = started;
    const first = repository.branches.get('main') ?? '';
    world.push(repository);
    world.forcePush(repository, { to: first });
    expect(repository.runs.at(-1)).toMatchObject({ sha: first, event: 'push' });
    const push = simulator.deliveries.findLast(({ event }) => event === 'push');
    expect(push?.payload).toMatchObject({
      forced: true,
      after: first,
      commits: [],
      head_commit: { id: first },
    });
  });
});

it('tells what succeeding runs uploaded, until its time has come', async () => {
  const { simulator, world, clock, guard } = await startWorld();
  const shop = world.addRepository({
    name: 'shop',
    owner: world.account('demo', 'Organization'),
    workflows: [
      {
        name: 'CI',
        path: '.github/workflows/ci.yml',
        on: ['push'],
        jobs: [
          {
            name: 'build',
            steps: ['Build'],
            durationMs: 20_000,
            artifacts: ['image'],
          },
        ],
      },
    ],
  });
  const api = `${simulator.url}/repos/demo/shop/actions`;
  world.push(shop, { plan: { outcome: 'failure' } });
  world.push(shop);
  clock.advance(60_000);
  const run = shop.runs[1];
  const [artifact, ...others] = rowsOf(
    await read(`${api}/artifacts`),
    'artifacts',
  );
  expect(others).toEqual([]);
  expect(artifact).toMatchObject({
    name: 'image',
    expired: false,
    workflow_run: { id: run.id, head_sha: run.sha },
  });
  world.rerun(shop, run);
  clock.advance(91 * 86_400_000);
  const again = await read(`${api}/runs/${run.id}/artifacts`);
  expect(rowsOf(again, 'artifacts')).toMatchObject([
    { expired: true },
    { id: artifact.id, expired: true },
  ]);
  expect(await read(`${api}/artifacts/${artifact.id}`)).toMatchObject({
    status: 200,
  });
  await simulator.close();
  guard.assertValid();
});
