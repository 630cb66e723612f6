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
