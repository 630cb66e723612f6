import { createHmac, createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@backstage/types';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { configFor, startDeployer } from '../__testUtils__/startDeployer';
import { startShop, type Shop } from '../__testUtils__/startShop';

jest.setTimeout(60_000);

const claimsOf = (issuer: string, changes: JsonObject = {}) => ({
  delivery: {
    github: {
      claims: [
        { host: 'github.com', issuer, audience: 'mainline', ...changes },
      ],
    },
  },
});

const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;
const base64 = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a claim', () => {
  let shop: Shop;
  let valid: string;
  const mint = (
    claims: Record<string, unknown> = {},
    audience = 'mainline',
  ) => {
    const [run] = shop.world.repository('catalog').runs;
    return shop.simulator.mintToken('catalog', run, { audience, claims });
  };
  beforeAll(async () => {
    shop = await startShop({
      simulator: { tokenTime: () => Date.now() },
      config: url => claimsOf(url),
    });
    const order = await shop.orderOf('c-1');
    await shop.deployer.dispatch(order);
    valid = await mint();
  });
  afterAll(() => shop.simulator.close());

  const verify = (token: string) => {
    if (!shop.deployer.verifyClaim) throw new Error('It verifies no claims');
    return shop.deployer.verifyClaim(token);
  };
  const refusal = async (token: string) => {
    const error = await verify(token).then(
      () => new Error('It was believed'),
      thrown => thrown,
    );
    expect(error.name).toBe('AuthenticationError');
    for (const part of token.split('.').filter(({ length }) => length > 8)) {
      expect(error.message).not.toContain(part);
    }
    return error.message;
  };

  it('proves repository, run, attempt and workflow', async () => {
    const [run] = shop.world.repository('catalog').runs;
    await expect(verify(valid)).resolves.toEqual({
      host: 'github.com',
      repository: 'acme/catalog',
      repositorySourceId: String(shop.repository.id),
      runId: String(run.id),
      runAttempt: 1,
      workflowPath: '.github/workflows/deploy.yml',
      ref: 'refs/heads/main',
      environment: 'uat',
    });
  });

  it.each<[string, Record<string, unknown>, object]>([
    [
      'without environment',
      { environment: undefined },
      { environment: undefined },
    ],
    [
      'with numbers',
      { run_id: 7, run_attempt: 2 },
      { runId: '7', runAttempt: 2 },
    ],
    [
      'with an @ in path and ref',
      {
        workflow_ref: 'acme/catalog/.github/workflows/a@b.yml@refs/heads/x@y',
        ref: 'refs/heads/x@y',
      },
      { workflowPath: '.github/workflows/a@b.yml', ref: 'refs/heads/x@y' },
    ],
    ['that expired a moment ago, by our clock', { exp: seconds(-30) }, {}],
    [
      'of a clock that is ahead of ours',
      { iat: seconds(30), nbf: seconds(30) },
      {},
    ],
    ['for several', { aud: ['other', 'mainline'] }, {}],
  ])('is believed of a token %s', async (_, claims, expected) => {
    await expect(verify(await mint(claims))).resolves.toMatchObject(expected);
  });

  const again = 'get a new one in the step that claims';
  it.each<[string, Record<string, unknown>, string]>([
    ['expired', { exp: seconds(-3600), iat: seconds(-3900) }, 'has expired'],
    ['old', { iat: seconds(-2 * 3600) }, 'has expired'],
    ['of tomorrow', { nbf: seconds(86_400) }, again],
    ['issued tomorrow', { iat: seconds(86_400) }, again],
    ['without end', { exp: undefined }, again],
    ['without beginning', { iat: undefined }, again],
    ['for somebody else', { aud: 'sts.amazonaws.com' }, 'audience=mainline'],
    ['for nobody', { aud: undefined }, 'audience=mainline'],
    ['of another issuer', { iss: 'https://evil.example' }, 'no issuer'],
    ['of no issuer', { iss: undefined }, 'no issuer'],
    ['of no run', { run_id: undefined }, "is not one of a workflow's run"],
    ['of run 0', { run_id: '0' }, "is not one of a workflow's run"],
    ['of no attempt', { run_attempt: 'x' }, "is not one of a workflow's run"],
    [
      'of no repository',
      { repository: 'catalog' },
      "is not one of a workflow's run",
    ],
    [
      "of another repository's workflow",
      {
        workflow_ref:
          'evil/catalog/.github/workflows/deploy.yml@refs/heads/main',
      },
      "is not one of a workflow's run",
    ],
    [
      'of a workflow without ref',
      { workflow_ref: 'acme/catalog/.github/workflows/deploy.yml' },
      "is not one of a workflow's run",
    ],
  ])('is not believed of a token %s', async (_, claims, words) => {
    expect(await refusal(await mint(claims))).toContain(words);
  });

  it('is not believed of what is signed by nobody, or by somebody else', async () => {
    const [header, payload, signature] = valid.split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
    const forged = await generateKeyPair('RS256');
    const withKey = (headers: { alg: string; kid?: string }) =>
      new SignJWT(JSON.parse(Buffer.from(payload, 'base64url').toString()))
        .setProtectedHeader(headers)
        .sign(forged.privateKey);

    expect(await refusal(`${base64({ alg: 'none' })}.${payload}.`)).toContain(
      'RS256',
    );
    expect(await refusal(await withKey({ alg: 'RS256', kid }))).toContain(
      'is not signed by its issuer',
    );
    expect(
      await refusal(await withKey({ alg: 'RS256', kid: 'another' })),
    ).toContain('is not signed by its issuer');
    expect(
      await refusal(`${header}.${payload}.${signature.slice(0, -4)}AAAA`),
    ).toContain('is not signed by its issuer');
    const other = base64({
      ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
      run_id: '7',
    });
    expect(await refusal(`${header}.${other}.${signature}`)).toContain(
      'is not signed by its issuer',
    );
  });

  it('is not believed of what is signed with the public key as a secret', async () => {
    const [, payload] = valid.split('.');
    const jwks = await fetch(`${shop.simulator.url}/.well-known/jwks`);
    const [jwk] = (await jwks.json()).keys;
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const input = `${base64({
      alg: 'HS256',
      typ: 'JWT',
      kid: jwk.kid,
    })}.${payload}`;
    const signature = createHmac('sha256', pem)
      .update(input)
      .digest('base64url');
    expect(await refusal(`${input}.${signature}`)).toContain('RS256');
  });

  it.each([
    '',
    'x',
    'a.b.c',
    '{}',
    'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
    `${base64({})}.${base64([])}.x`,
  ])('is not believed of what is no token: %p', async token => {
    expect(await refusal(token)).toMatch(/is no token|no issuer/);
  });
});

describe('the keys of an issuer', () => {
  it('are read once; answers that are no keys say nothing of the token', async () => {
    const keys = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one' };
    let answer: { status: number; body: string } = { status: 500, body: '' };
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(answer.status);
      response.end(answer.body);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const { verifyClaim, ...deployer } = await startDeployer(
        configFor('http://127.0.0.1:1', claimsOf(issuer)),
      ).then(started => ({
        id: started.id,
        verifyClaim: (token: string) => started.verifyClaim?.(token),
      }));
      expect(deployer.id).toBe('github-actions');
      const token = await new SignJWT({
        iss: issuer,
        aud: 'mainline',
        repository: 'acme/catalog',
        repository_id: '7',
        run_id: '1',
        run_attempt: '1',
        workflow_ref:
          'acme/catalog/.github/workflows/deploy.yml@refs/heads/main',
        ref: 'refs/heads/main',
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(keys.privateKey);
      const unavailable = {
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(`The keys of ${issuer} can't be read`),
      };

      await expect(verifyClaim(token)).rejects.toMatchObject(unavailable);
      answer = { status: 200, body: '<html>' };
      await expect(verifyClaim(token)).rejects.toMatchObject(unavailable);
      answer = { status: 200, body: '{"keys": 7}' };
      await expect(verifyClaim(token)).rejects.toMatchObject(unavailable);
      answer = { status: 200, body: JSON.stringify({ keys: [jwk] }) };
      await expect(verifyClaim(token)).resolves.toMatchObject({ runId: '1' });
      const read = asked;
      await verifyClaim(token);
      expect(asked).toBe(read);
    } finally {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  });

  it('of a server that is down: the claim can be made again later', async () => {
    const deployer = await startDeployer(
      configFor('http://127.0.0.1:1', claimsOf('http://127.0.0.1:1')),
    );
    const token = `${base64({ alg: 'RS256', kid: 'a' })}.${base64({
      iss: 'http://127.0.0.1:1',
    })}.AAAA`;
    await expect(deployer.verifyClaim?.(token)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });
});

describe('delivery.github.claims', () => {
  const start = (claims: JsonObject[]) =>
    startDeployer(
      configFor('http://127.0.0.1:1', { delivery: { github: { claims } } }),
    );
  const github = { host: 'github.com', audience: 'mainline' };

  it.each<[string, JsonObject[], string]>([
    [
      'of a host without integration',
      [{ ...github, host: 'ghe.example', issuer: 'https://x.example' }],
      "delivery.github.claims[0].host is 'ghe.example', which is no host of integrations.github: name one of github.com.",
    ],
    [
      'that is no address',
      [{ ...github, issuer: 'github' }],
      "delivery.github.claims[0].issuer is 'github'",
    ],
    [
      'in the clear',
      [{ ...github, issuer: 'http://x.example' }],
      'give an address that begins with https://',
    ],
    [
      'twice for a host',
      [
        { ...github, issuer: 'https://x.example' },
        { ...github, issuer: 'https://y.example' },
      ],
      'delivery.github.claims[1] has the host or the issuer of an entry before',
    ],
    [
      'without audience',
      [{ host: 'github.com', issuer: 'https://x.example' }],
      "'delivery.github.claims[0].audience'",
    ],
  ])('an entry %s is refused with a sentence', async (_, claims, sentence) => {
    await expect(start(claims)).rejects.toThrow(sentence);
  });

  const named = (iss: string) =>
    `${base64({ alg: 'none' })}.${base64({ iss })}.x`;
  const own = 'https://token.actions.githubusercontent.com';

  it("takes GitHub's own tokens unless another issuer is said for github.com", async () => {
    const byDefault = await start([]);
    // That they are not signed is looked at before any key is read.
    await expect(byDefault.verifyClaim?.(named(own))).rejects.toThrow('RS256');
    const replaced = await start([{ ...github, issuer: 'https://x.example' }]);
    await expect(replaced.verifyClaim?.(named(own))).rejects.toThrow(
      'no issuer',
    );
    await expect(
      replaced.verifyClaim?.(named('https://x.example')),
    ).rejects.toThrow('RS256');
  });
});
