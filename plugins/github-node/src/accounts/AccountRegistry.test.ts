import { mockServices } from '@backstage/backend-test-utils';
import type { GithubCredentials } from '@backstage/integration';
import { AccountRegistry } from './AccountRegistry';

function setUp(credentials: (url: string) => GithubCredentials) {
  return new AccountRegistry({
    integration: { host: 'github.com' },
    apiBaseUrl: 'https://api.github.com',
    credentials: { getCredentials: async ({ url }) => credentials(url) },
    reserveForPeople: 0.1,
    pointsPerMinute: 900,
    logger: mockServices.logger.mock(),
    now: () => 0,
  });
}

describe('AccountRegistry', () => {
  it('keeps installations of different owners apart', async () => {
    const registry = setUp(url => ({ type: 'app', token: `of ${url}` }));
    const acme = await registry.find({ owner: 'acme', repo: 'x' });
    const zulu = await registry.find({ owner: 'zulu', repo: 'x' });
    expect(acme.account).not.toBe(zulu.account);
    expect(registry.budgets().map(({ account }) => account)).toEqual([
      'app:acme',
      'app:zulu',
    ]);
  });

  it('keeps the budget of an installation when its token is renewed', async () => {
    let token = 'first';
    const registry = setUp(() => ({ type: 'app', token }));
    const before = await registry.find({ owner: 'acme', repo: 'x' });
    token = 'second';
    const after = await registry.find({ owner: 'Acme', repo: 'y' });
    expect(after).toEqual({ account: before.account, token: 'second' });
    expect(registry.budgets()).toHaveLength(1);
  });

  it('gives owners that share a token one budget, also after it is renewed', async () => {
    let token = 'first';
    const registry = setUp(() => ({ type: 'app', token }));
    const acme = await registry.find({ owner: 'acme', repo: 'x' });
    const zulu = await registry.find({ owner: 'zulu', repo: 'x' });
    token = 'second';
    const again = await registry.find({ owner: 'zulu', repo: 'x' });
    expect(zulu.account).toBe(acme.account);
    expect(again.account).toBe(acme.account);
  });

  it('says what to check where there are no credentials', async () => {
    const registry = setUp(() => {
      throw new Error('the App is suspended');
    });
    await expect(
      registry.find({ owner: 'acme', repo: 'x' }),
    ).rejects.toMatchObject({
      reason: 'credentials',
      sent: false,
      message: expect.stringContaining('the App is suspended'),
    });
  });

  it('heeds what others learned of an account before it asks with it', async () => {
    const registry = setUp(() => ({ type: 'token', token: 't' }));
    const blockedUntil = '2026-03-01T10:10:00.000Z';
    registry.heed([{ host: 'github.com', account: 'token', blockedUntil }], 2);
    const { account } = await registry.find({ owner: 'acme', repo: 'x' });
    expect(account.budget.snapshot()).toMatchObject({ blockedUntil });
  });
});
