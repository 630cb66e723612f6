import { configFor, startDeployer } from '../__testUtils__/startDeployer';
import { answerJson, startGithub } from '../__testUtils__/startGithub';
import { startShop } from '../__testUtils__/startShop';
import { isRefName } from './isRefName';

jest.setTimeout(60_000);

describe('the commit of a name', () => {
  let shop: Awaited<ReturnType<typeof startShop>>;
  beforeEach(async () => {
    shop = await startShop();
  });
  afterEach(() => shop.simulator.close());

  it('is that of a branch or a tag', async () => {
    const { world, deployer, service } = shop;
    const first = world.repository('catalog').branches.get('main');
    world.tag('catalog', 'release/v1');
    world.push('catalog', { startRuns: false });
    const second = world.repository('catalog').branches.get('main');

    await expect(deployer.resolveVersion(service, 'release/v1')).resolves.toBe(
      first,
    );
    await expect(deployer.resolveVersion(service, 'main')).resolves.toBe(
      second,
    );
    expect(first).not.toBe(second);
  });

  it('is asked of GitHub once, however often an open page asks, and again later', async () => {
    let now = Date.parse('2026-11-20T10:00:00.000Z');
    await shop.simulator.close();
    shop = await startShop({ now: () => now });
    const { world, deployer, service, simulator } = shop;
    world.tag('catalog', 'v1');
    const first = await deployer.resolveVersion(service, 'v1');
    const asked = simulator.requests.count;
    for (let n = 0; n < 5; n += 1) {
      expect(await deployer.resolveVersion(service, 'v1')).toBe(first);
    }
    expect(simulator.requests.count).toBe(asked);

    now += 31_000;
    expect(await deployer.resolveVersion(service, 'v1')).toBe(first);
    expect(simulator.requests.count).toBe(asked + 1);
  });

  it('is none where nothing has that name, or nothing can have it', async () => {
    const { deployer, service, simulator } = shop;
    await expect(
      deployer.resolveVersion(service, 'v9'),
    ).resolves.toBeUndefined();
    const asked = simulator.requests.count;
    for (const name of ['..', '../../catalog', 'v1 x', 'v1^', '']) {
      await expect(
        deployer.resolveVersion(service, name),
      ).resolves.toBeUndefined();
    }
    await expect(
      deployer.resolveVersion({ ...service, repository: undefined }, 'v1'),
    ).resolves.toBeUndefined();
    expect(simulator.requests.count).toBe(asked);
  });

  const answered = async (status: number, body: unknown) => {
    const github = await startGithub((_, response) =>
      answerJson(response, status, body),
    );
    try {
      const deployer = await startDeployer(configFor(github.url));
      return await deployer.resolveVersion(shop.service, 'v1');
    } finally {
      await github.stop();
    }
  };

  it.each([
    [404, 'Not Found'],
    [409, 'Git Repository is empty.'],
    [422, 'No commit found for SHA: v1'],
  ])('is none after %s %s', async (status, message) => {
    await expect(answered(status, { message })).resolves.toBeUndefined();
  });

  it.each([
    [200, {}, 'answered without a commit'],
    [403, { message: 'Resource not accessible' }, 'Contents'],
    [500, {}, 'answered 500'],
  ])('is not known after %s %p', async (status, body, words) => {
    await expect(answered(status, body)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(words),
    });
  });
});

it.each([
  ['v1.2.3', true],
  ['release/2026-11', true],
  ['b456', true],
  ['a@b', true],
  ['@', false],
  ['a@{1}', false],
  ['a..b', false],
  ['.a', false],
  ['a/.b', false],
  ['a.lock', false],
  ['a.lock/b', false],
  ['/a', false],
  ['a/', false],
  ['a//b', false],
  ['a.', false],
  ['a~1', false],
  ['a:b', false],
  ['a?', false],
  ['a*', false],
  ['a[0]', false],
  ['a\\b', false],
  ['a\u0000', false],
  ['a\n', false],
  ['x'.repeat(256), false],
])('says of %p as a name: %s', (name, expected) => {
  expect(isRefName(name)).toBe(expected);
});
