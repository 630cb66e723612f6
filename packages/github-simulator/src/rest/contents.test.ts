import { Octokit } from '@octokit/rest';
import { parse } from 'yaml';
import { SteppedClock } from '../clock';
import { startGithubSimulator } from '../startGithubSimulator';
import { openApiGuard } from '../testing';
import { read } from '../testing/readEverything';

jest.setTimeout(120_000);

describe('files of workflows', () => {
  const guard = openApiGuard();
  let simulator: Awaited<ReturnType<typeof startGithubSimulator>>;
  const catalog = { owner: 'webshop', repo: 'catalog' };

  beforeAll(async () => {
    simulator = await startGithubSimulator({
      scenario: 'small',
      clock: new SteppedClock('2026-11-20T10:00:00Z'),
      onResponse: guard.onResponse,
    });
    catalog.owner = simulator.world.repository('catalog').owner.login;
  });

  afterAll(async () => {
    await simulator.close();
    guard.assertValid();
  });

  const contents = (path: string) =>
    read(
      `${simulator.url}/repos/${catalog.owner}/catalog/contents/.github/workflows/${path}`,
    );

  it('tell the inputs of a workflow that is started by hand', async () => {
    const octokit = new Octokit({ baseUrl: simulator.url });
    const { data } = await octokit.rest.repos.getContent({
      ...catalog,
      path: '.github/workflows/deploy.yml',
    });
    if (!('content' in data)) throw new Error('It is no file');
    const file = parse(Buffer.from(data.content, 'base64').toString('utf8'));
    expect(Object.keys(file.on.workflow_dispatch.inputs)).toEqual([
      'service',
      'environment',
      'version',
      'correlation_id',
    ]);
    expect(file.on.workflow_dispatch.inputs.environment).toMatchObject({
      type: 'choice',
      required: true,
      options: ['integration', 'uat', 'performance', 'production'],
    });
    expect(file['run-name']).toContain('${{ inputs.correlation_id }}');
    expect(file.jobs.deploy.environment).toBe('${{ inputs.environment }}');
    expect(data.content).toMatch(/^(.{60}\n)+.{1,60}\n$/);
  });

  it('tell which workflow claims its deployment, and from whom', async () => {
    const jobsOf = async (service: string) => {
      const { body } = await read(
        `${simulator.url}/repos/${catalog.owner}/${service}/contents/.github/workflows/deploy.yml`,
      );
      const { content } = body as { content: string };
      return parse(Buffer.from(content, 'base64').toString('utf8')).jobs;
    };
    const claiming = await jobsOf('catalog');
    expect(Object.keys(claiming)).toEqual(['deploy', 'smoke-tests']);
    expect(claiming.deploy.permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
    });
    expect(claiming.deploy.steps[0]).toMatchObject({
      if: "${{ inputs.correlation_id != '' }}",
      env: {
        CLAIM_URL:
          '${{ vars.MAINLINE_URL }}/api/delivery/claims/${{ inputs.correlation_id }}',
      },
      run: expect.stringContaining('"$CLAIM_URL"'),
    });
    expect(JSON.stringify(await jobsOf('search'))).not.toContain('claim');
  });

  it('are listed by their folder', async () => {
    const { body } = await contents('');
    expect(Array.isArray(body) && body.map(({ name }) => name)).toEqual([
      'ci.yml',
      'lint.yml',
      'nightly.yml',
      'deploy.yml',
    ]);
  });

  it('are not there under another name, nor at a ref that is not there', async () => {
    expect((await contents('other.yml')).status).toBe(404);
    expect((await contents('deploy.yml?ref=main')).status).toBe(200);
    const answer = await contents('deploy.yml?ref=gone');
    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({
      message: 'No commit found for the ref gone',
    });
  });
});
