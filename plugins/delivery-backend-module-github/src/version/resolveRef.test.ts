import { configFor, startDeployer } from '../testing/startDeployer';
import { answerJson, startGithub } from '../testing/startGithub';
import { startShop } from '../testing/startShop';
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

  it.each([
    [404, { message: 'Not Found' }, undefined],
    [409, { message: 'Git Repository is empty.' }, undefined],
    [422, { message: 'No commit found for SHA: v1' }, undefined],
    [200, {}, 'answered without a commit'],
    [403, { message: 'Resource not accessible' }, 'Contents'],
    [500, {}, 'answered 500'],
  ])('after %s %p', async (status, body, words) => {
    const github = await startGithub((_, response) =>
      answerJson(response, status, body),
    );
    try {
      const deployer = await startDeployer(configFor(github.url));
      const answer = await deployer
        .resolveVersion(shop.service, 'v1')
        .catch(error => error);
      if (words === undefined) expect(answer).toBeUndefined();
      else {
        expect(answer).toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining(words),
        });
      }
    } finally {
      await github.stop();
    }
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
