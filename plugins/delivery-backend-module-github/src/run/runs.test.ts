import { randomUUID } from 'node:crypto';
import type {
  Deployer,
  DeployOrder,
} from '@mainline/backstage-plugin-delivery-node';
import { configFor, startDeployer } from '../__testUtils__/startDeployer';
import { answerJson, startGithub } from '../__testUtils__/startGithub';
import { openedAt, startShop } from '../__testUtils__/startShop';

jest.setTimeout(60_000);

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});

async function openShop() {
  const shop = await startShop();
  stops.push(() => shop.simulator.close());
  const order = await shop.orderOf(randomUUID());
  const start = (correlationId: string) => {
    const result = shop.world.dispatch('catalog', 'deploy.yml', {
      ref: 'main',
      inputs: {
        service: 'catalog',
        environment: 'uat',
        version: 'x',
        correlation_id: correlationId,
      },
      actor: shop.world.account('octocat'),
    });
    if (!result.ok) throw new Error(result.message);
    return result.run;
  };
  return { ...shop, order, start };
}

const order: DeployOrder = {
  correlationId: '5a0b24c5-4ad2-4a2f-b4f3-2d0d5f3f0001',
  service: 'component:default/catalog',
  serviceName: 'catalog',
  environment: 'uat',
  version: 'b1',
  sha: 'a'.repeat(40),
  call: {
    host: 'github.com',
    slug: 'acme/catalog',
    repositoryId: 'github.com:7',
    workflowPath: '.github/workflows/deploy.yml',
    ref: 'main',
    inputs: ['environment', 'version', 'correlation_id'],
  },
};

/** Answers each page of runs that is asked for with the next of these. */
async function withPages(
  pages: unknown[],
  status = 200,
): Promise<{ deployer: Deployer; seen: Array<{ url: string }> }> {
  let count = 0;
  const github = await startGithub((_, response) => {
    count += 1;
    const next = `<${github.url}/repositories/7/runs?page=${
      count + 1
    }>; rel="next"`;
    answerJson(
      response,
      status,
      pages[count - 1] ?? {},
      count < pages.length ? { link: next } : {},
    );
  });
  stops.push(github.stop);
  return {
    deployer: await startDeployer(configFor(github.url)),
    seen: github.seen,
  };
}
const page = (...runs: object[]) => ({ workflow_runs: runs });
const sent = { sentSince: openedAt };
const title = `Deploy ${order.correlationId}`;

describe('looking for a run', () => {
  it('finds the one of the correlation id among others, with its attempt and page', async () => {
    const shop = await openShop();
    shop.start(randomUUID());
    const run = shop.start(shop.order.correlationId);
    shop.start(randomUUID());

    await expect(shop.deployer.find(shop.order, sent)).resolves.toEqual({
      repositoryId: `github.com:${shop.repository.id}`,
      id: String(run.id),
      attempt: 1,
      url: `${shop.simulator.url}/acme/catalog/actions/runs/${run.id}`,
    });
    expect(
      shop.simulator.requests
        .matching(/runs/)
        .map(({ url }) => decodeURIComponent(url)),
    ).toEqual([
      '/repos/acme/catalog/actions/workflows/deploy.yml/runs?event=workflow_dispatch&created=>=2026-11-20T09:59:00Z&per_page=100',
    ]);
  });

  it('finds the oldest, should there be two', async () => {
    const shop = await openShop();
    const first = shop.start(shop.order.correlationId);
    shop.clock.advance(1_000);
    shop.start(shop.order.correlationId);
    await expect(shop.deployer.find(shop.order, sent)).resolves.toMatchObject({
      id: String(first.id),
    });
  });

  it('finds one that began by a clock that is behind ours, and none that is older', async () => {
    const shop = await openShop();
    shop.start(shop.order.correlationId);
    const sentAfter = (ms: number) => ({
      sentSince: new Date(Date.parse(openedAt) + ms).toISOString(),
    });
    await expect(
      shop.deployer.find(shop.order, sentAfter(60_999)),
    ).resolves.toBeDefined();
    await expect(
      shop.deployer.find(shop.order, sentAfter(61_000)),
    ).resolves.toBeUndefined();
  });

  it('goes through pages until it is found', async () => {
    const { deployer, seen } = await withPages([
      page({ id: 3, display_title: 'other', created_at: openedAt }),
      page({ id: 2, display_title: title.toUpperCase() }),
      page({ id: 1 }),
    ]);
    await expect(deployer.find(order, sent)).resolves.toMatchObject({
      id: '2',
    });
    expect(seen).toHaveLength(2);
  });

  it('ends with the first run that is older, where a host does not filter', async () => {
    const { deployer, seen } = await withPages([
      page({ id: 3, created_at: '2026-11-20T09:58:59Z' }),
      page({ id: 2, display_title: title }),
    ]);
    await expect(deployer.find(order, sent)).resolves.toBeUndefined();
    expect(seen).toHaveLength(1);
  });

  it.each<[string, object, string | undefined]>([
    ['its name where there is no title', { id: 1, name: title }, '1'],
    [
      'an id beyond 2^53',
      { id: '9007199254740993', display_title: title },
      '9007199254740993',
    ],
    ['nothing where neither is there', { id: 1 }, undefined],
    [
      'nothing where both say something else',
      { id: 1, display_title: 'x', name: title },
      undefined,
    ],
    ['nothing in what is no run', { display_title: title }, undefined],
  ])('reads old and odd answers: %s', async (_, run, id) => {
    const { deployer } = await withPages([page({ id: null }, run)]);
    expect((await deployer.find(order, sent))?.id).toBe(id);
  });

  it.each<[number, unknown, string]>([
    [200, {}, 'holds no workflow_runs'],
    [404, { message: 'Not Found' }, 'It may be gone'],
    [502, '', 'answered 502'],
  ])(
    'throws where GitHub does not tell: %s %p',
    async (status, body, words) => {
      const { deployer } = await withPages([body, body, body], status);
      await expect(deployer.find(order, sent)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(words),
      });
    },
  );
});

describe('cancelling a run', () => {
  it('asks GitHub, and the run stops', async () => {
    const shop = await openShop();
    const run = shop.start(shop.order.correlationId);
    await shop.deployer.cancel(shop.order, { id: String(run.id) });
    shop.clock.advance(60_000);
    expect(shop.world.newestAttempt(run).conclusion).toBe('cancelled');
  });

  it('says that a run has ended already, or is not there', async () => {
    const shop = await openShop();
    const run = shop.start(shop.order.correlationId);
    shop.clock.advance(60_000);
    await expect(
      shop.deployer.cancel(shop.order, { id: String(run.id) }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: `Run ${run.id} of acme/catalog can't be cancelled any more: it has ended already.`,
    });
    await expect(
      shop.deployer.cancel(shop.order, { id: '7' }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('Run 7 of acme/catalog is not there'),
    });
  });

  it('says what the App lacks, and when GitHub does not answer', async () => {
    const shop = await openShop();
    const run = shop.start(shop.order.correlationId);
    const on = { path: /\/cancel$/ };
    shop.simulator.faults.add({ on, kind: 403 });
    shop.simulator.faults.add({ on, kind: 'truncated' });
    const cancel = () =>
      shop.deployer.cancel(shop.order, { id: String(run.id) });
    await expect(cancel()).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('the permission Actions: write'),
    });
    await expect(cancel()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        `Nothing says that run ${run.id} of acme/catalog is being cancelled`,
      ),
    });
  });
});
