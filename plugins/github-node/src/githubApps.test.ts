import { generateKeyPairSync } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultGithubClientService } from './DefaultGithubClientService';
import { answerJson, startServer } from './testing/startServer';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

/** A GitHub where one App is installed at two owners, and the installation at `acme` has used up its hour. */
async function startGithubWithApp() {
  return startServer((request, response) => {
    const token = request.headers.authorization?.split(' ')[1];
    const installation = /^\/app\/installations\/(\d)\/access_tokens/.exec(
      request.url,
    )?.[1];
    if (installation) {
      answerJson(response, 201, {
        token: `token-of-${installation}`,
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        repository_selection: 'all',
      });
    } else if (request.url.startsWith('/app/installations')) {
      answerJson(response, 200, [
        { id: 1, account: { login: 'acme' } },
        { id: 2, account: { login: 'zulu' } },
      ]);
    } else if (token === 'token-of-1') {
      answerJson(response, 429, {}, { 'retry-after': '60' });
    } else {
      answerJson(response, 200, { token });
    }
  });
}

const appOf = (given: { webhookSecret?: string }, appId = 1) => ({
  appId,
  clientId: 'c',
  clientSecret: 's',
  privateKey,
  ...given,
});

it('lets an App that hears webhooks ask for itself, with its own budget', async () => {
  const server = await startServer((request, response) =>
    answerJson(response, 200, {
      url: request.url,
      // Its payload says who made it.
      issuer: JSON.parse(
        Buffer.from(
          String(request.headers.authorization).split('.')[1],
          'base64url',
        ).toString(),
      ).iss,
    }),
  );
  const service = DefaultGithubClientService.fromConfig(
    mockServices.rootConfig({
      data: {
        integrations: {
          github: [
            {
              host: 'github.com',
              apiBaseUrl: server.url,
              apps: [
                appOf({ webhookSecret: 'w' }, 7),
                appOf({}, 8),
                appOf({ webhookSecret: 'w' }, 9),
              ],
            },
          ],
        },
      },
    }),
    { logger: mockServices.logger.mock() },
  );
  expect(service.apps().map(({ host, name }) => [host, name])).toEqual([
    ['github.com', '7'],
    ['github.com', '9'],
  ]);
  for (const app of service.apps()) {
    expect(
      await app.request(
        'GET /app/hook/deliveries',
        { per_page: 5 },
        { purpose: 'webhook' },
      ),
    ).toMatchObject({
      data: {
        url: '/app/hook/deliveries?per_page=5',
        issuer: expect.anything(),
      },
    });
  }
  await server.stop();
  expect(
    service
      .budget()
      .map(({ account, requests }) => [account, requests.webhook]),
  ).toEqual([
    ['app:#7', 1],
    ['app:#9', 1],
  ]);
});

it('asks about an organisation with the account that its repositories are asked with', async () => {
  const server = await startGithubWithApp();
  const service = DefaultGithubClientService.fromConfig(
    mockServices.rootConfig({
      data: {
        integrations: {
          github: [
            { host: 'github.com', apiBaseUrl: server.url, apps: [appOf({})] },
          ],
        },
      },
    }),
    { logger: mockServices.logger.mock() },
  );
  const client = service.forOrganisation({
    host: 'github.com',
    organisation: 'zulu',
  });
  expect(
    await client.request(
      'GET /orgs/{org}/hooks',
      { org: 'zulu' },
      { purpose: 'webhook' },
    ),
  ).toMatchObject({ data: { token: 'token-of-2' } });
  await server.stop();
  expect(service.budget().map(({ account }) => account)).toEqual(['app:zulu']);
});

it('gives each installation of an App its own token and budget', async () => {
  const server = await startGithubWithApp();
  const service = DefaultGithubClientService.fromConfig(
    mockServices.rootConfig({
      data: {
        integrations: {
          github: [
            {
              host: 'github.com',
              apiBaseUrl: server.url,
              apps: [
                { appId: 1, clientId: 'c', clientSecret: 's', privateKey },
              ],
            },
          ],
        },
      },
    }),
    { logger: mockServices.logger.mock() },
  );
  const read = (slug: string) =>
    service
      .forRepository({ host: 'github.com', slug })
      .request('GET /repos/{owner}/{repo}', {}, { purpose: 'person' });

  await expect(read('acme/x')).rejects.toMatchObject({
    reason: 'rate-limited',
  });
  await expect(read('acme/y')).rejects.toMatchObject({ sent: false });
  await expect(read('zulu/x')).resolves.toMatchObject({
    data: { token: 'token-of-2' },
  });
  // Where the App is not installed Backstage has no token, and public repositories can be read without.
  await expect(read('nobody/x')).resolves.toMatchObject({ data: {} });
  await server.stop();

  expect(service.budget().map(({ account }) => account)).toEqual([
    'app:acme',
    'app:zulu',
    'anonymous',
  ]);
});
